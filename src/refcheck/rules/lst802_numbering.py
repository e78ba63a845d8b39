"""The numbers of the list do not run on.

## What it does
Reports the first printed number that does not follow the one before it: a number twice, one left out, or one
out of its place.

## Why it matters
Every citation after it may lead to the wrong reference.

## Example
```
11. Doe J. On made-up bones. ...
13. Roe R. On real bones. ...
^^ 13 follows 11
```

## How it is mended
Not by an edit: the citations have to be compared as well.

## What it does not flag
Lists without numbers; notes, of which not each holds a reference. The list of a further chapter or of a
supplement, which counts from 1 again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from refcheck.model import Document, Finding, Match, Reference, Rule, Severity
from refcheck.rules.lists import label_number, lists

RULE = Rule("LST802", "numbering", Severity.WARNING, "the numbers of the list do not run on")


def check_list(matches: Sequence[Match], document: Document) -> Iterator[Finding]:
    """The first break in the printed numbers of each list."""
    for one in lists(matches, document):
        labelled = [(number, match.reference) for match in one if (number := label_number(match.reference))]
        if len(labelled) == len(one):
            yield from _first_break(labelled)


def _first_break(labelled: Sequence[tuple[int, Reference]]) -> Iterator[Finding]:
    for (one, before), (other, reference) in pairwise(labelled):
        if before.label_span and before.label_span == reference.label_span:  # parts of one entry
            continue
        if other != one + 1:
            message = f"{other} stands twice" if other == one else f"{other} follows {one}"
            yield Finding(
                RULE, message, reference.label_span or reference.span, reference, {"label": str(other)}
            )
            return
