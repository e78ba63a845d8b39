"""The first page is the record's, the last is not.

## What it does
Reports a last page that the record contradicts while the first page agrees, among them a range shortened so
that its end falls before its start.

## Why it matters
A wrong last page misstates the length of the work, and copies orders and page scans stop short.

## Example
```
Doe J. On made-up bones. J Made Up Res. 2010;12:34-6.
                                                   ^ the record has pages 34-39: the last page is 39
```

## How it is mended
The recorded pages are put in their place, with the list's own dash and its way of shortening the last page,
when title and authors agree with the record.

## What it does not flag
Shortened ranges ("1137-48" for "1137-1148"). The first page alone. Recorded ranges that run backwards
themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from refcheck.fields import pages
from refcheck.model import Document, Finding, Fix, Match, Rule, Severity
from refcheck.rules.mending import replace
from refcheck.rules.page_style import ListPages, PageStyle
from refcheck.rules.reading import contradiction, evidence, printed, span
from refcheck.rules.wording import diagnosis

RULE = Rule("NUM204", "last-page-differs", Severity.ERROR, "the last page is not the record's")


def check_list(matches: Sequence[Match], document: Document) -> Iterator[Finding]:
    """Contradictions on the last page alone."""
    printed_pages = ListPages(matches, document)
    for match in matches:
        found = contradiction(match, "page")
        if found is None or not found.note.startswith(("last-page", "wrongly-elided")):
            continue
        recorded = pages.expand_range(found.recorded)
        if _runs_backwards(recorded):
            continue
        last = pages.last_page(found.cited), pages.last_page(recorded)
        why = (
            " (the range is shortened too much)"
            if found.note == "wrongly-elided"
            else diagnosis(found.note, *last)
        )
        yield Finding(
            RULE,
            f"the last page is {pages.last_page(recorded)}: the record has pages {recorded}{why}",
            span(match.reference, "page", part="last"),
            match.reference,
            evidence(match.work, {"cited": found.cited, "recorded": recorded}),
            _fix(match, printed_pages.style(match), document, recorded),
        )


def _runs_backwards(recorded: str) -> bool:
    """Whether the record's own range is wrong, and so proves nothing."""
    first, last = (pages.number_of(page) for page in (pages.first_page(recorded), pages.last_page(recorded)))
    return first is not None and last is not None and last < first


def _fix(match: Match, style: PageStyle, document: Document, recorded: str) -> Fix | None:
    place = match.reference.field_span("page")
    if place is None:
        return None
    new = style.write(recorded)
    return replace(match, document, place, printed(document, place), new, f"cite {new}")
