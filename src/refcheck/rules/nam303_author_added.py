"""An author stands in the list who is none of the work's.

## What it does
Reports printed authors for whom the record has no counterpart.

## Why it matters
Somebody is credited with work that is not theirs.

## Example
```
Genant HK, Wu CY, van Kuijk C, Nobody A, Nevitt MC. Vertebral fracture assessment using a semiquantitative
technique. ...
                               ^^^^^^^^ the record has no author Nobody A
```

## How it is mended
Not by an edit: a reference whose authors do not agree with the record is never rewritten.

## What it does not flag
Groups. Lists much longer than the record's, which then is the one that is incomplete.
"""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model import Document, Finding, Match, Rule, Severity
from refcheck.rules import author_faults
from refcheck.rules.reading import contradiction, evidence

RULE = Rule("NAM303", "author-added", Severity.ERROR, "an author is none of the work's")


def check_match(match: Match, document: Document) -> Iterator[Finding]:  # noqa: ARG001
    """Printed authors without a counterpart, unless the whole list is of other people."""
    found = contradiction(match, "author")
    if found is None or found.note == "authors-differ":
        return
    for fault in author_faults.faults(match, "author-added"):
        yield Finding(
            RULE,
            f"the record has no author {fault.printed}",
            author_faults.place(match, fault),
            match.reference,
            evidence(match.work, {"cited": found.cited, "recorded": found.recorded}),
        )
