"""The work was "in press" or online first when it was cited, and has appeared since.

## What it does
Reports a reference that says "in press", "forthcoming" or "ahead of print" and names no volume, although
the record has one by now.

## Why it matters
Readers can be given volume and pages, and the year may have changed with them.

## Example
```
Doe J. On made-up bones. J Made Up Res. In press.
                                        ^^^^^^^^ it has appeared: 2010;12(4):134-139
```

## How it is mended
Not by an edit, since year, volume, issue and pages are all to be put in; the cleaned bibliography has them.

## What it does not flag
Works that have no volume in the record yet. References that name volume or pages.
"""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model import Document, Finding, Match, Rule, Severity, Work
from refcheck.rules.ahead_of_print import NOT_YET
from refcheck.rules.printed_text import search
from refcheck.rules.reading import evidence, span, volume_and_issue

RULE = Rule("DAT105", "appeared-since", Severity.WARNING, 'a work cited as "in press" has appeared')


def check_match(match: Match, document: Document) -> Iterator[Finding]:
    """The words, no volume, and a record that has one."""
    item = match.reference.item
    if match.work is None or not match.work.item.volume or item.volume or item.page:
        return
    said = next(search(NOT_YET, match.reference, document), None)
    literal = item.issued.literal if item.issued else ""
    if said is None and not NOT_YET.search(literal):
        return
    yield Finding(
        RULE,
        f"it has appeared: {_place(match.work)}",
        said[1] if said else span(match.reference, "issued"),
        match.reference,
        evidence(match.work, {"cited": said[0][0] if said else literal}),
    )


def _place(work: Work) -> str:
    year = str(work.item.issued.year or "") if work.item.issued else ""
    pages = work.item.page or work.item.number
    return f"{year};{volume_and_issue(work)}" + (f":{pages}" if pages else "")
