"""A value's brace or quotation mark is never closed.

## What it does
Names the place where a value opens that runs into the next field, the next entry or the end of the file.

## Why it matters
All that follows is read as part of the value, up to whole entries.

## Example
```
title = {On made-up bones,
        ^ this { is never closed
year  = 2001,
```

## How it is mended
By hand: where the value ends is for a person to say.

## What it does not flag
Values over several lines that are closed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from refcheck.model import Document, Finding, Match, Rule, Severity
from refcheck.rules.bib_source import faults

RULE = Rule("BIB103", "unclosed-value", Severity.ERROR, "a value's brace or quotation mark is never closed")
_MESSAGES = {"unclosed-value": "this {} is never closed"}


def check_list(matches: Sequence[Match], document: Document) -> Iterator[Finding]:
    """Values that begin and do not end."""
    return faults(RULE, _MESSAGES, matches, document)
