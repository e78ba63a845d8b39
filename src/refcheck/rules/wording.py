"""Words that several rules use: what is wrong with a number, a list of numbers."""

from __future__ import annotations

from collections.abc import Iterable

_DIAGNOSES = {"digits-swapped": "two digits are swapped", "one-digit": "one digit is wrong"}


def diagnosis(note: str) -> str:
    """What the resolver's note says about a number, in brackets after a space; "" when it says nothing."""
    words = next((words for name, words in _DIAGNOSES.items() if note.endswith(name)), "")
    return f" ({words})" if words else ""


def listing(parts: Iterable[object]) -> str:
    """``1, 2 and 3``."""
    *most, last = [str(part) for part in parts]
    return f"{', '.join(most)} and {last}" if most else last


def count(number: int, noun: str) -> str:
    """``1 reference``, ``2 references``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
