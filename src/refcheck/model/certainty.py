"""How surely a document's reference list was found whole and cut right."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing that speaks for a list, or against it.

    ``score`` is 1 where it speaks for it throughout and 0 where it does not at all; ``said`` tells a person
    what was seen.
    """

    name: str
    score: float
    said: str


@dataclass(frozen=True, slots=True)
class Certainty:
    """The chance (0 to 1) that a list is whole and every entry cut right, and the signs it was told by."""

    value: float
    signs: tuple[Sign, ...] = ()

    @property
    def is_sure(self) -> bool:
        """Whether what depends on the list may be said without "possibly"."""
        return self.value >= _SURE

    @property
    def is_doubtful(self) -> bool:
        """Whether the user should be told that the list may be wrong."""
        return self.value < _DOUBTFUL


_SURE, _DOUBTFUL = 0.75, 0.5
