"""The article number is not the record's.

## What it does
Reports an article number that the record contradicts.

## Why it matters
Journals without printed issues know an article by its number alone.

## Example
```
Doe J. On made-up bones. J Made Up Online Res. 2010;12:e134931.
                                                       ^^^^^^^ the record has e134913 (two digits are swapped)
```

## How it is mended
The recorded number is put in its place when title and authors agree with the record.

## What it does not flag
A number with or without its "e" or leading zeros.
"""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model import Document, Finding, Match, Rule, Severity
from refcheck.rules.mending import replace
from refcheck.rules.reading import contradiction, evidence, printed, span
from refcheck.rules.wording import diagnosis

RULE = Rule("NUM207", "article-number-differs", Severity.ERROR, "the article number is not the record's")


def check_match(match: Match, document: Document) -> Iterator[Finding]:
    """A contradiction on the article number."""
    found = contradiction(match, "number")
    if found is None:
        return
    place = match.reference.field_span("number")
    old = printed(document, place) if place else ""
    new = found.recorded if old[:1].isalpha() else found.recorded.lstrip("eE")
    diagnosed = diagnosis(found.note, found.cited, found.recorded)
    yield Finding(
        RULE,
        f"article {found.cited}: the record has {found.recorded}{diagnosed}",
        span(match.reference, "number"),
        match.reference,
        evidence(match.work, {"cited": found.cited, "recorded": found.recorded}),
        replace(match, document, place, old, new, f"cite {new}"),
    )
