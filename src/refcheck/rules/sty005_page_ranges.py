"""Page ranges are written in different ways.

## What it does
Compares through the list whether last pages are shortened ("224-9") or written out ("224-229"), and which
dash stands between, and names the references that depart.

## Why it matters
A list keeps to one way.

## Example
```
1. ... 2006;27:224-9.
2. ... 2001;83:1070-1073.
               ^^^^^^^^^ reference 2: last page in full, against 8 others
```

## How it is mended
The ranges are written as in most references. The edit is for `--unsafe-fixes`.

## What it does not flag
Ranges in which nothing can be shortened. Pages with letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from refcheck.model import Document, Edit, Finding, Fix, Match, Rule, Severity
from refcheck.rules import majority
from refcheck.rules.page_style import PageStyle
from refcheck.rules.reading import printed, span

RULE = Rule("STY005", "page-ranges", Severity.INFO, "page ranges are written in different ways")
_RANGE = re.compile(r"(\d+)(\s?[-‐‑‒–—―−]+\s?)(\d+)")


def check_list(matches: Sequence[Match], document: Document) -> Iterator[Finding]:
    """One finding for the shortening, one for the dash."""
    ranges = {id(match): found for match in majority.telling(matches) if (found := _range(match, document))}
    shortening = majority.split(matches, lambda match: _shortening(ranges.get(id(match))))
    if shortening is not None:
        kept = 1 if shortening.habit == "last page shortened" else 0
        edits = [_edit(match, ranges[id(match)], kept, None) for match, _ in shortening.others]
        yield _finding(shortening.others[0][1], shortening, edits)
    dashes = majority.split(matches, lambda match: _dash(ranges.get(id(match))))
    if dashes is not None:
        edits = [_edit(match, ranges[id(match)], None, dashes.habit) for match, _ in dashes.others]
        yield _finding(f'"{dashes.others[0][1]}" in the page range', dashes, edits)


def _range(match: Match, document: Document) -> re.Match[str] | None:
    place = match.reference.field_span("page")
    return _RANGE.fullmatch(printed(document, place)) if place else None


def _shortening(found: re.Match[str] | None) -> str | None:
    if found is None or len(found[3]) > len(found[1]):
        return None
    if len(found[3]) < len(found[1]):
        return "last page shortened"
    return "last page in full" if found[1][0] == found[3][0] and len(found[1]) > 1 else None


def _dash(found: re.Match[str] | None) -> str | None:
    return found[2] if found else None


def _edit(match: Match, found: re.Match[str], kept: int | None, dash: str | None) -> Edit:
    place = span(match.reference, "page")
    if kept is None:
        return Edit(place.start, place.end, f"{found[1]}{dash}{found[3]}")
    last = found[1][: max(len(found[1]) - len(found[3]), 0)] + found[3]
    return Edit(place.start, place.end, PageStyle(found[2], kept).write(f"{found[1]}-{last}"))


def _finding(message: str, divided: majority.Split[str], edits: list[Edit]) -> Finding:
    fix = Fix(tuple(edits), safe=False, description="write page ranges as in most references")
    return majority.finding(RULE, message, divided, lambda reference: span(reference, "page"), fix)
