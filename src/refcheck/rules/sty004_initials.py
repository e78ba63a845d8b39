"""Initials are written in different ways.

## What it does
Compares stops, spaces and hyphens between initials through the list, and names the references that depart.

## Why it matters
A list keeps to one way; hyphens show that a given name is of two parts, and most medical styles leave them
out.

## Example
```
1. Teng MMH, Cheng H, Ho DMT, Chang CY. ...
12. Li C-H, Chang M-C, Liu C-L, Chen T-S. ...
       ^^^ reference 12: initials with hyphens, against 14 others
```

## How it is mended
Not by an edit: many names would change together.

## What it does not flag
Single initials, which tell nothing but their stop. Given names written out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from refcheck.model import Document, Finding, Match, Rule, Severity
from refcheck.rules import majority
from refcheck.rules.reading import span

RULE = Rule("STY004", "initials", Severity.INFO, "initials are written in different ways")
_INITIALS = re.compile(r"[^\W\d_a-z]{1,3}|(?:[^\W\d_a-z]\.?[\s-]?){1,4}")


def check_list(matches: Sequence[Match], document: Document) -> Iterator[Finding]:  # noqa: ARG001
    """One finding for stops, one for hyphens."""
    for habit in (_stops, _hyphens):
        divided = majority.split(matches, habit)
        if divided is not None:
            yield majority.finding(
                RULE, divided.others[0][1], divided, lambda reference: span(reference, "author", 0)
            )


def _given(match: Match) -> list[str]:
    return [name.given for name in match.reference.item.author if _INITIALS.fullmatch(name.given)]


def _stops(match: Match) -> str | None:
    given = _given(match)
    if not given:
        return None
    return "initials with stops" if any("." in initials for initials in given) else "initials without stops"


def _hyphens(match: Match) -> str | None:
    given = [initials for initials in _given(match) if sum(letter.isalpha() for letter in initials) > 1]
    if not given:
        return None
    return (
        "initials with hyphens" if any("-" in initials for initials in given) else "initials without hyphens"
    )
