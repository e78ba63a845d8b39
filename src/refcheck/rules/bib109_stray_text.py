"""Text in an entry that belongs to no field.

## What it does
Finds words where a field should stand, text after a value, and fields without a value.

## Why it matters
BibTeX stops reading the entry there: what follows is lost.

## Example
```
title = {On made-up bones} and more,
                           ^^^^^^^^ this belongs to no field
```

## How it is mended
By hand: whether it belongs to the value or nowhere is for a person to say.

## What it does not flag
Text between entries, which is a comment.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from refcheck.model import Document, Finding, Match, Rule, Severity
from refcheck.rules.bib_source import faults

RULE = Rule("BIB109", "stray-text", Severity.ERROR, "text in an entry belongs to no field")
_MESSAGES = {"stray-text": "this belongs to no field", "missing-value": 'the field "{}" has no value'}


def check_list(matches: Sequence[Match], document: Document) -> Iterator[Finding]:
    """What stands between fields."""
    return faults(RULE, _MESSAGES, matches, document)
