"""A reference stands out of the list's alphabetical order.

## What it does
In an unnumbered list that is in alphabetical order but for a few places, names the references that are out
of it.

## Why it matters
Readers of an author-date text look for a name in its place.

## Example
```
Able A. ...
Noone B. ...
^ stands after Able
Baker C. ...
```

## How it is mended
Not by an edit.

## What it does not flag
Numbered lists; lists in another order; names with particles, which are filed either way ("van Kuijk" under
K or V); groups; lists of fewer than eight; references in notes.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from refcheck.fields import characters
from refcheck.model import Document, Finding, Match, Rule, Severity
from refcheck.rules.lists import lists

RULE = Rule("LST803", "alphabetical-order", Severity.INFO, "a reference stands out of alphabetical order")
_ENOUGH = 8
_SHARE = 0.9


def check_list(matches: Sequence[Match], document: Document) -> Iterator[Finding]:
    """References outside the longest run that is in order, of each list."""
    for one in lists(matches, document):
        yield from _out_of_order(one)


def _out_of_order(matches: Sequence[Match]) -> Iterator[Finding]:
    if any(match.reference.label or match.reference.structured for match in matches):
        return
    named = [match for match in matches if match.reference.is_reference and _key(match)]
    if len(named) < _ENOUGH:
        return
    kept = _longest_in_order([_key(match) for match in named])
    if len(kept) < _SHARE * len(named):
        return
    for place, match in enumerate(named):
        if place not in kept:
            before = named[place - 1].reference.item.author[0].family if place else ""
            message = f"stands after {before}" if before else "stands first"
            yield Finding(RULE, message, match.reference.span, match.reference)


def _key(match: Match) -> str:
    """The beginning of the first author's family name; "" for groups and names with a particle."""
    author = match.reference.item.author
    if not author or not author[0].family or author[0].non_dropping_particle or " " in author[0].family:
        return ""
    return characters.squash(author[0].family)[:5]


def _longest_in_order(keys: list[str]) -> set[int]:
    """The places of a longest run of keys that never falls (patience sorting)."""
    ends: list[int] = []
    before: list[int | None] = []
    for place, key in enumerate(keys):
        pile = bisect_right([keys[end] for end in ends], key)
        before.append(ends[pile - 1] if pile else None)
        ends[pile : pile + 1] = [place]
    kept: set[int] = set()
    last: int | None = ends[-1] if ends else None
    while last is not None:
        kept.add(last)
        last = before[last]
    return kept
