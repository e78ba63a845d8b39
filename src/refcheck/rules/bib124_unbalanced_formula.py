r"""A dollar sign opens a formula that is not closed.

## What it does
Finds printed fields with an odd number of unescaped dollar signs.

## Why it matters
LaTeX reads on as a formula to the end of the entry and stops with an error.

## Example
```
title = {The $\beta-blocker},
             ^ this formula is not closed
```

## How it is mended
By hand.

## What it does not flag
Dollar signs with a backslash, and fields that no style prints.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from refcheck.model import Document, Finding, Match, Rule, Severity, Span
from refcheck.rules.bib_source import PRINTED, entries, finding

RULE = Rule(
    "BIB124", "unbalanced-formula", Severity.ERROR, "a dollar sign opens a formula that is not closed"
)
_DOLLAR = re.compile(r"(?<!\\)\$")


def check_list(matches: Sequence[Match], document: Document) -> Iterator[Finding]:
    """Formulas without an end."""
    for entry in entries(document):
        for name, value in entry.written.items():
            if "$" in value and name in PRINTED and len(_DOLLAR.findall(value)) % 2:
                place = entry.inner(name)
                last = list(_DOLLAR.finditer(value))[-1]
                at = (
                    Span(place.start + last.start(), place.start + last.end())
                    if place
                    else entry.fields[name].span
                )
                yield finding(RULE, "this formula is not closed", at, matches)
