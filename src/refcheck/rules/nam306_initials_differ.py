"""An author's initials are not the record's.

## What it does
Reports initials that contradict the recorded given names: other letters, or the right ones in the wrong
order.

## Why it matters
Wu CY and Wu YC are two people.

## Example
```
Genant HK, Wu YC, van Kuijk C, Nevitt MC. Vertebral fracture assessment using a semiquantitative
technique. ...
           ^^^^^ the record has Wu CY (the initials are swapped)
```

## How it is mended
Not by an edit: a reference whose authors do not agree with the record is never rewritten.

## What it does not flag
Fewer initials or more of them, stops and hyphens between them, given names written out.
"""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model import Document, Finding, Match, Rule, Severity
from refcheck.rules import author_faults
from refcheck.rules.reading import evidence

RULE = Rule("NAM306", "initials-differ", Severity.ERROR, "an author's initials are not the record's")


def check_match(match: Match, document: Document) -> Iterator[Finding]:  # noqa: ARG001
    """Each author with other initials."""
    for fault in author_faults.faults(match, "initials-differ", "initials-swapped"):
        why = " (the initials are swapped)" if fault.note == "initials-swapped" else ""
        yield Finding(
            RULE,
            f"{fault.printed}: the record has {fault.recorded}{why}",
            author_faults.place(match, fault),
            match.reference,
            evidence(match.work, {"cited": fault.printed, "recorded": fault.recorded}),
        )
