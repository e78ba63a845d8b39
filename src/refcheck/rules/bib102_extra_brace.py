"""A closing brace too many ends an entry before its fields do.

## What it does
Finds entries whose fields go on after the brace that closes them.

## Why it matters
Everything after that brace is a comment to BibTeX: the fields are lost without a word.

## Example
```
title = {On made-up bones}},
                          ^ this brace ends the entry, but its fields go on
year  = 2001,
```

## How it is mended
The brace is taken out.

## What it does not flag
Braces outside entries that no field follows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from refcheck.model import Document, Finding, Match, Rule, Severity
from refcheck.rules.bib_source import faults

RULE = Rule("BIB102", "extra-brace", Severity.ERROR, "a closing brace ends an entry before its fields do")
_MESSAGES = {"extra-brace": "this brace ends the entry, but its fields go on"}


def check_list(matches: Sequence[Match], document: Document) -> Iterator[Finding]:
    """Braces that close an entry in its midst."""
    return faults(RULE, _MESSAGES, matches, document)
