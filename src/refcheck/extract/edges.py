"""What the line tagger looks at when it looks again where a list begins and ends.

The lines of one list are of one size, with the same indents and distances. What follows it is often set in
another way, even where its words (names, places, years) look like those of references.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from refcheck.extract import habits, headings, signs
from refcheck.extract.lines import Line

Row = list[float]

_REACH = 10  # lines
_BESIDE = (-3, -2, -1, 0, 1, 2, 3)


def rows(lines: Sequence[Line], first: Sequence[Row], chances: Sequence[float]) -> list[Row]:
    """For lines in and around a list the first look's numbers, and what the list makes of its ``chances``."""
    logits = [habits.logit(chance) for chance in chances]
    sums = [0.0, *accumulate(chances)]
    shared = habits.votes([_traits(line) for line in lines], chances)
    jumps = _jumps(lines)
    added = [0.0, *accumulate(vote[-1] for vote in shared)]
    return [
        [
            *first[k],
            *shared[k],
            *(logits[j] if 0 <= j < len(lines) else -5.0 for j in (k + step for step in _BESIDE)),
            _mean(sums, k - _REACH, k),
            _mean(sums, k + 1, k + 1 + _REACH),
            _mean(added, k, k + 5),
            _mean(added, k - 5, k),
            _mean(added, k, k + 12),
            jumps[k],
            max(jumps[max(0, k - _REACH) : k + 1]),
            max(jumps[k + 1 : k + 1 + _REACH], default=0.0),
        ]
        for k in range(len(lines))
    ]


def _traits(line: Line) -> tuple[int | bool, ...]:
    return (
        round(line.size * 25),
        min(round(line.indent), 15),
        min(round(line.gap * 4), 14),
        line.slack > 3,
        line.text[0].islower(),
        signs.begins_with_author(line.text),
        bool(signs.YEAR.search(line.text)),
        headings.is_ending(line.text),
    )


def _jumps(lines: Sequence[Line]) -> list[float]:
    """How much more space stands above each line than above any of those before it."""
    found = []
    for k, line in enumerate(lines):
        above = [other.gap for other in lines[max(1, k - 2 * _REACH) : k]]
        found.append(min(line.gap / max([*above, 1.0]), 4.0))
    return found


def _mean(sums: Sequence[float], start: int, end: int) -> float:
    first, after = max(0, start), min(len(sums) - 1, end)
    return (sums[after] - sums[first]) / (after - first) if after > first else 0.0
