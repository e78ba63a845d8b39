"""Where the reference list stands: under its heading, or wherever references follow one another."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from math import log

from refcheck.extract import headings, labels, signs
from refcheck.extract.lines import Line

_WINDOW = 25  # lines looked ahead
_GIVEN_UP = 60.0  # sum of odds: some twenty lines that surely belong to no list
_FEW = 4  # labels: fewer make no numbering to be trusted
_NEAR = 25  # lines
_LONGEST_ENTRY = 12  # lines, on average
_REACH = 400  # lines
_SURE_EVIDENCE, _SURE_ODDS = 3, 0.5  # a line with this many signs counts this much at the least
_UNFINISHED = 4  # lines that finish what was broken off
_SOLID = 1.3  # lines: no wider a distance is one within a reference
_SAME_SIZE = 0.04
ENOUGH = 12.0  # sum of odds: some four lines that surely belong to a list
LITTLE = 3.0  # one line

_BEYOND = 15  # lines behind a list that may still be its own
_AROUND = 60  # lines above and below a list that are looked at again
_LIKE = 0.25  # likeness from which lines may be a list


@dataclass(frozen=True, slots=True)
class Section:
    """The lines ``start`` up to ``end`` that make up a list; ``headed`` when a heading stands above."""

    start: int
    end: int
    headed: bool


def find(lines: Sequence[Line], listed: Sequence[float]) -> list[Section]:
    """The reference lists under headings, in order; empty when there are none.

    ``listed`` is the line tagger's probability, for each line, that it belongs to a list.
    """
    odds = _odds(listed)
    found: list[Section] = []
    for start in headed(lines):
        if found and start < found[-1].end and _counts_anew(lines, found[-1].start, start):
            found[-1] = replace(found[-1], end=start - 1)
        if not found or start >= found[-1].end:
            end = _end(lines, odds, start)
            end = _completed(lines, _counted_on(lines, odds, start, end))
            end = _hung(lines, start, end)
            after = found[-1].end if found else 0
            found.append(Section(_begun(odds, start, after), end, headed=True))
    return _substantial(found, lines)


def _counts_anew(lines: Sequence[Line], begun: int, start: int) -> bool:
    """Whether numbers begin at 1 both at the beginning of a list and below a heading within it."""
    return all(_begins_at_one(lines[first : first + _WINDOW]) for first in (begun, start))


def _begins_at_one(lines: Sequence[Line]) -> bool:
    return any(
        chain[0].line == 0 and labels.number(chain[0].text) == 1 and len(chain) > 1
        for _, chain in labels.numberings(lines)
    )


def headed(lines: Sequence[Line]) -> list[int]:
    """The lines below headings of lists that look as if a list began with them."""
    return [
        position + 1
        for position, line in enumerate(lines)
        if headings.is_heading(line.text) and likeness(lines[position + 1 : position + 1 + _WINDOW]) >= _LIKE
    ]


def first_looked_at(lines: Sequence[Line]) -> int:
    """The line from which on a list is looked for: the first below a heading.

    0 where there is none, or where what stands above the heading looks like a list, too.
    """
    start = next(iter(headed(lines)), 0)
    return 0 if likeness(lines[max(0, start - 1 - _WINDOW) : max(0, start - 1)]) >= _LIKE else start


def zones(lines: Sequence[Line], listed: Sequence[float]) -> list[tuple[int, int]]:
    """The stretches of lines that hold a list and some of what stands around it, apart and in order."""
    stretches = [(found.start, found.end + _AROUND) for found in find(lines, listed)]
    if not stretches:
        found = unheaded(lines, listed, LITTLE)
        stretches = [(found.start - _AROUND, found.end + _AROUND)] if found else []
    apart: list[tuple[int, int]] = []
    for start, end in stretches:
        first = max(start, apart[-1][1] if apart else 0)
        apart.append((first, min(end, len(lines))))
    return [(start, end) for start, end in apart if end - start > 1]


def _odds(listed: Sequence[float]) -> list[float]:
    """The logarithms of the odds, bounded so that no line outweighs many."""
    chances = (min(max(chance, 0.05), 0.95) for chance in listed)
    return [log(chance / (1 - chance)) for chance in chances]


def _begun(odds: Sequence[float], start: int, after: int) -> int:
    """Where a list begins that has a heading above ``start``, not before ``after``.

    A heading may stand within a list: then the odds of the lines above it sum up high, too.
    """
    best = total = 0.0
    begun = start
    for position in range(start - 2, after - 1, -1):
        total += odds[position]
        if total > best:
            best, begun = total, position
        if total < best - ENOUGH:
            break
    return begun if best >= ENOUGH else start


def _end(lines: Sequence[Line], odds: Sequence[float], start: int) -> int:
    """The line after a list's last: where the odds of belonging to it sum up highest."""
    best = total = 0.0
    end = start + 1
    for position in range(start, len(lines)):
        surely = signs.evidence(lines[position].text) >= _SURE_EVIDENCE
        total += max(odds[position], _SURE_ODDS) if surely else odds[position]
        if total > best:
            best, end = total, position + 1
        if total < best - _GIVEN_UP:
            break
    return end


def _counted_on(lines: Sequence[Line], odds: Sequence[float], start: int, end: int) -> int:
    """The line after the last when a list's own numbering goes on beyond the end that the odds gave it."""
    style, counted = max(
        labels.numberings(lines[start:end]), key=lambda found: len(found[1]), default=("", ())
    )
    begins = bool(counted) and labels.number(counted[0].text) in (0, 1)
    if not begins or len(counted) < max(_FEW, (end - start) / _LONGEST_ENTRY):
        return end
    further = dict(labels.numberings(lines[start : end + _REACH])).get(style, ())
    beyond = next((label.line for label in further if start + label.line >= end), None)
    goes_on = beyond is not None and further[: len(counted)] == counted and start + beyond <= end + _NEAR
    last = further[-1] if goes_on else counted[-1]
    alone = last.length >= len(lines[start + last.line].text)
    least = round((end - start) / len(counted)) if alone else 1
    return min(len(lines), max(end, start + last.line + least, _end(lines, odds, start + last.line)))


def _completed(lines: Sequence[Line], end: int) -> int:
    """The line after the last when the last line breaks off within a sentence that the next ones finish."""
    last = lines[end - 1]
    if not (last.hyphenated or signs.looks_open(last.text)):
        return end
    for k, line in enumerate(lines[end : end + _UNFINISHED], end):
        if not 0 < line.gap <= _SOLID or abs(line.size - last.size) > _SAME_SIZE or _is_other(line.text):
            return k
        if signs.looks_closed(line.text):
            return k + 1
    return min(len(lines), end + _UNFINISHED)


def _hung(lines: Sequence[Line], start: int, end: int) -> int:
    """The line after the last of those that hang from the last entry, where a list has hanging indents."""
    margin = lines[start].indent
    hanging = {round(line.indent) for line in lines[start:end] if line.indent > margin}
    if not hanging or any(line.indent < margin for line in lines[start:end]):
        return end
    for k, line in enumerate(lines[end : end + _UNFINISHED], end):
        if not 0 < line.gap <= _SOLID or round(line.indent) not in hanging or _is_other(line.text):
            return k
    return min(len(lines), end + _UNFINISHED)


def _is_other(text: str) -> bool:
    return headings.is_heading(text) or headings.is_ending(text)


def unheaded(lines: Sequence[Line], listed: Sequence[float], least: float = ENOUGH) -> Section | None:
    """The stretch of lines whose odds of being a list sum up highest, or None when that is not ``least``.

    Where a numbering from 1 on runs through it, it begins with the 1.
    """
    best = total = 0.0
    start, found = 0, None
    for position, odds in enumerate(_odds(listed)):
        if total <= 0:
            total, start = 0.0, position
        total += odds
        if total > best:
            best, found = total, Section(start, position + 1, headed=False)
    if found is None or best < least:
        return None
    _, counted = max(labels.numberings(lines), key=lambda known: len(known[1]), default=("", ()))
    first = counted[0].line if len(counted) >= _FEW and labels.number(counted[0].text) == 1 else found.start
    within = found.start - _NEAR <= first < found.start and counted[-1].line < found.end
    return replace(found, start=first) if within else found


def likeness(lines: Sequence[Line]) -> float:
    """How much lines look like a reference list: 0 not at all, 1 surely.

    Counts the signs that references hold against the characters they would take.
    """
    characters = sum(len(line.text) for line in lines)
    if not characters:
        return 0.0
    years = sum(len(signs.YEAR.findall(line.text)) for line in lines)
    begun = sum(signs.begins_with_author(line.text) for line in lines)
    other = sum(signs.evidence(line.text) for line in lines)
    return min(1.0, (0.5 * min(years, begun * 3 + 1) + 0.5 * begun + 0.15 * other) * 120 / characters)


def doubt(listed: Sequence[float], kept: Collection[int], start: int, end: int) -> float:
    """How many lines from ``start`` to behind ``end`` the tagger expects to be kept or left wrongly."""
    chosen = {*kept}
    around = range(start, min(len(listed), end + _BEYOND))
    return sum(1 - listed[k] if k in chosen else listed[k] for k in around)


def _substantial(sections: Sequence[Section], lines: Sequence[Line]) -> list[Section]:
    """The sections without those that hold next to nothing beside the greatest."""
    years = [_years(lines[section.start : section.end]) for section in sections]
    most = max(years, default=0)
    return [section for section, count in zip(sections, years, strict=True) if count * 10 >= most]


def _years(lines: Sequence[Line]) -> int:
    """How many of the lines hold a year."""
    return sum(bool(signs.YEAR.search(line.text)) for line in lines)
