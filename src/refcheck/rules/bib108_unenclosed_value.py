"""A value of several words stands in neither braces nor quotation marks.

## What it does
Finds values that are no number, no macro and not enclosed.

## Why it matters
BibTeX takes the first word for the name of a macro and stops at the second.

## Example
```
pages = 1137--1148,
        ^^^^^^^^^^ a value that is no number must stand in braces
```

## How it is mended
Braces are put around the value.

## What it does not flag
Numbers and macros, also joined with ``#``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from refcheck.model import Document, Finding, Match, Rule, Severity
from refcheck.rules.bib_source import faults

RULE = Rule(
    "BIB108", "unenclosed-value", Severity.ERROR, "a value stands in neither braces nor quotation marks"
)
_MESSAGES = {"unenclosed-value": "a value that is no number must stand in braces"}


def check_list(matches: Sequence[Match], document: Document) -> Iterator[Finding]:
    """Values that nothing holds together."""
    return faults(RULE, _MESSAGES, matches, document)
