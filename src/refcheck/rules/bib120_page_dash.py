"""A range of pages is written with one hyphen, or with a dash that is a character.

## What it does
Finds page ranges whose dash is not ``--``.

## Why it matters
Most styles print what stands there, and a hyphen is not the dash of a range.

## Example
```
pages = {1137-1148},
             ^ a range of pages is written with "--"
```

## How it is mended
``--`` takes its place.

## What it does not flag
Pages that hold hyphens of their own ("S1-12--S1-15", "A-3"), and ranges in files for biblatex, which prints
any dash as the style wants it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from refcheck.model import Document, Edit, Finding, Fix, Match, Rule, Severity, Span
from refcheck.rules.bib_source import entries, finding, is_biblatex

RULE = Rule("BIB120", "page-dash", Severity.INFO, 'a range of pages is not written with "--"')
_RANGE = re.compile(r"(?:^|(?<=[,;\s]))[A-Za-z]?\d+(\s*(?:-|---|[‐-―−])\s*)[A-Za-z]?\d+(?=\s*(?:[,;]|$))")


def check_list(matches: Sequence[Match], document: Document) -> Iterator[Finding]:
    """Ranges with the wrong dash."""
    if not entries(document) or is_biblatex(document.text):
        return
    for entry in entries(document):
        place = entry.inner("pages")
        dash = _RANGE.search(entry.written["pages"]) if place else None
        if dash:
            assert place
            at = Span(place.start + dash.start(1), place.start + dash.end(1))
            edits = tuple(
                Edit(place.start + each.start(1), place.start + each.end(1), "--")
                for each in _RANGE.finditer(entry.written["pages"])
            )
            yield finding(
                RULE, 'a range of pages is written with "--"', at, matches, fix=Fix(edits, safe=True)
            )
