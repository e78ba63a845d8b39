"""Pages 1 to n are printed, and the article number is missing.

## What it does
Says that the journal numbers its articles: the record has an article number which the reference does not
print, or, without a record, the volume is the year and the pages begin with 1.

## Why it matters
In such a journal every article begins on page 1, so the pages find nothing.

## Example
```
Omidi-Kashani F, et al. Does ...  J Osteoporos 2013;2013:1-5.
                                                                      ^^^ the article number 690329 is missing
```

## How it is mended
The recorded number takes the pages' place, under `--unsafe-fixes`, when title and authors agree with the
record.

## What it does not flag
References that print the number anywhere. Pages that begin elsewhere than with 1.
"""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.fields import pages
from refcheck.model import Document, Finding, Fix, Match, Rule, Severity
from refcheck.rules.mending import replace
from refcheck.rules.reading import evidence, printed, span

RULE = Rule(
    "NUM208", "article-number-missing", Severity.INFO, "pages 1 to n stand in an article number's place"
)


def check_match(match: Match, document: Document) -> Iterator[Finding]:
    """Pages counted from 1 in a journal that numbers articles."""
    item = match.reference.item
    if item.number or pages.first_page(item.page) != "1" or "-" not in item.page:
        return
    number = match.work.item.number if match.work else ""
    if number:
        if number.lower() not in match.reference.unstructured.lower():
            message = f"the article number {number} is missing"
            yield _finding(match, message, _fix(match, document, number))
    elif match.work is None and item.issued and str(item.issued.year) == item.volume:
        message = f"pages {item.page} seem counted within the article: its number is missing"
        yield _finding(match, message, None)


def _finding(match: Match, message: str, fix: Fix | None) -> Finding:
    number = match.work.item.number if match.work else ""
    shown = evidence(match.work, {"cited": match.reference.item.page, "article-number": number})
    return Finding(RULE, message, span(match.reference, "page"), match.reference, shown, fix)


def _fix(match: Match, document: Document, number: str) -> Fix | None:
    place = match.reference.field_span("page")
    if place is None:
        return None
    fix = replace(match, document, place, printed(document, place), number, f"cite {number}")
    return Fix(fix.edits, safe=False, description=fix.description) if fix else None
