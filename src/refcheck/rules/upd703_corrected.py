"""The work has been corrected since.

## What it does
Names the correction, erratum or addendum that the record carries.

## Why it matters
What is cited may be the very figure that was corrected.

## Example
```
Zhou P, et al. A pneumonia outbreak associated with a new coronavirus ... Nature 2020;579:270-3.
^ addendum of 2020-11-17 (10.1038/s41586-020-2951-z)
```

## How it is mended
Not by an edit. Check that what is cited still stands; some styles ask for the correction beside the work.

## What it does not flag
Works that were retracted since (UPD701). A reference that names the correction.
"""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model import Document, Finding, Match, Rule, Severity
from refcheck.rules import updates
from refcheck.rules.reading import day, evidence

RULE = Rule("UPD703", "corrected", Severity.INFO, "the work has been corrected since")


def check_match(match: Match, document: Document) -> Iterator[Finding]:  # noqa: ARG001
    """The latest undisputed correction."""
    if match.work is None or updates.newest(match.work, updates.RETRACTIONS):
        return
    update = updates.newest(match.work, updates.CORRECTIONS)
    if update is None or (update.doi and update.doi in match.reference.unstructured.lower()):
        return
    date = day(update.date)
    yield Finding(
        RULE,
        update.type + (f" of {date}" if date else "") + (f" ({update.doi})" if update.doi else ""),
        match.reference.span,
        match.reference,
        evidence(match.work, updates.said(update)),
    )
