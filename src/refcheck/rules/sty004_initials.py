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
Hyphens between initials with stops ("J.-H."), which is their usual form. Given names written out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial

from refcheck.model import Document, Finding, Match, Reference, Rule, Severity, Span
from refcheck.rules import majority
from refcheck.rules.reading import span

RULE = Rule("STY004", "initials", Severity.INFO, "initials are written in different ways")
_INITIALS = re.compile(r"[^\W\d_a-z]{1,3}|(?:[^\W\d_a-z]\.?[\s-]?){1,4}")


def check_list(matches: Sequence[Match], document: Document) -> Iterator[Finding]:  # noqa: ARG001
    """One finding for stops, one for hyphens."""
    for habit in (_stops, _hyphens):
        divided = majority.split(matches, habit)
        if divided is not None:
            message = divided.others[0][1]
            sign = "-" if habit is _hyphens else "."
            yield majority.finding(RULE, message, divided, partial(_first_with, sign=sign))


def _first_with(reference: Reference, sign: str) -> Span:
    """The first name whose initials have the sign, else the first name."""
    named = (place for place, name in enumerate(reference.item.author) if sign in name.given)
    return span(reference, "author", next(named, 0))


def _given(match: Match) -> list[str]:
    return [name.given for name in match.reference.item.author if _INITIALS.fullmatch(name.given)]


def _stops(match: Match) -> str | None:
    """The last author's single initial does not tell: the stop behind it may be the sentence's."""
    given = _given(match)
    if any("." in initials for initials in given):
        return "initials with stops"
    telling = given[:-1] + [initials for initials in given[-1:] if len(initials) > 1]
    return "initials without stops" if telling else None


def _hyphens(match: Match) -> str | None:
    """Where initials have stops, the hyphen belongs to them ("J.-H.")."""
    given = [initials for initials in _given(match) if sum(letter.isalpha() for letter in initials) > 1]
    if not given or any("." in initials for initials in given):
        return None
    return (
        "initials with hyphens" if any("-" in initials for initials in given) else "initials without hyphens"
    )
