"""The numbers that manuscripts have beside their lines: left, right or both, one a line or every fifth."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from refcheck.formats.pdf.pages import Page, Place

_LEADING = re.compile(r"(\d{1,4})(?![\d.,:;)\]/%–-])")
_TRAILING = re.compile(r"\d{1,4}$")
_FEW_LINES = 5
_MOSTLY = 0.6
_NUMBERED = 0.45  # of the lines of a document that has line numbers
_ALIGNED = 12  # points
_APART = 0.6  # of the type's size: more lies between a line and the number to its right than between words
_STEPS = (1, 5)
_FEWEST = {1: 5, 5: 3}  # numbers that count on, by the step


@dataclass(frozen=True, slots=True)
class _Number:
    """A number at the left or right end of a line, or alone on it; ``k`` counts the lines."""

    k: int
    value: int
    x: float
    length: int
    right: bool = False


def strip(pages: Sequence[Page]) -> list[Page]:
    """The pages without line numbers."""
    return _without_numbers_in_lines(_without_numbers_alone(pages))


# --- drawn apart from their lines -------------------------------------------------------------------


def _without_numbers_alone(pages: Sequence[Page]) -> list[Page]:
    """Without line numbers that are drawn apart from their lines: figures alone that count down the pages."""
    margins = [_counting_down(page) for page in pages]
    numbered = sum(bool(margin) for margin in margins)
    if numbered < _MOSTLY * sum(len(page.lines) > _FEW_LINES for page in pages) or not numbered:
        return list(pages)
    counted = [line for margin in margins for line in margin]
    dropped = {id(line) for line in counted}
    places = sorted(line.x0 for line in counted)
    dropped |= {  # on a page with few lines, too
        id(line)
        for page in pages
        for line in page.lines
        if line.text.isdigit() and _is_aligned(line.x0, places)
    }
    return [_kept(page, [line for line in page.lines if id(line) not in dropped]) for page in pages]


def _counting_down(page: Page) -> list[Place]:
    """The figures alone on a page that, in their margins, mostly count on by one or by five."""
    alone = sorted((line for line in page.lines if line.text.isdigit()), key=lambda line: line.x0)
    starts = [k for k, line in enumerate(alone) if not k or line.x0 - alone[k - 1].x0 > _ALIGNED]
    margins = (alone[start:end] for start, end in pairwise([*starts, len(alone)]))
    return [line for margin in margins if _counts_down(margin) for line in margin]


def _counts_down(margin: Sequence[Place]) -> bool:
    ordered = sorted(margin, key=lambda line: -line.y0)
    steps = [int(after.text) - int(before.text) for before, after in pairwise(ordered)]
    return len(margin) >= _FEW_LINES and max(map(steps.count, _STEPS)) >= _MOSTLY * len(steps)


# --- drawn as parts of their lines ------------------------------------------------------------------


def _without_numbers_in_lines(pages: Sequence[Page]) -> list[Page]:
    lines = [line for page in pages for line in page.lines]
    sides = list(_leading(lines)), list(_trailing(lines))
    countable = sum(len(line.text) > 3 or line.text.isdigit() for line in lines)
    for step in _STEPS:
        left, right = (_counting(numbers, step) for numbers in sides)
        counted = _of_one_side(*(side if len(side) >= _FEWEST[step] else [] for side in (left, right)))
        if sum(map(len, counted)) * step >= _NUMBERED * countable > 0:
            for numbers, found in zip(sides, counted, strict=True):
                _strip_side(lines, numbers, found)
            return [_kept(page, [line for line in page.lines if line.text]) for page in pages]
    return list(pages)


def _leading(lines: Sequence[Place]) -> Iterator[_Number]:
    for k, line in enumerate(lines):
        found = _LEADING.match(line.text)
        if found:
            yield _Number(k, int(found[1]), line.x0, found.end())


def _trailing(lines: Sequence[Place]) -> Iterator[_Number]:
    for k, line in enumerate(lines):
        if line.last is not None and line.before is not None and line.last - line.before > _APART * line.size:
            found = _TRAILING.search(line.text)
            if found:
                yield _Number(k, int(found[0]), line.last, len(found[0]), right=True)


def _counting(numbers: Sequence[_Number], step: int) -> list[_Number]:
    """The numbers that count on from that of a line just before in the same margin, or to one just after.

    Those of every fifth line are multiples of five: other numbers that do so are footnotes'.
    """
    numbers = [number for number in numbers if number.value % step == 0]
    found: set[int] = set()
    for place, number in enumerate(numbers):
        for other in range(place + 1, len(numbers)):
            if numbers[other].k - number.k > 4 * step:
                break
            if abs(numbers[other].x - number.x) < _ALIGNED:
                found |= {place, other} if numbers[other].value == number.value + step else set()
                break
    return [numbers[place] for place in sorted(found)]


def _of_one_side(left: Sequence[_Number], right: Sequence[_Number]) -> tuple[list[_Number], list[_Number]]:
    """The numbers of each side, one a line: of two the one whose margin holds fewer is a list's own label."""
    margins = [sorted(number.x for number in side) for side in (left, right)]
    by_line = {number.k: number for number in right}
    labels: set[int] = set()
    others: set[int] = set()
    for number in left:
        other = by_line.get(number.k)
        if other is not None:
            fewer = _near(number.x, margins[0]) <= _near(other.x, margins[1])
            (labels if fewer else others).add(number.k)
    return [n for n in left if n.k not in labels], [n for n in right if n.k not in others]


def _strip_side(lines: Sequence[Place], numbers: Sequence[_Number], counted: Sequence[_Number]) -> None:
    """Take from the lines the numbers that count, and those that stand in the same margins."""
    margins = sorted(number.x for number in counted)
    those = {number.k for number in counted}
    for number in numbers:
        if number.k in those or _is_aligned(number.x, margins):
            (_cut_right if number.right else _cut_left)(lines[number.k], number.length)


def _is_aligned(x: float, places: Sequence[float]) -> bool:
    """Whether several of the places, which are in order, are next to ``x``."""
    near = _near(x, places)
    return near > 0 and near >= min(_FEW_LINES, len(places))


def _near(x: float, places: Sequence[float]) -> int:
    """How many of the places, which are in order, are next to ``x``."""
    return bisect_right(places, x + _ALIGNED) - bisect_left(places, x - _ALIGNED)


def _cut_left(line: Place, length: int) -> None:
    rest = line.text[length:].lstrip()
    removed = len(line.text) - len(rest)
    line.raised = [(first - removed, after - removed) for first, after in line.raised if first >= removed]
    line.text = rest
    line.x0 = line.x0 if line.second is None else line.second


def _cut_right(line: Place, length: int) -> None:
    line.text = line.text[:-length].rstrip()
    line.raised = [(first, after) for first, after in line.raised if after <= len(line.text)]
    line.x1 = line.x1 if line.before is None else line.before


def _kept(page: Page, lines: Sequence[Place]) -> Page:
    return replace(page, lines=list(lines))
