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
Not by an edit: no source that was asked knows the DOI.

## What it does not flag
Works for which the sources know that there is no DOI, and those whose DOI they know: IDN601 gives it. Lists
in which only few print one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from refcheck.model import Document, Finding, Match, Rule, Severity
from refcheck.rules import majority

RULE = Rule("STY007", "some-dois", Severity.INFO, "some references print a DOI, others do not")


def check_list(matches: Sequence[Match], document: Document) -> Iterator[Finding]:  # noqa: ARG001
    """One finding for the articles without one of which no DOI is known either."""
    divided = majority.split(matches, _prints_doi)
    if divided is None or not divided.habit:
        return
    unknown = tuple((match, habit) for match, habit in divided.others if match.work is None)
    if unknown:
        told = replace(divided, others=unknown)
        yield majority.finding(RULE, "no DOI", told, lambda reference: reference.span)


def _prints_doi(match: Match) -> bool | None:
    item = match.reference.item
    if not item.container_title or not item.volume or (match.work is not None and not match.work.item.doi):
        return None
    return bool(item.doi)
