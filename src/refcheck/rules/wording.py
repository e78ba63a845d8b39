"""Words that several rules use: what is wrong with a number, a list of numbers."""

from __future__ import annotations

from collections.abc import Iterable


def diagnosis(note: str, cited: str, recorded: str) -> str:
    """What the resolver's note says about a number, in brackets after a space; "" when it says nothing."""
    if note.endswith("digits-swapped"):
        return " (two digits are swapped)"
    if not note.endswith("one-digit"):
        return ""
    longer = len(cited) - len(recorded)
    return f" (one digit {'is wrong' if not longer else 'too many' if longer > 0 else 'too few'})"


def listing(parts: Iterable[object]) -> str:
    """``1, 2 and 3``."""
    *most, last = [str(part) for part in parts]
    return f"{', '.join(most)} and {last}" if most else last


def count(number: int, noun: str) -> str:
    """``1 reference``, ``2 references``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
