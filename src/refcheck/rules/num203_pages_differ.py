"""The pages, or the first of them, are not the record's.

## What it does
Reports a first page that the record contradicts, and says how it differs: two digits swapped, one digit
wrong, or another range altogether.

## Why it matters
The first page is what link resolvers, indexes and readers find a work by within its volume.

## Example
```
Doe J. On made-up bones. J Made Up Res. 2010;12:43-9.
                                                ^^^^ the record has pages 34-39 (two digits are swapped)
```

## How it is mended
The recorded pages are put in their place, with the list's own dash and its way of shortening the last page,
when title and authors agree with the record and the record knows the last page.

## What it does not flag
Shortened ranges ("1137-48" for "1137-1148"). The first page alone. A letter that only one side has ("12"
for "S12"). An article number in the pages' place. Pages 1-12 of an article that is known by its number.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from refcheck.fields import pages
from refcheck.model import Agreement, Document, Finding, Fix, Match, Rule, Severity
from refcheck.rules.mending import replace
from refcheck.rules.page_style import ListPages, PageStyle, as_printed
from refcheck.rules.reading import contradiction, evidence, printed, span
from refcheck.rules.wording import diagnosis

RULE = Rule("NUM203", "pages-differ", Severity.ERROR, "the first page is not the record's")
_LAST_PAGE = ("last-page", "wrongly-elided", "range-reversed")


def check_list(matches: Sequence[Match], document: Document) -> Iterator[Finding]:
    """Contradictions on the pages but for those of the last page alone."""
    printed_pages = ListPages(matches, document)
    for match in matches:
        found = contradiction(match, "page")
        if found is None or found.note.startswith(_LAST_PAGE):
            continue
        yield Finding(
            RULE,
            _message(found, as_printed(match, document, found.cited)),
            span(match.reference, "page"),
            match.reference,
            evidence(match.work, {"cited": found.cited, "recorded": pages.expand_range(found.recorded)}),
            _fix(match, printed_pages.style(match), document, found),
        )


def _message(found: Agreement, shown: str) -> str:
    recorded = pages.expand_range(found.recorded)
    first = pages.first_page(found.cited), pages.first_page(recorded)
    noun = "pages" if "-" in recorded else "page"
    why = ", which is the last page" if found.note == "first-page-is-last" else ""
    return f"{shown}{why}: the record has {noun} {recorded}{diagnosis(found.note, *first)}"


def _fix(match: Match, style: PageStyle, document: Document, found: Agreement) -> Fix | None:
    place = match.reference.field_span("page")
    recorded = pages.expand_range(found.recorded)
    if place is None or ("-" in found.cited and "-" not in recorded):
        return None
    if "-" not in found.cited:
        recorded = pages.first_page(recorded)
    new = style.write(recorded)
    return replace(match, document, place, printed(document, place), new, f"cite {new}")
