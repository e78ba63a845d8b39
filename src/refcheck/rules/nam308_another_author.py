"""Another person stands in an author's place.

## What it does
Reports a printed author after the first in whose place the record has somebody else; and, in one finding, a
list in which most names are not the record's.

## Why it matters
Somebody loses the credit and somebody else gets it.

## Example
```
Genant HK, Nobody A, van Kuijk C, Nevitt MC. Vertebral fracture assessment using a semiquantitative
technique. ...
           ^^^^^^^^ the record has Wu CY
```

## How it is mended
Not by an edit: a reference whose authors do not agree with the record is never rewritten.

## What it does not flag
The first author (NAM301). A misspelt name (NAM305), wrong initials (NAM306).
"""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model import Document, Finding, Match, Rule, Severity
from refcheck.rules import author_faults
from refcheck.rules.reading import contradiction, evidence, span

RULE = Rule("NAM308", "another-author", Severity.ERROR, "another person stands in an author's place")


def check_match(match: Match, document: Document) -> Iterator[Finding]:  # noqa: ARG001
    """Strangers in the places of recorded authors."""
    found = contradiction(match, "author")
    if found is None:
        return
    if found.note == "authors-differ":
        if contradiction(match, "first-author") is None:
            shown = evidence(match.work, {"cited": found.cited, "recorded": found.recorded})
            message = f"the record's authors are {found.recorded}"
            yield Finding(RULE, message, span(match.reference, "author"), match.reference, shown)
        return
    for fault in author_faults.faults(match, "author-differs"):
        if fault.place:
            yield Finding(
                RULE,
                f"the record has {fault.recorded}",
                author_faults.place(match, fault),
                match.reference,
                evidence(match.work, {"cited": fault.printed, "recorded": fault.recorded}),
            )
