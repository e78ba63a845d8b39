"""A `crossref` names an entry that stands before the one that refers to it.

## What it does
Finds parents that come before their children, in files for BibTeX.

## Why it matters
BibTeX reads a file once: a parent must come after all entries that refer to it, or they inherit nothing.

## Example
```
@proceedings{proc2001, ...}
@inproceedings{nobody2001, crossref = {proc2001}, ...}
                                       ^^^^^^^^ BibTeX wants the entry "proc2001" after this one
```

## How it is mended
By hand: the parent is moved to the end of the file.

## What it does not flag
Files for biblatex, for biber reads them whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from refcheck.model import Document, Finding, Match, Rule, Severity
from refcheck.rules.bib_source import entries, finding, is_biblatex

RULE = Rule(
    "BIB117", "parent-before-child", Severity.WARNING, "a crossref names an entry that stands before it"
)


def check_list(matches: Sequence[Match], document: Document) -> Iterator[Finding]:
    """Parents that BibTeX has read too early."""
    seen: set[str] = set()
    for entry in entries(document):
        key = entry.written.get("crossref", "").strip()
        place = entry.inner("crossref")
        if key and place and key.casefold() in seen and not is_biblatex(document.text):
            yield finding(RULE, f'BibTeX wants the entry "{key}" after this one', place, matches)
        seen.add(entry.block.key.casefold())
