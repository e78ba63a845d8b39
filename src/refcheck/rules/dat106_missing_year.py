"""The reference has no year.

## What it does
Reports a reference in which no year is printed, and nothing that stands for one ("in press", "n.d.").

## Why it matters
Without a year the work is hard to find, and author-date citations of it are impossible.

## Example
```
Doe J. On made-up bones. J Made Up Res. 12:134-9.
^ no year is printed; the record has 2010
```

## How it is mended
Not by an edit: where the year stands is a matter of the list's style.

## What it does not flag
What need not have appeared: web pages, data, software, manuscripts, anything of no known type that names no
journal or book, anything known by an address and no journal, volume or page. Works with a date of access.
"In press", "n.d.", "forthcoming". Digits in the date's place that can be no year (DAT107), and a year with an
edition's raised number behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from refcheck.model import Document, Finding, Item, Match, Rule, Severity
from refcheck.rules import printed_year
from refcheck.rules.reading import evidence

RULE = Rule("DAT106", "missing-year", Severity.WARNING, "no year is printed")
_YEAR = re.compile(r"(?<!\d)(?:1[4-9]|20)\d\d(?!\d)|['’]\d\d\b")
_STANDS_FOR_ONE = re.compile(
    r"\b(?:in press|forthcoming|to appear|submitted|accepted|in preparation|ahead of print|unpublished|"
    r"n\.\s?d\.|no date|s\.\s?a\.|o\.\s?J\.|accessed|retrieved|undated)",
    re.IGNORECASE,
)
_DATED = frozenset(
    {
        "article",
        "article-journal",
        "article-magazine",
        "article-newspaper",
        "book",
        "chapter",
        "paper-conference",
        "thesis",
        "report",
    }
)


def check_match(match: Match, document: Document) -> Iterator[Finding]:  # noqa: ARG001
    """Neither a year in the item nor any in the printed string."""
    reference = match.reference
    if not _needs_a_year(reference.item):
        return
    if reference.item.issued is not None or reference.item.accessed is not None:
        return
    if printed_year.unread(reference) is not None:
        return
    if _YEAR.search(reference.unstructured) or _STANDS_FOR_ONE.search(reference.unstructured):
        return
    recorded = match.work.item.issued.year if match.work and match.work.item.issued else None
    known = f"; the record has {recorded}" if recorded else ""
    yield Finding(RULE, f"no year is printed{known}", reference.span, reference, evidence(match.work))


def _needs_a_year(item: Item) -> bool:
    """Whether it is a work that has appeared; one of no known type when it appeared in something."""
    if item.url and not (item.container_title or item.volume or item.page):
        return False
    return item.type in _DATED or (
        not item.type and bool(item.container_title and (item.volume or item.page))
    )
