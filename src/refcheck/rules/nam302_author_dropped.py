"""An author is left out.

## What it does
Names the recorded authors that the reference leaves out without "et al.", or from the middle of the list in
spite of it.

## Why it matters
Those left out lose the credit, and searches by their names fail.

## Example
```
Genant HK, Wu CY, Nevitt MC. Vertebral fracture assessment using a semiquantitative technique. ...
^^^^^^^^^^^^^^^^^^^^^^^^^^^ van Kuijk C is left out
```

## How it is mended
Not by an edit: a reference whose authors do not agree with the record is never rewritten.

## What it does not flag
Authors that "et al." or an ellipsis before the last author stands for. Groups, which lists name or do not.
"""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model import Document, Finding, Match, Rule, Severity
from refcheck.rules import author_faults
from refcheck.rules.reading import contradiction, evidence
from refcheck.rules.wording import listing

RULE = Rule("NAM302", "author-dropped", Severity.ERROR, "an author is left out")
_SHOWN = 4


def check_match(match: Match, document: Document) -> Iterator[Finding]:  # noqa: ARG001
    """Recorded authors that are not printed, unless the whole list is of other people."""
    found = contradiction(match, "author")
    if found is None or found.note == "authors-differ":
        return
    missing = author_faults.faults(match, "author-dropped")
    if not missing:
        return
    names = [fault.recorded for fault in missing]
    if len(names) > _SHOWN:
        names = [*names[: _SHOWN - 1], f"{len(names) - _SHOWN + 1} more"]
    verb = "is" if len(names) == 1 else "are"
    yield Finding(
        RULE,
        f"{listing(names)} {verb} left out",
        author_faults.place(match, missing[0]),
        match.reference,
        evidence(match.work, {"cited": found.cited, "recorded": found.recorded}),
    )
