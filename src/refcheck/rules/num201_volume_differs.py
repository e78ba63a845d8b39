"""The volume is not the record's.

## What it does
Reports a volume that the record contradicts, and says how it differs: two digits swapped, one digit wrong,
or the issue in the volume's place.

## Why it matters
Volume and first page are what link resolvers and libraries look a work up by.

## Example
```
Doe J. On made-up bones. J Made Up Res. 2010;21:34-9.
                                             ^^ the record has volume 12 (two digits are swapped)
```

## How it is mended
The volume's characters are replaced by the recorded volume when title and authors agree with the record.

## What it does not flag
Roman numerals for arabic ones, leading zeros, "Vol. 8" for "8", a letter that only one side has ("85B").
Volume and issue that stand in each other's place (NUM206).
"""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model import Document, Finding, Match, Rule, Severity
from refcheck.rules.mending import replace
from refcheck.rules.reading import contradiction, evidence, span
from refcheck.rules.wording import diagnosis

RULE = Rule("NUM201", "volume-differs", Severity.ERROR, "the volume is not the record's")


def check_match(match: Match, document: Document) -> Iterator[Finding]:
    """A contradiction on the volume."""
    found = contradiction(match, "volume")
    if found is None or found.note == "volume-issue-exchanged":
        return
    why = ", which is its issue" if found.note == "is-issue" else ""
    diagnosed = diagnosis(found.note, found.cited, found.recorded)
    yield Finding(
        RULE,
        f"volume {found.cited}{why}: the record has volume {found.recorded}{diagnosed}",
        span(match.reference, "volume"),
        match.reference,
        evidence(match.work, {"cited": found.cited, "recorded": found.recorded}),
        replace(
            match,
            document,
            match.reference.field_span("volume"),
            match.reference.item.volume,
            found.recorded,
            f"cite volume {found.recorded}",
        ),
    )
