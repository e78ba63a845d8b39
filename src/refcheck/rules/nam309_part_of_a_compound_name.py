"""Only a part of a compound family name is printed.

## What it does
Says that the record has a longer family name than the reference, of which the rest stands among the
initials or nowhere.

## Why it matters
Indexes file the author under the whole name: Ehteshami Rad under E, not under R.

## Example
```
Martin DJ, Rad AE, Kallmes DF. Prevalence of extravertebral cement leakage after vertebroplasty ...
           ^^^^^^ the record has Ehteshami Rad A
```

## How it is mended
Not by an edit: which part is the family name, the author knows best.

## What it does not flag
The whole name with or without its hyphen; a particle left out.
"""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model import Document, Finding, Match, Rule, Severity
from refcheck.rules import author_faults
from refcheck.rules.reading import evidence

RULE = Rule("NAM309", "part-of-a-compound-name", Severity.INFO, "a part of a compound family name is printed")


def check_match(match: Match, document: Document) -> Iterator[Finding]:  # noqa: ARG001
    """Each author whose recorded family name is longer."""
    for fault in author_faults.variants(match, "compound-name"):
        if len(fault.recorded_family.split()) > len(fault.printed_family.split()):
            yield Finding(
                RULE,
                f"the record has {fault.recorded}",
                author_faults.place(match, fault),
                match.reference,
                evidence(match.work, {"cited": fault.printed, "recorded": fault.recorded}),
            )
