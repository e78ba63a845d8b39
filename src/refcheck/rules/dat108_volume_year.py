"""Volume and year contradict each other, by the journal's own numbering.

## What it does
Reports a volume that cannot be of the cited year. A local index knows of many journals which volumes
appeared in which years, whether or not it has the work. Where it does not, the list's other references to
the same journal tell: a higher volume in an earlier year, or a year that is off where at least four other
volumes show that the journal has one a year. That needs no source. It learns only from enough: the index
must have four volumes of the journal, of which four in five rise with the years; of the list's references
the others have to agree on one volume a year, or four of them have to rise without exception, or the record
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
Years next to each other. Publications that are numbered anew each year. A pace that changes before the
first or after the last known volume. Volumes that are the year. A low volume fifteen years and more after
a high one, which may be of a new series. References whose year or volume the record already contradicts, and
those whose volume and year of print it confirms; an online date alone confirms no year. Volumes that are no
plain numbers. Sections of a journal and new series count for themselves as far as their names tell.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median_low

from refcheck.fields import numbers, publication, volume_years
from refcheck.model import Document, Finding, Match, Rule, Severity, State
from refcheck.rules import same_journal
from refcheck.rules.numbering import name_of
from refcheck.rules.reading import span
from refcheck.rules.wording import listing

RULE = Rule(
    "DAT108",
    "volume-year",
    Severity.WARNING,
    "volume and year contradict each other in the journal's numbering",
)
_SHOWN = 2
_LONGEST_VOLUME = 2  # years between the first and the last issue of one volume
_NEW_SERIES = 15  # after so many years a lower volume may be of a series counted from 1
_FASTEST = 2  # volumes a year of such a series
_POINTS_FOR_A_LINE = 4
_NEARLY_ALL = 0.75


@dataclass(frozen=True, slots=True)
class _Point:
    match: Match
    volume: int
    year: int
    confirmed: bool
    further: tuple[_Point, ...] = ()  # of the same volume and year, which fare as this one does


def check_list(matches: Sequence[Match], document: Document) -> Iterator[Finding]:  # noqa: ARG001
    """The points that a source's numbering contradicts; within each journal those that the others do."""
    usable = [match for match in matches if match.reference.is_reference]
    known = [finding for match in usable if (finding := _against_the_source(match)) is not None]
    yield from known
    told = {id(finding.reference) for finding in known}
    for group in same_journal.groups([match for match in usable if id(match.reference) not in told]):
        points = [point for match in group if (point := _point(match)) is not None]
        yield from _misfits(_told_apart(points))


def _told_apart(points: Sequence[_Point]) -> list[_Point]:
    """The points with each volume and year twice at most: more of the same tell no more, and cost much.

    The second of them stands for the rest.
    """
    alike: dict[tuple[int, int, bool], list[_Point]] = {}
    for point in points:
        alike.setdefault((point.volume, point.year, point.confirmed), []).append(point)
    rest = ((first, others) for first, *others in alike.values())
    return [
        point
        for first, others in rest
        for point in ([first, replace(others[0], further=tuple(others[1:]))] if others else [first])
    ]


def _against_the_source(match: Match) -> Finding | None:
    """The contradiction to what a source has of the journal, unless the record vouches for the year."""
    point = _point(match)
    if point is None or match.journal is None or (point.confirmed and _has_print_date(match)):
        return None
    journal = match.journal
    if point.confirmed:  # by an online date: the work cannot be the witness of its own year
        journal = volume_years.without(journal, str(point.volume), point.year)
    numbering = volume_years.points(journal)
    if not volume_years.within(numbering, point.volume, point.year):
        return None
    if volume_years.fits(numbering, point.volume, point.year) is not False:
        return None
    near = volume_years.neighbours(numbering, point.volume)
    others = listing(f"volume {other.volume} in {other.first}" for other in near)
    return _finding(point, f"{others} ({match.journal.titles[0]})")


def _has_print_date(match: Match) -> bool:
    return match.work is not None and publication.has_print_date(match.work)


def _point(match: Match) -> _Point | None:
    item = match.reference.item
    year = item.issued.year if item.issued else None
    volume = numbers.plain(item.volume)
    if year is None or volume is None or volume == year:
        return None
    states = [found.state for name in ("issued", "volume") if (found := match.agreement(name)) is not None]
    if State.CONTRADICT in states:
        return None
    return _Point(match, volume, year, states == [State.AGREE, State.AGREE])


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
            yield _finding(worst, _others([other], worst.volume), Severity.INFO)
            yield _finding(other, _others([worst], other.volume), Severity.INFO)
            left.remove(other)
        else:
            others = _others(against[id(worst)], worst.volume)
            yield from (_finding(point, others) for point in (worst, *worst.further))
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
    if unlike and len(others) > 1 and not _count_on(others):
        return [other for other in unlike if other.confirmed]
    return unlike


def _fit(point: _Point, other: _Point, in_step: bool) -> bool:
    """Whether two points can be of one journal: years rise with volumes, in step where the others do."""
    volumes, years = point.volume - other.volume, point.year - other.year
    if volumes == 0:
        return abs(years) <= _LONGEST_VOLUME
    if volumes * years < 0:
        later = max(point, other, key=lambda one: one.year)
        began_anew = abs(years) >= _NEW_SERIES and later.volume <= _FASTEST * abs(years)
        return abs(years) <= 1 or began_anew  # an online year stands next to the print year
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


def _others(against: list[_Point], volume: int) -> str:
    """The nearest of the points that contradict a volume, in order."""
    nearest = sorted(against, key=lambda other: abs(other.volume - volume))[:_SHOWN]
    return listing(
        f"volume {other.volume} in {other.year} ({name_of(other.match.reference)})"
        for other in sorted(nearest, key=lambda other: other.volume)
    )


def _finding(point: _Point, others: str, severity: Severity | None = None) -> Finding:
    reference = point.match.reference
    return Finding(
        RULE,
        f"volume {point.volume} in {point.year} does not fit {others}",
        span(reference, "issued", part="year"),
        reference,
        {"journal": reference.item.container_title, "volume": str(point.volume), "year": str(point.year)},
        severity=severity,
    )
