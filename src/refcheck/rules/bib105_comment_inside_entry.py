"""A line inside an entry begins with a percent sign.

## What it does
Finds ``%`` where a field's name should stand.

## Why it matters
Inside an entry a percent sign begins no comment: BibTeX stops reading the entry, and other readers make it
part of a field's name.

## Example
```
@article{nobody2001,
  % title = {On made-up bones},
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ an entry holds no comments
```

## How it is mended
By hand: the line is moved out of the entry, or deleted.

## What it does not flag
Percent signs between entries, and those within values.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from refcheck.model import Document, Finding, Match, Rule, Severity
from refcheck.rules.bib_source import faults

RULE = Rule(
    "BIB105", "comment-inside-entry", Severity.ERROR, "a line inside an entry begins with a percent sign"
)
_MESSAGES = {"percent-comment": "an entry holds no comments: BibTeX stops reading it here"}


def check_list(matches: Sequence[Match], document: Document) -> Iterator[Finding]:
    """Lines that were meant as comments."""
    return faults(RULE, _MESSAGES, matches, document)
