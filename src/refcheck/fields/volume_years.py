"""Volume and year by a journal's own numbering, learnt from the works that a source has of it.

A source's volumes are dated by whatever its records say. A back volume without a print date stands in the
year of its scan, and a slip may stand anywhere: only the longest run of volumes whose years never fall
counts, without the years to which a whole shelf of volumes is dated.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from statistics import median_low

from refcheck.fields import numbers
from refcheck.model import Journal

_FEWEST_VOLUMES = 4
_FEWEST_YEARS = 3
# So much of what is known must agree before it counts as the journal's numbering.
_NEARLY_ALL = 0.8
# A year with this many times the volumes of a usual year is a scan's.
_SHELF = 3
_FEWEST_ISSUES = 5
_FEWEST_WORKS = 50


@dataclass(frozen=True, slots=True, order=True)
class Point:
    """A volume and the first and last year of its works."""

    volume: int
    first: int
    last: int


@lru_cache(maxsize=1024)
def points(journal: Journal) -> tuple[Point, ...]:
    """The journal's plain volumes in order, years never falling; () where too little is known.

    Journals that number anew each year have none.
    """
    dated = sorted(
        Point(number, years[0], years[-1])
        for volume in journal.volumes
        if (number := numbers.plain(volume)) is not None and (years := journal.years(volume))
    )
    known = _without_shelves(dated)
    rising = _longest_rising(known)
    enough = len(rising) >= max(_FEWEST_VOLUMES, _NEARLY_ALL * len(known))
    return tuple(rising) if enough and len({point.first for point in rising}) >= _FEWEST_YEARS else ()


def fits(numbering: Sequence[Point], volume: int, year: int) -> bool | None:
    """Whether a volume can be of a year, give or take one; None where the numbering does not tell."""
    below, above = _around(numbering, volume)
    if (below and year < below.first - 1) or (above and year > above.last + 1):
        return False
    return True if below and above else None


def within(numbering: Sequence[Point], volume: int, year: int) -> bool:
    """Whether volume and year both lie among the known ones.

    Beyond them another series, or another journal of the same name, may be meant.
    """
    if not numbering:
        return False
    return (
        numbering[0].volume <= volume <= numbering[-1].volume
        and numbering[0].first - 1 <= year <= numbering[-1].last + 1
    )


def neighbours(numbering: Sequence[Point], volume: int) -> tuple[Point, ...]:
    """The volume itself where it is known, else the nearest on either side."""
    below, above = _around(numbering, volume)
    return tuple(dict.fromkeys(point for point in (below, above) if point is not None))


def without(journal: Journal, volume: str, year: int) -> Journal:
    """The journal as it is known from all works but one of this volume and year."""
    years = dict(journal.volumes.get(volume, {}))
    years[year] = years.get(year, 0) - 1
    left = {one: count for one, count in years.items() if count > 0}
    return replace(journal, volumes={**journal.volumes, volume: left})


def last_volume(journal: Journal) -> int:
    """The highest plain volume of any work, whatever its date."""
    return max((numbers.plain(volume) or 0 for volume in journal.volumes), default=0)


def last_issue(journal: Journal) -> int:
    """The highest issue of any volume; 0 where too few works are known to tell."""
    works = sum(sum(years.values()) for years in journal.volumes.values())
    if len(journal.issues) < _FEWEST_ISSUES or works < _FEWEST_WORKS:
        return 0
    return max(journal.issues.values())


def _around(numbering: Sequence[Point], volume: int) -> tuple[Point | None, Point | None]:
    """The volume itself twice, or the nearest known before and after it."""
    end = bisect_right(numbering, volume, key=lambda point: point.volume)
    below = numbering[end - 1] if end else None
    if below is not None and below.volume == volume:
        return below, below
    return below, numbering[end] if end < len(numbering) else None


def _without_shelves(known: list[Point]) -> list[Point]:
    """The points without those of a year to which far more volumes are dated than to others."""
    volumes = Counter(point.first for point in known)
    usual = median_low(volumes.values()) if volumes else 0
    return [point for point in known if volumes[point.first] <= _SHELF * usual]


def _longest_rising(known: list[Point]) -> list[Point]:
    """The longest run of points, in order of volume, whose years never fall."""
    ends: list[int] = []  # of the best run of each length, the place of its last point
    before: list[int] = []
    for place, point in enumerate(known):
        length = bisect_right(ends, point.first, key=lambda end: known[end].first)
        before.append(ends[length - 1] if length else -1)
        ends[length : length + 1] = [place]
    run: list[Point] = []
    place = ends[-1] if ends else -1
    while place >= 0:
        run.append(known[place])
        place = before[place]
    return run[::-1]
