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
The recorded year is put in its place, when title and authors agree with the record.

## What it does not flag
The coming year, in which issues are dated ahead.
"""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.fields import keys
from refcheck.model import Document, Finding, Match, Reference, Rule, Severity, Span
from refcheck.rules import printed_year
from refcheck.rules.mending import replace
from refcheck.rules.reading import contradiction, evidence, span

RULE = Rule("DAT107", "implausible-year", Severity.WARNING, "the year lies in the future or before printing")
_EARLIEST_FUTURE = 2000


def check_match(match: Match, document: Document) -> Iterator[Finding]:
    """A year out of all bounds, unless the record already contradicts it."""
    printed = _implausible(match.reference)
    if printed is None or contradiction(match, "issued"):
        return
    year, place = printed
    why = "lies in the future" if year > _EARLIEST_FUTURE else "is earlier than any printed work"
    date = keys.published(match.work) if match.work else None
    known = str(date.year or "") if date else ""
    yield Finding(
        RULE,
        f"{year} {why}" + (f"; the record has {known}" if known else ""),
        place,
        match.reference,
        evidence(match.work, {"cited": str(year), "recorded": known}),
        replace(match, document, place, str(year), known, f"cite {known}"),
    )


def _implausible(reference: Reference) -> tuple[int, Span] | None:
    """The year and where it stands, also where it is so far off that the parse took it for none."""
    issued = reference.item.issued
    if issued is None or issued.year is None:
        unread = printed_year.unread(reference)
        return None if unread is None or printed_year.is_plausible(unread[0]) else unread
    # Most years are plausible, and finding a field's place costs more than looking at its value.
    if printed_year.is_plausible(issued.year):
        return None
    return issued.year, span(reference, "issued", part="year")
