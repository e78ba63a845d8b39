"""How a list is set, learnt from a first guess at it: which traits its lines share and others lack."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence
from math import log

_SMOOTH = 2.0  # lines that are taken to be as expected before any is counted


def votes(traits: Sequence[Sequence[Hashable]], chances: Sequence[float]) -> list[list[float]]:
    """For each line and each of its traits what that adds to the logarithm of its odds, and the sum.

    ``chances`` are the first guess: how likely each line is one of those looked for.
    """
    tables = [_table(trait, chances) for trait in zip(*traits, strict=True)]
    found = []
    for row in traits:
        added = [table[value] for table, value in zip(tables, row, strict=True)]
        found.append([*added, sum(added)])
    return found


def _table(values: Sequence[Hashable], chances: Sequence[float]) -> dict[Hashable, float]:
    having: dict[Hashable, float] = defaultdict(float)
    counts: dict[Hashable, int] = defaultdict(int)
    for value, chance in zip(values, chances, strict=True):
        having[value] += chance
        counts[value] += 1
    wanted = sum(chances)
    others = len(chances) - wanted
    share = _SMOOTH / len(counts)
    return {
        value: log((having[value] + share) / (wanted + _SMOOTH))
        - log((count - having[value] + share) / (others + _SMOOTH))
        for value, count in counts.items()
    }


def logit(chance: float) -> float:
    """The logarithm of the odds, bounded."""
    bounded = min(max(chance, 1e-4), 1 - 1e-4)
    return log(bounded / (1 - bounded))
