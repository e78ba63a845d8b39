"""The issue is not the record's.

## What it does
Reports an issue number that the record contradicts.

## Why it matters
In journals that begin each issue with page 1 the issue is the only way to the right page.

## Example
```
Doe J. On made-up bones. J Made Up Res. 2010;12(6):34-9.
                                                ^ the record has issue 9
```

## How it is mended
The issue's characters are replaced by the recorded issue when title and authors agree with the record.

## What it does not flag
A missing issue. One number of a double issue ("7" for "7-8"). A month or a season in place of a number. A
supplement (NUM209). Volume and issue that stand in each other's place (NUM206).
"""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model import Document, Finding, Match, Rule, Severity
from refcheck.rules.mending import replace
from refcheck.rules.reading import contradiction, evidence, span
from refcheck.rules.wording import diagnosis

RULE = Rule("NUM202", "issue-differs", Severity.ERROR, "the issue is not the record's")
_OTHER_RULES = ("volume-issue-exchanged", "supplement-lost", "supplement-added")


def check_match(match: Match, document: Document) -> Iterator[Finding]:
    """A contradiction on the issue."""
    found = contradiction(match, "issue")
    if found is None or found.note in _OTHER_RULES:
        return
    why = ", which is its volume" if found.note == "is-volume" else ""
    diagnosed = diagnosis(found.note, found.cited, found.recorded)
    yield Finding(
        RULE,
        f"issue {found.cited}{why}: the record has issue {found.recorded}{diagnosed}",
        span(match.reference, "issue"),
        match.reference,
        evidence(match.work, {"cited": found.cited, "recorded": found.recorded}),
        replace(
            match,
            document,
            match.reference.field_span("issue"),
            match.reference.item.issue,
            found.recorded,
            f"cite issue {found.recorded}",
        ),
    )
