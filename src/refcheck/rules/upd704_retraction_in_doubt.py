"""The reports about a retraction contradict each other.

## What it does
Says that one report, under one record of Retraction Watch, calls the work retracted and also something
else, such as corrected.

## Why it matters
When a verdict is changed, both the old and the new one can stand in the record. To call such a work
retracted would accuse its authors on a report that was taken back.

## Example
```
Doe J. On made-up bones. J Made Up Res. 2010;12:34-9.
^ retraction and correction are both reported under one record: read the notice 10.5555/bones.notice
```

## How it is mended
Not by an edit. Read the publisher's notice.

## What it does not flag
Separate reports that follow each other, such as a concern and then a retraction: the retraction counts
(UPD701).
"""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model import Document, Finding, Match, Rule, Severity
from refcheck.rules import updates
from refcheck.rules.reading import evidence
from refcheck.rules.wording import listing

RULE = Rule("UPD704", "retraction-in-doubt", Severity.INFO, "reports of a retraction contradict each other")


def check_match(match: Match, document: Document) -> Iterator[Finding]:  # noqa: ARG001
    """Disputed reports, where no undisputed retraction decides."""
    if match.work is None or updates.newest(match.work, updates.RETRACTIONS):
        return
    disputed = updates.in_doubt(match.work)
    if not disputed:
        return
    types = sorted({update.type.replace("_", " ") for update in disputed}, key="retraction".__ne__)
    notice = disputed[-1].doi
    yield Finding(
        RULE,
        f"{listing(types)} are both reported under one record"
        + (f": read the notice {notice}" if notice else ""),
        match.reference.span,
        match.reference,
        evidence(match.work, updates.said(disputed[-1]) | {"update": ", ".join(types)}),
    )
