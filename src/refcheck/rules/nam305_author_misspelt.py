"""An author's family name is misspelt.

## What it does
Reports a family name that is one or two letters from the recorded one, with the same initials.

## Why it matters
A misspelt author is another author to every index, and the work is not counted for the right one.

## Example
```
Gennant HK, Wu CY, van Kuijk C, Nevitt MC. Vertebral fracture assessment using a semiquantitative
technique. ... ^^^^^^^^^^ the record has Genant HK
```

## How it is mended
Not by an edit: a reference whose authors do not agree with the record is never rewritten.

## What it does not flag
Lost diacritics and their spellings (Müller, Mueller, Muller), apostrophes and hyphens, particles.
"""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model import Document, Finding, Match, Rule, Severity
from refcheck.rules import author_faults
from refcheck.rules.reading import evidence

RULE = Rule("NAM305", "author-misspelt", Severity.ERROR, "an author's family name is misspelt")


def check_match(match: Match, document: Document) -> Iterator[Finding]:  # noqa: ARG001
    """Each family name that nearly is the recorded one."""
    for fault in author_faults.faults(match, "author-misspelt"):
        yield Finding(
            RULE,
            f"{fault.printed}: the record has {fault.recorded}",
            author_faults.place(match, fault),
            match.reference,
            evidence(match.work, {"cited": fault.printed, "recorded": fault.recorded}),
        )
