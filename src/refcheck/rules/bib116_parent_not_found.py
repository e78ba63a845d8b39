"""A `crossref` or `xdata` names an entry that the file does not hold.

## What it does
Finds parents that no entry has as its key.

## Why it matters
The child is printed without what it was to inherit: its book's title, editor and year.

## Example
```
crossref = {proc2001},
            ^^^^^^^^ no entry has the key "proc2001"
```

## How it is mended
By hand.

## What it does not flag
Parents that stand in the file under another letter case.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from refcheck.model import Document, Finding, Match, Rule, Severity
from refcheck.rules.bib_source import entries, finding

RULE = Rule(
    "BIB116", "parent-not-found", Severity.WARNING, "a crossref or xdata names an entry that is not there"
)


def check_list(matches: Sequence[Match], document: Document) -> Iterator[Finding]:
    """Children without their parent."""
    keys = {entry.block.key.casefold() for entry in entries(document)}
    for entry in entries(document):
        for name in ("crossref", "xdata"):
            place = entry.inner(name)
            for key in entry.written.get(name, "").split(",") if place else ():
                if key.strip() and key.strip().casefold() not in keys:
                    assert place
                    yield finding(RULE, f'no entry has the key "{key.strip()}"', place, matches)
