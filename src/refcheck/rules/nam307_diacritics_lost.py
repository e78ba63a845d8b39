"""An author's name has lost its diacritics.

## What it does
Says which names the record spells with marks that the reference leaves out.

## Why it matters
It is not wrong, but it is not the name; most journals print the marks today.

## Example
```
Muller A, Doe J. On made-up bones. J Made Up Res. 2010;12:34-9.
^^^^^^ the record has Müller
```

## How it is mended
The recorded family name is put in its place under `--unsafe-fixes`, since some lists leave out all marks by
their own rule.

## What it does not flag
Marks that only the reference has, since records often lost them.
"""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model import Document, Edit, Finding, Fix, Match, Rule, Severity
from refcheck.rules import author_faults
from refcheck.rules.author_faults import AuthorFault
from refcheck.rules.mending import replace
from refcheck.rules.reading import evidence, within
from refcheck.rules.wording import listing

RULE = Rule("NAM307", "diacritics-lost", Severity.INFO, "an author's name has lost its diacritics")


def check_match(match: Match, document: Document) -> Iterator[Finding]:
    """One finding for all names of a reference."""
    lost = [fault for fault in author_faults.variants(match, "diacritics") if _lost(fault)]
    if lost:
        yield Finding(
            RULE,
            f"the record has {listing(fault.recorded_family for fault in lost)}",
            author_faults.place(match, lost[0]),
            match.reference,
            evidence(match.work, {"cited": listing(fault.printed for fault in lost)}),
            _fix(match, lost, document),
        )


def _lost(fault: AuthorFault) -> bool:
    return fault.printed_family.isascii() and not fault.recorded_family.isascii()


def _fix(match: Match, lost: list[AuthorFault], document: Document) -> Fix | None:
    edits: list[Edit] = []
    for fault in lost:
        old, new = fault.printed_family, fault.recorded_family
        place = within(document, author_faults.place(match, fault), old)
        fix = replace(match, document, place, old, new, "")
        if fix is None:
            return None
        edits += fix.edits
    return Fix(tuple(edits), safe=False, description="restore the diacritics")
