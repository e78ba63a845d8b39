"""A comma is missing after a field or a key.

## What it does
Finds fields that follow one another, or a key, without a comma between them.

## Why it matters
BibTeX stops reading the entry there, and other readers take both fields for one: the second is lost without
a word.

## Example
```
title = {On made-up bones}
                         ^ a comma is missing after this field
year  = 2001,
```

## How it is mended
The comma is put in.

## What it does not flag
The last field of an entry, which needs none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from refcheck.model import Document, Finding, Match, Rule, Severity
from refcheck.rules.bib_source import faults

RULE = Rule("BIB101", "missing-comma", Severity.ERROR, "a comma is missing after a field or a key")
_MESSAGES = {"missing-comma": "a comma is missing after this"}


def check_list(matches: Sequence[Match], document: Document) -> Iterator[Finding]:
    """Fields and keys that run into the next field."""
    return faults(RULE, _MESSAGES, matches, document)
