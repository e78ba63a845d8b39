"""The page range runs backwards.

## What it does
Reports a range whose last page comes before its first, also after what is left out of the last page has
been put back.

## Why it matters
One of the two pages is wrong.

## Example
```
Doe J. On made-up bones. J Made Up Res. 2010;12:139-134.
                                                ^^^^^^^ the range runs backwards
```

## How it is mended
The recorded pages are put in their place, in the list's own style, where the record has the same two pages.
Else not by an edit.

## What it does not flag
Shortened ranges ("1137-48"). Pages with letters or in roman numerals. Pages with which the record agrees. The
end of a DOI that stands where pages should.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from refcheck.fields import pages
from refcheck.model import Document, Finding, Fix, Item, Match, Rule, Severity, State
from refcheck.rules.mending import replace
from refcheck.rules.page_style import ListPages, PageStyle
from refcheck.rules.reading import evidence, in_state, printed, span

RULE = Rule("NUM205", "range-reversed", Severity.WARNING, "the page range runs backwards")
_RANGE = re.compile(r"([1-9]\d{1,8})-(\d{1,9})")


def check_list(matches: Sequence[Match], document: Document) -> Iterator[Finding]:
    """Ranges that run backwards, with the record's word on them where there is one."""
    printed_pages = ListPages(matches, document)
    for match in matches:
        agreement = match.agreement("page")
        if agreement is not None and agreement.state is not State.UNKNOWN:
            found = in_state(match, "page", State.CONTRADICT, "range-reversed")
            if found is None:
                continue
        elif not match.reference.is_reference or not _backwards(match.reference.item):
            continue
        yield _finding(match, printed_pages, document)


def _backwards(item: Item) -> bool:
    shown = _RANGE.fullmatch(item.page)
    if shown is None or not item.volume or item.doi.endswith(item.page):
        return False
    return int(shown[2]) < int(shown[1])


def _finding(match: Match, printed_pages: ListPages, document: Document) -> Finding:
    contradicted = in_state(match, "page", State.CONTRADICT)
    recorded = pages.expand_range(contradicted.recorded) if contradicted else ""
    known = f": the record has pages {recorded}" if recorded else ""
    return Finding(
        RULE,
        f"the range {match.reference.item.page} runs backwards{known}",
        span(match.reference, "page"),
        match.reference,
        evidence(match.work, {"cited": match.reference.item.page, "recorded": recorded}),
        _fix(match, printed_pages.style(match), document, recorded) if recorded else None,
        severity=Severity.ERROR if recorded else None,
    )


def _fix(match: Match, style: PageStyle, document: Document, recorded: str) -> Fix | None:
    place = match.reference.field_span("page")
    if place is None:
        return None
    new = style.write(recorded)
    return replace(match, document, place, printed(document, place), new, f"cite {new}")
