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
Baker C. ...
^ stands after Noone
```

## How it is mended
Not by an edit.

## What it does not flag
Numbered lists; lists in another order; particles filed either way ("van Kuijk" under K or V); lists of
fewer than eight.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from refcheck.fields import characters
from refcheck.model import Document, Finding, Match, Rule, Severity

RULE = Rule("LST803", "alphabetical-order", Severity.INFO, "a reference stands out of alphabetical order")
_ENOUGH = 8
_SHARE = 0.9


def check_list(matches: Sequence[Match], document: Document) -> Iterator[Finding]:  # noqa: ARG001
    """References that come before their forerunner in the alphabet."""
    named = [match for match in matches if match.reference.item.author and match.reference.is_reference]
    if len(named) < _ENOUGH or any(match.reference.label or match.reference.structured for match in named):
        return
    wrong = [(one, other) for one, other in pairwise(named) if not _in_order(one, other)]
    if len(wrong) > (1 - _SHARE) * len(named):
        return
    for one, other in wrong:
        before = one.reference.item.author[0]
        message = f"stands after {before.family or before.literal}"
        yield Finding(RULE, message, other.reference.span, other.reference)


def _in_order(one: Match, other: Match) -> bool:
    return any(mine[:4] <= theirs[:4] for mine in _names(one) for theirs in _names(other))


def _names(match: Match) -> set[str]:
    """The first author's family name, with its particle and without."""
    name = match.reference.item.author[0]
    family = name.family or name.literal
    return {characters.squash(family), characters.squash(f"{name.non_dropping_particle} {family}")}
