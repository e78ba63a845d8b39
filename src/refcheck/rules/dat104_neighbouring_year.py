"""The work has two years side by side, and one of them is cited.

## What it does
Says that the work went online in one year and into print in the next, and which of the two is cited.

## Why it matters
Both are accepted; but a list should keep to one kind, and some journals ask for the print year.

## Example
```
Doe J. On made-up bones. J Made Up Res. 2009;12:34-9.
                                        ^^^^ online in 2009, printed in 2010
```

## How it is mended
Not by an edit: the year is not wrong.

## What it does not flag
The print year. Years further apart (DAT101).
"""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model import DateKind, Document, Finding, Match, Rule, Severity, State
from refcheck.rules.reading import day, evidence, in_state, span

RULE = Rule("DAT104", "neighbouring-year", Severity.INFO, "online in one year, printed in the next")


def check_match(match: Match, document: Document) -> Iterator[Finding]:  # noqa: ARG001
    """The resolver's note that the online year is cited."""
    found = in_state(match, "issued", State.VARIANT, "online-neighbour")
    if found is None or match.work is None:
        return
    online, printed = match.work.date(DateKind.ONLINE), match.work.date(DateKind.PRINT)
    if online is None or printed is None or found.cited[:4] == str(printed.year):
        return
    yield Finding(
        RULE,
        f"online in {online.year}, printed in {printed.year}",
        span(match.reference, "issued", part="year"),
        match.reference,
        evidence(match.work, {"published-print": day(printed), "published-online": day(online)}),
    )
