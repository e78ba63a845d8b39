r"""A file for classic BibTeX holds characters outside ASCII.

## What it does
Says once for a file, at the first of them, in how many entries printed fields hold characters outside
ASCII. Only in files that
otherwise spell accents as LaTeX commands.

## Why it matters
Classic BibTeX sorts and abbreviates bytes: it puts Åkesson after Zimmer, and cuts "Émile" to half a
character.

## Example
```
author = {Müller, Jan},
           ^ characters outside ASCII in 3 entries, while others write \"{u}
```

## How it is mended
By hand, or by `--bib`, which writes LaTeX's spelling unless it is told otherwise.

## What it does not flag
Files for biblatex, and files that are in Unicode throughout.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from refcheck.model import Document, Finding, Match, Rule, Severity, Span
from refcheck.rules.bib_source import PRINTED, Entry, entries, finding, is_biblatex

RULE = Rule("BIB126", "non-ascii", Severity.INFO, "a file for classic BibTeX holds characters outside ASCII")
_ACCENT = re.compile(
    r"""\\[`'^"~=.](?=[A-Za-z{\\])|\\(?:ss|o|O|ae|AE|aa|AA|l|L)(?![A-Za-z])|\\[uvHck](?=[{ ])"""
)


def check_list(matches: Sequence[Match], document: Document) -> Iterator[Finding]:
    """Files that are of two minds."""
    if not entries(document) or document.text.isascii() or is_biblatex(document.text):
        return
    if not _ACCENT.search(document.text):
        return
    places = [place for entry in entries(document) if (place := _first(entry))]
    if places:
        count = "1 entry" if len(places) == 1 else f"{len(places)} entries"
        message = f"characters outside ASCII in {count}, while others write LaTeX's accents"
        yield finding(RULE, message, places[0], matches)


def _first(entry: Entry) -> Span | None:
    """The first character outside ASCII in a printed field of the entry."""
    for name, value in entry.written.items():
        if not value.isascii() and name in PRINTED and (place := entry.inner(name)):
            offset = next(index for index, character in enumerate(value) if not character.isascii())
            return Span(place.start + offset, place.start + offset + 1)
    return None
