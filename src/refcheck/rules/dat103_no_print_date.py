"""The record has no print date, so the cited year cannot be judged.

## What it does
Says that the year could not be checked: the record knows only when the work went online, and the cited year
is earlier.

## Why it matters
Many back volumes were registered without their print date. Calling the correct, earlier year wrong would be
a false alarm; staying silent would hide that nobody has checked it.

## Example
```
Doe J. On made-up bones. J Made Up Res. 1993;8:1137-48.
                                        ^^^^ the record has only an online date (2009)
```

## How it is mended
Not by an edit. Compare the year with the printed volume or the publisher's table of contents.

## What it does not flag
A year later than every date of the record: that is a wrong year (DAT102). What decides all the same: a year
within the DOI, an article number, a volume that is the recorded year, or the journal's numbering where a
local index knows it. The year is then right, or it is wrong (DAT102).
"""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model import DateKind, Document, Finding, Match, Rule, Severity, State
from refcheck.rules.reading import day, evidence, in_state, span

RULE = Rule(
    "DAT103", "no-print-date", Severity.INFO, "the record lacks a print date: the year cannot be judged"
)


def check_match(match: Match, document: Document) -> Iterator[Finding]:  # noqa: ARG001
    """An undecided year for want of a print date."""
    found = in_state(match, "issued", State.UNKNOWN, "no-print-date")
    if found is None or match.work is None:
        return
    online = match.work.date(DateKind.ONLINE)
    only = (
        f"only an online date ({online.year})" if online else f"no print date (it says {found.recorded[:4]})"
    )
    yield Finding(
        RULE,
        f"{found.cited[:4]} cannot be judged: the record has {only}",
        span(match.reference, "issued", part="year"),
        match.reference,
        evidence(match.work, {"cited": found.cited, "published-online": day(online)}),
    )
