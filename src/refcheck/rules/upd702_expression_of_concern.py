"""The publisher has expressed concern about the work.

## What it does
Reports a work whose record carries an expression of concern.

## Why it matters
The findings are in doubt, and often a retraction follows.

## Example
```
Doe J. On made-up bones. J Made Up Res. 2010;12:34-9.
^ expression of concern of 2012-05 (notice 10.5555/bones.concern)
```

## How it is mended
Not by an edit. Read the notice; cite it beside the work if the work is kept.

## What it does not flag
A work that was retracted since (UPD701). Contradictory reports (UPD704).
"""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model import Document, Finding, Match, Rule, Severity
from refcheck.rules import updates
from refcheck.rules.reading import day, evidence

RULE = Rule(
    "UPD702", "expression-of-concern", Severity.WARNING, "there is an expression of concern about the work"
)


def check_match(match: Match, document: Document) -> Iterator[Finding]:  # noqa: ARG001
    """An undisputed concern that no retraction has overtaken."""
    if match.work is None or updates.newest(match.work, updates.RETRACTIONS):
        return
    update = updates.newest(match.work, updates.CONCERNS)
    if update is None:
        return
    date = day(update.date)
    yield Finding(
        RULE,
        "expression of concern"
        + (f" of {date}" if date else "")
        + (f" (notice {update.doi})" if update.doi else ""),
        match.reference.span,
        match.reference,
        evidence(match.work, updates.said(update)),
    )
