"""What the line tagger looks at when it looks again which lines begin a reference.

Lists are set in one way from start to end: where nearly all likely first lines stand out to the left, or hold
a year in brackets, one that does neither is no first line.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from refcheck.extract import habits, signs, starts
from refcheck.extract.lines import Line

Row = list[float]

_FAR = 12  # lines


def rows(lines: Sequence[Line], first: Sequence[Row], chances: Sequence[float]) -> list[Row]:
    """The second look: ``first``'s numbers, and what the list makes of the ``chances`` that they led to."""
    return _Second(lines, first, chances).rows()


class _Second:
    def __init__(self, lines: Sequence[Line], first: Sequence[Row], chances: Sequence[float]) -> None:
        self._lines, self._first, self._chances = lines, first, chances
        self._logits = [habits.logit(chance) for chance in chances]
        self._years = [bool(signs.YEAR.search(line.text)) for line in lines]
        self._order = starts.order([line.text for line in lines], chances)
        self._long = len(lines) / max(sum(chances), 1.0)  # lines an entry
        fits = [order for order, chance in zip(self._order, chances, strict=True) if chance >= 0.5]
        self._ordered = sum(fits) / len(fits) if fits else 0.0

    def rows(self) -> list[Row]:
        shared = habits.votes(self._traits(), self._chances)
        return [
            [*self._first[k], *shared[k], *self._beside(k), *self._between(k)]
            for k in range(len(self._lines))
        ]

    def _traits(self) -> list[tuple[bool, ...]]:
        lines = self._lines
        margin = min(line.indent for line in lines)
        gap = median(line.gap for line in lines) or 1.0
        found: list[tuple[bool, ...]] = []
        for k, line in enumerate(lines):
            before = lines[k - 1] if k else line
            row = self._first[k]
            found.append(
                (
                    line.indent - margin < 0.8,
                    line.indent - margin >= 1.5,
                    line.gap > 1.15 * gap,
                    before.slack > 3,
                    bool(row[starts.CLOSED_BEFORE]),
                    bool(row[starts.EARLY_YEAR]),
                    bool(row[starts.BRACKETED_YEAR]),
                    bool(row[starts.AUTHOR]),
                    bool(row[starts.INITIALS]),
                    bool(row[starts.LABELLED]),
                )
            )
        return found

    def _beside(self, k: int) -> Row:
        count = len(self._lines)
        return [
            self._logits[k],
            *(self._logits[j] if 0 <= j < count else 5.0 for j in (k - 2, k - 1, k + 1, k + 2)),
            self._order[k],
            self._ordered,
            self._order[k] * self._ordered,
        ]

    def _between(self, k: int) -> Row:
        """What stands between the line and the likely first lines above and below it."""
        back, year_back = self._reach(k, -1)
        ahead, year_ahead = self._reach(k, 1)
        return [back / self._long, float(year_back), ahead / self._long, float(year_ahead), self._long]

    def _reach(self, k: int, step: int) -> tuple[int, bool]:
        """The distance to the next likely first line, and whether a year stands before it is reached."""
        year = step > 0 and self._years[k]
        for distance in range(1, _FAR):
            j = k + step * distance
            if not 0 <= j < len(self._lines):
                return distance, year
            if step > 0 and self._chances[j] >= 0.5:
                return distance, year
            year = year or self._years[j]
            if step < 0 and self._chances[j] >= 0.5:
                return distance, year
        return _FAR, year
