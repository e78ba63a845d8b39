"""A name stands there that is nobody's.

## What it does
Reports authors such as "Author A", "Lastname F" or "Firstname Lastname".

## Why it matters
Placeholders are left over from a template, or from a program that made the reference up.

## Example
```
Lastname F, Author B. On made-up bones. J Made Up Res. 2010;12:134-9.
^^^^^^^^^^ this looks like a placeholder
```

## How it is mended
Not by an edit.

## What it does not flag
Real names that are common in examples, such as Doe or Smith. Works whose record has the same name.
"""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model import Document, Finding, Match, Name, Rule, Severity, State
from refcheck.rules.reading import span

RULE = Rule("REF007", "placeholder-author", Severity.WARNING, "an author's name is a placeholder")
_PLACEHOLDERS = frozenset(
    {
        "author",
        "lastname",
        "firstname",
        "surname",
        "familyname",
        "givenname",
        "coauthor",
        "nachname",
        "vorname",
    }
)


def check_match(match: Match, document: Document) -> Iterator[Finding]:  # noqa: ARG001
    """Names made of the words for a name, unless the record has them too."""
    agreement = match.agreement("author")
    if agreement is not None and agreement.state in {State.AGREE, State.VARIANT}:
        return
    for place, name in enumerate(match.reference.item.author):
        if _is_placeholder(name):
            yield Finding(
                RULE,
                "this looks like a placeholder",
                span(match.reference, "author", index=place),
                match.reference,
                {"cited": f"{name.family} {name.given}".strip() or name.literal},
            )


def _is_placeholder(name: Name) -> bool:
    words = (name.family or name.literal).lower().replace("-", "").split()
    return bool(words) and all(word.strip(".") in _PLACEHOLDERS for word in words)
