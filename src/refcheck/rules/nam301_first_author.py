"""The first author is another.

## What it does
Reports a first author who is not the record's first author, whether a stranger to the work or one of its
later authors.

## Why it matters
A work is named after its first author, in the text, in the list's order and in every index.

## Example
```
Wu CY, Genant HK, van Kuijk C, Nevitt MC. Vertebral fracture assessment using a semiquantitative
technique. ... ^^^^^ the record's first author is Genant; Wu CY is its author no. 2
```

## How it is mended
Not by an edit: a reference whose authors do not agree with the record is never rewritten.

## What it does not flag
Fewer initials, lost diacritics, particles and compound names ("Rad AE" for Ehteshami Rad A), family and
given name in the other order, a group named before the people. A misspelt name (NAM305), wrong initials
(NAM306). In a .bib the recorded family name and initials where commas join them to others' (BIB121).
"""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.fields import characters, name_forms, person
from refcheck.model import Agreement, Document, Finding, Match, Rule, Severity
from refcheck.rules.reading import contradiction, evidence, span

RULE = Rule("NAM301", "first-author", Severity.ERROR, "the first author is another")
_OTHER_PERSON = ("author-differs", "authors-differ", "not-first")


def check_match(match: Match, document: Document) -> Iterator[Finding]:  # noqa: ARG001
    """A contradiction on the first author that makes them another person."""
    found = contradiction(match, "first-author")
    if found is None or found.note not in _OTHER_PERSON or _is_split_wrongly(match):
        return
    yield Finding(
        RULE,
        f"the record's first author is {found.recorded}{_later(match, found)}",
        span(match.reference, "author", index=0),
        match.reference,
        evidence(match.work, {"cited": found.cited, "recorded": found.recorded}),
    )


def _later(match: Match, found: Agreement) -> str:
    if found.note != "not-first" or match.work is None:
        return ""
    first = match.reference.item.author[0]
    place = next((n for n, name in enumerate(match.work.item.author, 1) if person.same(first, name)), None)
    return f"; {found.cited} is its author no. {place}" if place else ""


def _is_split_wrongly(match: Match) -> bool:
    """Whether a .bib's first author reads "Doe J. A.", the recorded family name and initials as one name."""
    if not match.reference.structured or match.work is None:
        return False
    printed = characters.words(name_forms.family_of(match.reference.item.author[0]))
    recorded = characters.words(name_forms.family_of(match.work.item.author[0]))
    rest = printed[len(recorded) :]
    return printed[: len(recorded)] == recorded and bool(rest) and all(len(word) == 1 for word in rest)
