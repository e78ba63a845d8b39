"""The authors stand in another order than the record's.

## What it does
Reports a list that names the work's authors, but not in the order of the record.

## Why it matters
The order of authors is part of the work; first and last place carry meaning in many fields.

## Example
```
Genant HK, van Kuijk C, Wu CY, Nevitt MC. Vertebral fracture assessment using a semiquantitative
technique. ... ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the record's order is Genant HK, Wu CY, van Kuijk
C, Nevitt MC
```

## How it is mended
Not by an edit: a reference whose authors do not agree with the record is never rewritten.

## What it does not flag
A first author out of place (NAM301). The last author named after an ellipsis.
"""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model import Document, Finding, Match, Rule, Severity, State
from refcheck.rules.reading import contradiction, evidence, in_state, span

RULE = Rule("NAM304", "authors-exchanged", Severity.ERROR, "the authors stand in another order")


def check_match(match: Match, document: Document) -> Iterator[Finding]:  # noqa: ARG001
    """The resolver's note on the order, where the first author is right."""
    found = in_state(match, "author", State.CONTRADICT, "authors-exchanged")
    if found is None or contradiction(match, "first-author"):
        return
    yield Finding(
        RULE,
        f"the record's order is {found.recorded}",
        span(match.reference, "author"),
        match.reference,
        evidence(match.work, {"cited": found.cited, "recorded": found.recorded}),
    )
