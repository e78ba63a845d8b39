"""Volume and year contradict each other, by the journal's own numbering.

## What it does
Learns from the list's other references to the same journal in which years its volumes appeared, and reports
a reference that does not fit: a higher volume in an earlier year, or a year that is off where at least four
other volumes show that the journal has one a year. It needs no source. It learns only from enough: the other
references have to agree on one volume a year, or four of them have to rise without exception, or the record
confirms the one that contradicts. Of two references alone both are named, as a note.

## Why it matters
It finds wrong years and volumes also where no record is at hand.

## Example
```
3. ... J Bone Miner Res 2001;16:25-33.
7. ... J Bone Miner Res 2004;19:1006-12.
11. ... J Bone Miner Res 2009;8:1137-48.
                         ^^^^ volume 8 in 2009 does not fit volume 16 in 2001 (reference 3) and volume 19
                         in 2004 (reference 7)
```

## How it is mended
Not by an edit: the numbering tells that one of the two is wrong, not which.

## What it does not flag
Years next to each other. Publications that are numbered anew each year. A pace that changes before the first
or after the last of the other references. References whose year and volume the record confirms or already
contradicts. Volumes that are no plain numbers. Sections of a journal and new series count for themselves as
far as their names tell.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median_low

from refcheck.model import Document, Finding, Match, Rule, Severity, State
from refcheck.rules import same_journal
from refcheck.rules.numbering import printed_number
from refcheck.rules.reading import span
from refcheck.rules.wording import listing

RULE = Rule(
    "DAT108",
    "volume-year",
    Severity.WARNING,
    "volume and year contradict each other in the journal's numbering",
)
_SHOWN = 2
_POINTS_FOR_A_LINE = 4
_NEARLY_ALL = 0.75


@dataclass(frozen=True, slots=True)
class _Point:
    match: Match
    volume: int
    year: int
    confirmed: bool


def check_list(matches: Sequence[Match], document: Document) -> Iterator[Finding]:  # noqa: ARG001
    """Within each journal, the points that the others contradict."""
    usable = [match for match in matches if match.reference.is_reference]
    for group in same_journal.groups(usable):
        points = [point for match in group if (point := _point(match)) is not None]
        yield from _misfits(points)


def _point(match: Match) -> _Point | None:
    item = match.reference.item
    year = item.issued.year if item.issued else None
    if year is None or not item.volume.isdecimal():
        return None
    states = [found.state for name in ("issued", "volume") if (found := match.agreement(name)) is not None]
    if State.CONTRADICT in states:
        return None
    return _Point(match, int(item.volume), year, states == [State.AGREE, State.AGREE])


def _misfits(points: list[_Point]) -> Iterator[Finding]:
    """The fewest points without which the others agree, worst first; of a lone pair both, as a doubt."""
    left = list(points)
    while True:
        against = {id(point): _against(point, left) for point in left}
        worst = max(left, key=lambda point: (not point.confirmed, len(against[id(point)])), default=None)
        if worst is None or worst.confirmed or not against[id(worst)]:
            return
        if _is_doubtful_pair(worst, against):
            (other,) = against[id(worst)]
            yield _finding(worst, [other], Severity.INFO)
            yield _finding(other, [worst], Severity.INFO)
            left.remove(other)
        else:
            yield _finding(worst, against[id(worst)])
        left.remove(worst)


def _is_doubtful_pair(worst: _Point, against: dict[int, list[_Point]]) -> bool:
    """Whether two points contradict each other alone, and no record speaks for either."""
    opponents = against[id(worst)]
    return len(opponents) == 1 and not opponents[0].confirmed and len(against[id(opponents[0])]) == 1


def _against(point: _Point, points: list[_Point]) -> list[_Point]:
    """The points that one does not fit, where the others are enough to tell how the journal counts."""
    others = [one for one in points if one is not point]
    in_step = _one_volume_a_year(others) and _is_within(point, others)
    unlike = [other for other in others if not _fit(point, other, in_step)]
    if len(others) > 1 and not _count_on(others):
        return [other for other in unlike if other.confirmed]
    return unlike


def _fit(point: _Point, other: _Point, in_step: bool) -> bool:
    """Whether two points can be of one journal: years rise with volumes, in step where the others do."""
    volumes, years = point.volume - other.volume, point.year - other.year
    if volumes == 0:
        return abs(years) <= 1
    if volumes * years < 0:
        return abs(years) <= 1  # an online year stands next to the print year
    return not (in_step and abs(volumes - years) > 1)


def _count_on(points: list[_Point]) -> bool:
    """Whether the points show volumes that are counted on from year to year, and not anew each year.

    They do where nearly all agree on one volume a year, or where many rise without exception.
    """
    middle = median_low([point.year - point.volume for point in points])
    steady = [point for point in points if abs(point.year - point.volume - middle) <= 1]
    if len({point.volume for point in steady}) > 1 and len(steady) >= _NEARLY_ALL * len(points):
        return True
    years: dict[int, int] = {}
    for point in points:
        years.setdefault(point.volume, point.year)
    ordered = [years[volume] for volume in sorted(years)]
    return len(set(ordered)) >= _POINTS_FOR_A_LINE and ordered == sorted(ordered)


def _one_volume_a_year(points: list[_Point]) -> bool:
    """Whether at least four volumes all stand at the same distance from their years."""
    apart = {point.year - point.volume for point in points}
    return len(apart) == 1 and len({point.volume for point in points}) >= _POINTS_FOR_A_LINE


def _is_within(point: _Point, points: list[_Point]) -> bool:
    """Whether the volume or the year lies among the others'; before and after, a journal may count faster."""
    years, volumes = [one.year for one in points], [one.volume for one in points]
    return min(years) <= point.year <= max(years) or min(volumes) <= point.volume <= max(volumes)


def _finding(point: _Point, against: list[_Point], severity: Severity | None = None) -> Finding:
    reference = point.match.reference
    nearest = sorted(against, key=lambda other: abs(other.volume - point.volume))[:_SHOWN]
    others = listing(
        f"volume {other.volume} in {other.year} (reference {printed_number(other.match.reference)})"
        for other in sorted(nearest, key=lambda other: other.volume)
    )
    return Finding(
        RULE,
        f"volume {point.volume} in {point.year} does not fit {others}",
        span(reference, "issued", part="year"),
        reference,
        {"journal": reference.item.container_title, "volume": str(point.volume), "year": str(point.year)},
        severity=severity,
    )
