"""A booktitle holds pages, a date or a place as well.

## What it does
Finds pages, and the entry's own year or a country after a comma, at the end of a booktitle.

## Why it matters
They have fields of their own, which styles print where they belong: else the year stands there twice.

## Example
```
booktitle = {Proceedings of Nothing, Paris, France, pp. 12-20},
                                                    ^^^^^^^^^ pages have a field of their own
```

## How it is mended
By hand.

## What it does not flag
A year within the name of the proceedings ("Proceedings of the 2001 Conference").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from refcheck.model import Document, Finding, Match, Rule, Severity, Span
from refcheck.rules.bib_source import Entry, entries, finding

RULE = Rule("BIB127", "more-than-a-booktitle", Severity.INFO, "a booktitle holds pages, a date or a place")
_PAGES = re.compile(r"[,.(]\s*((?:pp?\.|pages)\s*~?\d+(?:\s*[-–]+\s*\d+)?)", re.IGNORECASE)
_COUNTRY = re.compile(
    r",\s*(USA|U\.S\.A\.|United States(?: of America)?|UK|United Kingdom|England|Scotland|France|Germany|"
    r"Italy|Spain|Portugal|Austria|Switzerland|Belgium|(?:The )?Netherlands|Denmark|Norway|Sweden|Finland|"
    r"Poland|Greece|Turkey|Israel|India|China|Japan|(?:South )?Korea|Taiwan|Singapore|Australia|New Zealand|"
    r"Canada|Mexico|Brazil|Argentina|Chile|South Africa|Russia|Hungary|Czech Republic|Ireland|Thailand|"
    r"Vietnam|Malaysia|Indonesia)\b"
)


def check_list(matches: Sequence[Match], document: Document) -> Iterator[Finding]:
    """Booktitles that say too much."""
    for entry in entries(document):
        place = entry.inner("booktitle")
        found = _found(entry) if place else None
        if found:
            assert place
            at, what = found
            message = f"{what} a field of {'their' if what.endswith('have') else 'its'} own"
            yield finding(RULE, message, Span(place.start + at.start, place.start + at.end), matches)


def _found(entry: Entry) -> tuple[Span, str] | None:
    title = entry.written["booktitle"]
    if pages := _PAGES.search(title):
        return Span(*pages.span(1)), "pages have"
    if (year := entry.written.get("year", "")[:4]).isdigit() and (
        own := re.search(rf",\s*(?:[A-Z][a-z]+\.?\s+)?(?:\d+\S*\s+)?({year})\W*$", title)
    ):
        return Span(*own.span(1)), "the year has"
    if country := _COUNTRY.search(title):
        return Span(*country.span(1)), "the place has"
    return None
