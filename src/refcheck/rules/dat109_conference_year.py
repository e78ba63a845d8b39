"""The year is that of the conference; the proceedings appeared in another.

## What it does
Says that the cited year is the one in which the conference was held, when the record dates the proceedings
otherwise.

## Why it matters
Styles differ in which of the two they ask for; a list should use one of them throughout.

## Example
```
Doe J. On made-up bones. In: Proc. Made-Up Conf.; 2009. p. 134-9.
                                                  ^^^^ held in 2009, published in 2010
```

## How it is mended
Not by an edit: both years are right.

## What it does not flag
The year of the proceedings.
"""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model import DateKind, Document, Finding, Match, Rule, Severity
from refcheck.rules.reading import contradiction, day, evidence, span

RULE = Rule("DAT109", "conference-year", Severity.INFO, "the year is the conference's, not the proceedings'")


def check_match(match: Match, document: Document) -> Iterator[Finding]:  # noqa: ARG001
    """A contradiction that the date of the event explains."""
    found = contradiction(match, "issued")
    held = match.work.date(DateKind.EVENT) if match.work else None
    if found is None or held is None or found.cited[:4] != str(held.year):
        return
    yield Finding(
        RULE,
        f"held in {held.year}, published in {found.recorded[:4]}",
        span(match.reference, "issued", part="year"),
        match.reference,
        evidence(match.work, {"event-date": day(held), "recorded": found.recorded}),
    )
