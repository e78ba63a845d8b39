"""Given names: the initials they may stand for, and whether two readings can be one person's."""

from __future__ import annotations

import re
from functools import lru_cache

from refcheck.fields import characters
from refcheck.fields.name_forms import PARTICLES, SUFFIXES
from refcheck.model import State

_GIVEN_PARTS = re.compile(r"[^\W\d_]+")
_NO_INITIAL = frozenset(word for word in PARTICLES | SUFFIXES if len(word) > 1)


def compare(cited: str, recorded: str) -> tuple[State, str]:
    """How the initials of cited given names stand against those of recorded ones."""
    mine, theirs = forms(cited), forms(recorded)
    if not mine or not theirs or not mine.isdisjoint(theirs):
        return State.AGREE, ""
    if any(long.startswith(short) for short in mine for long in theirs):
        return State.VARIANT, "fewer-initials"
    if any(long.startswith(short) for short in theirs for long in mine):
        return State.VARIANT, "more-initials"
    if any(_in_order(short, long) for short in mine for long in theirs):
        return State.VARIANT, "fewer-initials"
    if any(_in_order(short, long) for short in theirs for long in mine):
        return State.VARIANT, "more-initials"
    swapped = any(sorted(one) == sorted(other) for one in mine for other in theirs)
    return State.CONTRADICT, "initials-swapped" if swapped else "initials-differ"


def _in_order(short: str, long: str) -> bool:
    rest = iter(long)
    return len(short) < len(long) and all(letter in rest for letter in short)


@lru_cache(maxsize=32768)
def forms(given: str) -> frozenset[str]:
    """The initials that given names as printed may stand for.

    "HK", "H. K." and "Harry K" are "hk"; "Chih-Hsiang" is "ch" or "c".
    """
    forms = {""}
    for part in given.replace("‐", "-").split():
        forms = {form + more for form in forms for more in _part_forms(part)}
    return frozenset(forms - {""})


@lru_cache(maxsize=32768)
def _part_forms(part: str) -> tuple[str, ...]:
    pieces = _GIVEN_PARTS.findall(part)
    folded = [characters.squash(piece) for piece in pieces]
    folded_pieces = [(piece, plain) for piece, plain in zip(pieces, folded, strict=True) if plain]
    if not folded_pieces or (len(folded_pieces) == 1 and folded_pieces[0][1] in _NO_INITIAL):
        return ("",)
    whole = "".join(plain for _, plain in folded_pieces)
    first = "".join(plain[0] for _, plain in folded_pieces)
    if len(folded_pieces) == 1:
        # Three capitals are initials; four may be a name in capitals.
        if part.isupper() and len(whole) <= 4:
            return (whole,) if len(whole) < 4 else (whole, whole[0])
        return (whole[0],)
    return (first, first[0])
