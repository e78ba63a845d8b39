"""The PMID is another work's.

## What it does
Reports a PMID that the sources give to another work than the one that was found.

## Why it matters
Readers in medicine follow the PMID rather than the words.

## Example
```
Genant HK, et al. Vertebral fracture assessment using a semiquantitative technique. ... PMID: 8237848.
                                                                                              ^^^^^^^ the
                                                                                              record has
                                                                                              8237484
```

## How it is mended
The recorded PMID takes its place, under `--unsafe-fixes`, when title and authors agree with the record.

## What it does not flag
Works whose record has no PMID.
"""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model import Document, Finding, Fix, Match, Rule, Severity
from refcheck.rules.mending import replace
from refcheck.rules.reading import contradiction, evidence, span, within

RULE = Rule("IDN607", "pmid-of-another-work", Severity.ERROR, "the PMID is another work's")


def check_match(match: Match, document: Document) -> Iterator[Finding]:
    """A contradiction on the PMID."""
    found = contradiction(match, "pmid")
    if found is None:
        return
    place = span(match.reference, "pmid")
    fix = replace(match, document, within(document, place, found.cited), found.cited, found.recorded, "")
    yield Finding(
        RULE,
        f"{found.cited} is another work: the record has {found.recorded}",
        place,
        match.reference,
        evidence(match.work, {"cited": found.cited, "recorded": found.recorded}),
        Fix(fix.edits, safe=False, description=f"cite {found.recorded}") if fix else None,
    )
