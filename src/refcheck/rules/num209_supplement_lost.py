"""The work stands in a supplement, and the reference does not say so.

## What it does
Reports that the record names a supplement ("Suppl 1", pages S12-S19) which the reference leaves out, or the
other way round.

## Why it matters
Supplements are numbered by themselves: page 12 of the volume is not page S12.

## Example
```
Doe J. On made-up bones. J Made Up Res. 2010;12:12-9.
                                                ^^^^ the record has pages S12-S19
```

## How it is mended
Not by an edit: lists print supplements in many ways.

## What it does not flag
A supplement printed in another form than the record's ("S1" for "Suppl 1"). A missing issue.
"""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model import Agreement, Document, Finding, Match, Rule, Severity, State
from refcheck.rules.reading import evidence, span

RULE = Rule("NUM209", "supplement-lost", Severity.INFO, "the supplement is left out")
_ISSUE_NOTES = ("supplement-lost", "supplement-added")


def check_match(match: Match, document: Document) -> Iterator[Finding]:  # noqa: ARG001
    """The resolver's notes on supplements; pages speak only where the issue does not."""
    issue = match.agreement("issue")
    if issue is not None and issue.note in _ISSUE_NOTES:
        yield _finding(match, issue, f"the record has issue {issue.recorded}", "issue")
        return
    page = match.agreement("page")
    if page is not None and page.note == "page-letter" and "s" in page.recorded.lower():
        yield _finding(match, page, f"the record has pages {page.recorded}", "page")


def _finding(match: Match, found: Agreement, message: str, variable: str) -> Finding:
    return Finding(
        RULE,
        message,
        span(match.reference, variable),
        match.reference,
        evidence(match.work, {"cited": found.cited, "recorded": found.recorded}),
        severity=Severity.WARNING if found.state is State.CONTRADICT else None,
    )
