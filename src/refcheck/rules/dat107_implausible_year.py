"""The year lies in the future, or before printing.

## What it does
Reports a year later than the next one, or earlier than 1450.

## Why it matters
It cannot be right: mostly a slip of the pen, or a number of another kind in the year's place.

## Example
```
Doe J. On made-up bones. J Made Up Res. 2091;12:134-9.
                                        ^^^^ 2091 lies in the future
```

## How it is mended
Not by this rule; where the record is known, DAT102 offers its year.

## What it does not flag
The coming year, in which issues are dated ahead.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from refcheck.model import Document, Finding, Match, Rule, Severity
from refcheck.rules.reading import contradiction, span

RULE = Rule("DAT107", "implausible-year", Severity.WARNING, "the year lies in the future or before printing")
_FIRST_PRINTED_BOOK = 1450


def check_match(match: Match, document: Document) -> Iterator[Finding]:  # noqa: ARG001
    """A year out of all bounds, unless the record already contradicts it."""
    issued = match.reference.item.issued
    year = issued.year if issued else None
    if year is None or contradiction(match, "issued"):
        return
    this_year = datetime.datetime.now(tz=datetime.UTC).year
    if _FIRST_PRINTED_BOOK <= year <= this_year + 1:
        return
    why = "lies in the future" if year > this_year else "is earlier than any printed work"
    place = span(match.reference, "issued", part="year")
    yield Finding(RULE, f"{year} {why}", place, match.reference, {"cited": str(year)})
