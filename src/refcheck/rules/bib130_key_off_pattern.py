"""A key is not of the pattern that nearly all others follow.

## What it does
Learns the pattern of the file's keys (letters, digits and marks in order) and names the keys that are not
of it. Reported once for a file.

## Why it matters
A key off the pattern is often a slip, and hard to find by hand.

## Example
```
@article{nobody-on-bones,
         ^^^^^^^^^^^^^^^ 1 key is not of the pattern "nobody2001" that 40 others follow
```

## How it is mended
By hand, for the manuscript cites the keys.

## What it does not flag
Files with fewer than twenty entries, and files of several patterns.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from refcheck.model import Document, Finding, Match, Rule, Severity
from refcheck.rules.bib_source import entries, finding

RULE = Rule(
    "BIB130", "key-off-pattern", Severity.INFO, "a key is not of the pattern that nearly all others follow"
)
_YEARS_LETTER = re.compile(r"(?<=\d)[A-Za-z]{1,2}$")
_LETTERS = re.compile(r"[^\W\d_]+")
_DIGITS = re.compile(r"\d+")
_ENOUGH = 20
_SHARE = 0.9
_SHOWN = 5


def check_list(matches: Sequence[Match], document: Document) -> Iterator[Finding]:
    """Keys that stick out."""
    blocks = [entry.block for entry in entries(document) if entry.block.key]
    if len(blocks) < _ENOUGH:
        return
    shapes = [_shape(block.key) for block in blocks]
    (common, count), *_ = Counter(shapes).most_common(1)
    odd = [block for block, shape in zip(blocks, shapes, strict=True) if shape != common]
    if not odd or count < _SHARE * len(blocks):
        return
    example = next(block.key for block, shape in zip(blocks, shapes, strict=True) if shape == common)
    named = ", ".join(block.key for block in odd[:_SHOWN]) + (" ..." if len(odd) > _SHOWN else "")
    keys = "1 key is" if len(odd) == 1 else f"{len(odd)} keys are"
    message = f'{keys} not of the pattern "{example}" that {count} others follow: {named}'
    yield finding(RULE, message, odd[0].key_span, matches)


def _shape(key: str) -> str:
    """A key's pattern: runs of letters and of digits as one mark each, without the letter after a year."""
    return _DIGITS.sub("9", _LETTERS.sub("a", _YEARS_LETTER.sub("", key)))
