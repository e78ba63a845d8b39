"""Volume and issue stand in each other's place.

## What it does
Reports a volume that is the record's issue together with an issue that is the record's volume.

## Why it matters
Both numbers are right and the reference still leads to another volume.

## Example
```
Doe J. On made-up bones. J Made Up Res. 2010;9(12):34-9.
                                             ^ volume and issue are exchanged: the record has 12(9)
```

## How it is mended
The two are exchanged when title and authors agree with the record.

## What it does not flag
A volume that is the record's issue when no issue is printed (NUM201).
"""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model import Document, Finding, Fix, Match, Rule, Severity, State
from refcheck.rules.mending import replace
from refcheck.rules.reading import evidence, in_state, span, volume_and_issue

RULE = Rule("NUM206", "volume-issue-exchanged", Severity.ERROR, "volume and issue are exchanged")


def check_match(match: Match, document: Document) -> Iterator[Finding]:
    """The resolver's note that explains both contradictions."""
    found = in_state(match, "volume", State.CONTRADICT, "volume-issue-exchanged")
    if found is None or match.work is None:
        return
    printed = f"{match.reference.item.volume}({match.reference.item.issue})"
    recorded = volume_and_issue(match.work)
    yield Finding(
        RULE,
        f"volume and issue are exchanged: the record has {recorded}",
        span(match.reference, "volume"),
        match.reference,
        evidence(match.work, {"cited": printed, "recorded": recorded}),
        _fix(match, document, recorded),
    )


def _fix(match: Match, document: Document, recorded: str) -> Fix | None:
    reference, item = match.reference, match.reference.item
    fixes = [
        replace(match, document, reference.field_span(variable), old, new, "")
        for variable, old, new in (
            ("volume", item.volume, match.work.item.volume if match.work else ""),
            ("issue", item.issue, match.work.item.issue if match.work else ""),
        )
    ]
    done = [fix for fix in fixes if fix is not None]
    if len(done) != len(fixes):
        return None
    edits = tuple(edit for fix in done for edit in fix.edits)
    return Fix(edits, all(fix.safe for fix in done), f"cite {recorded}")
