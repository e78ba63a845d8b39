"""Some references print a DOI, others do not.

## What it does
Counts the journal articles with and without a printed DOI, where both occur and those with one are the
most.

## Why it matters
Where a list gives DOIs, readers expect them throughout.

## Example
```
3. Doe J. On made-up bones. J Made Up Res. 2010;12:134-9.
^ references 3 and 8: no DOI, against 12 others
```

## How it is mended
Not by this rule; where the DOI is known, IDN601 offers it.

## What it does not flag
Works for which the sources know that there is no DOI. Lists in which only few print one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from refcheck.model import Document, Finding, Match, Rule, Severity
from refcheck.rules import majority

RULE = Rule("STY007", "some-dois", Severity.INFO, "some references print a DOI, others do not")


def check_list(matches: Sequence[Match], document: Document) -> Iterator[Finding]:  # noqa: ARG001
    """One finding for the articles without one."""
    divided = majority.split(matches, _prints_doi)
    if divided is not None and divided.habit:
        yield majority.finding(RULE, "no DOI", divided, lambda reference: reference.span)


def _prints_doi(match: Match) -> bool | None:
    item = match.reference.item
    if not item.container_title or not item.volume or (match.work is not None and not match.work.item.doi):
        return None
    return bool(item.doi)
