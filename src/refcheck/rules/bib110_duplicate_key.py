"""Two entries have the same key.

## What it does
Finds keys that an earlier entry has, also where only letter case differs.

## Why it matters
BibTeX reports a repeated entry and ignores the second; keys that differ by case alone it takes for one
where they are cited. biber keeps the first. The other work cannot be cited.

## Example
```
@article{nobody2001, ...}
@article{Nobody2001, ...}
         ^^^^^^^^^^ this key differs from that of line 1 by letter case alone
```

## How it is mended
By hand, for the manuscript cites the keys.

## What it does not flag
Two entries of the same work under different keys: that is `same-work-twice`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from refcheck.formats.bibtex.syntax import Block
from refcheck.model import Document, Finding, Match, Rule, Severity
from refcheck.rules.bib_source import entries, finding

RULE = Rule("BIB110", "duplicate-key", Severity.ERROR, "two entries have the same key")


def check_list(matches: Sequence[Match], document: Document) -> Iterator[Finding]:
    """Keys that are taken."""
    first: dict[str, Block] = {}
    for entry in entries(document):
        block = entry.block
        if not block.key:
            continue
        earlier = first.setdefault(block.key.casefold(), block)
        if earlier is not block:
            line = document.position(earlier.key_span.start).line
            alike = f"the entry of line {line} has this key"
            if earlier.key != block.key:
                alike = f"this key differs from that of line {line} by letter case alone"
            yield finding(RULE, alike, block.key_span, matches)
