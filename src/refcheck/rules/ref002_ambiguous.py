"""More than one work fits the reference, and nothing printed tells them apart.

## What it does
Says which works fit equally well, or that one work has been registered under two DOIs.

## Why it matters
Twins (a preprint and its article, a paper and its reprint, parts of a series) have different dates, volumes
and pages. Nothing else about the reference is judged until it is known which is meant. A work registered
under two DOIs is judged by what both records tell; either DOI will do.

## Example
```
Doe J. On made-up bones. 2020.
^^^^^^^^^^^^^^^^^^^^^^^^ fits 10.5555/bones.1 and 10.5555/bones.2 alike
```

## How it is mended
Not by an edit. Add what tells the works apart: the DOI, or journal, volume and pages.

## What it does not flag
A reference with a DOI whose work fits; a work whose runners-up fit clearly worse.
"""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model import Document, Finding, Match, Rule, Severity, Status

RULE = Rule("REF002", "ambiguous", Severity.INFO, "more than one work fits the reference")


def check_match(match: Match, document: Document) -> Iterator[Finding]:  # noqa: ARG001
    """A verdict of ambiguous."""
    if match.status is not Status.AMBIGUOUS:
        return
    twins = [work.item.doi or work.item.title for work in match.runners_up[:2]]
    named = f": {' and '.join(twins)}" if twins else ""
    once = match.reason_name == "registered-twice"
    said = (
        "the work is registered twice, and either DOI will do"
        if once
        else "more than one work fits this reference"
    )
    source = match.runners_up[0].source if match.runners_up else ""
    shown = {"reason": match.reason, "candidates": ", ".join(twins), "source": source}
    yield Finding(
        RULE,
        f"{said}{named}",
        match.reference.span,
        match.reference,
        {name: value for name, value in shown.items() if value},
    )
