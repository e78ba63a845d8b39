"""Columns: which one each line of a page stands in, and how the line is set within it."""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Sequence
from statistics import median

from refcheck.formats.pdf.pages import Page, Place
from refcheck.model import Setting

_WIDEST = 14_400  # points: no page is wider
_GUTTER = 7  # points: narrower gaps part no columns
_FEW = 6  # lines: too few to tell a column's edges by


def assign(page: Page) -> None:
    """Set the column of every line of a page, counted from the left."""
    cuts = _gutters(page)
    for line in page.lines:
        line.column = sum(line.x0 >= cut for cut in cuts)


def _gutters(page: Page) -> list[float]:
    """The middles of the vertical stripes that next to no line crosses."""
    lines = page.lines
    if not lines:
        return []
    width = int(min(page.width, _WIDEST)) + 2
    places = [(_within(line.x0, width), _within(line.x1, width)) for line in lines]
    begun = Counter(first for first, _ in places)
    ended = Counter(max(first, last + 1) for first, last in places)
    crossed = list(itertools.accumulate(begun[x] - ended[x] for x in range(width + 1)))
    left, right = min(first for first, _ in places), max(last for _, last in places)
    tolerated = int(0.03 * len(lines))
    cuts, x = [], left
    while x < right:
        start = x
        while x < right and crossed[x] <= tolerated:
            x += 1
        if x - start >= _GUTTER and _parts(lines, start, x, left, right, page.width):
            cuts.append((start + x) / 2)
        x = max(x, start + 1)
    return cuts


def _parts(lines: Sequence[Place], start: int, end: int, left: int, right: int, width: float) -> bool:
    """Whether a stripe has columns on both sides of it."""
    if start - left <= width * 0.1 or right - end <= width * 0.08:
        return False
    before = sum(line.x1 <= end + 2 for line in lines)
    after = sum(line.x0 >= start for line in lines)
    return before >= 3 and after >= 3


def _within(x: float, width: int) -> int:
    return max(0, min(width, int(x)))


def settings(pages: Sequence[Page]) -> list[Setting]:
    """How every line of the pages is set, in order."""
    lines = [line for page in pages for line in page.lines]
    if not lines:
        return []
    em = median(line.size for line in lines) or 10.0
    edges = _edges(pages, em)
    pitch = _pitch(lines, em)
    found = []
    for before, line in zip([None, *lines], lines, strict=False):
        left, right = edges[line.page, line.column]
        found.append(
            Setting(
                indent=max(0.0, (line.x0 - left) / em),
                slack=max(0.0, (right - line.x1) / em),
                gap=_gap(before, line, pitch),
                size=line.size / em,
                hyphenated=line.hyphenated,
            )
        )
    return found


def _gap(before: Place | None, line: Place, pitch: float) -> float:
    if before is None or (before.page, before.column) != (line.page, line.column) or before.y0 <= line.y0:
        return 0.0
    return (before.y0 - line.y0) / pitch


def _pitch(lines: Sequence[Place], em: float) -> float:
    """The usual distance from line to line."""
    pairs = itertools.pairwise(lines)
    distances = [a.y0 - b.y0 for a, b in pairs if (a.page, a.column) == (b.page, b.column)]
    usual = [distance for distance in distances if em * 0.5 < distance < em * 4]
    return median(usual) if usual else em


def _edges(pages: Sequence[Page], em: float) -> dict[tuple[int, int], tuple[float, float]]:
    """The left and right edge of each column of each page.

    A column of few lines may hold nothing that reaches its edges: then it is taken to stand where the same
    column stands on other pages.
    """
    columns: dict[tuple[int, int], list[Place]] = defaultdict(list)
    for page in pages:
        for line in page.lines:
            columns[page.number, line.column].append(line)
    own = {place: _own_edges(lines) for place, lines in columns.items()}
    for (page_number, column), lines in columns.items():
        others = [
            own[place]
            for place, held in columns.items()
            if place[1] == column
            and len(held) >= _FEW
            and abs(own[place][0] - own[page_number, column][0]) < 4 * em
        ]
        if len(lines) < _FEW and others:
            left = min(own[page_number, column][0], median(edge[0] for edge in others))
            own[page_number, column] = (
                left,
                max(own[page_number, column][1], median(edge[1] for edge in others)),
            )
    return own


def _own_edges(lines: Sequence[Place]) -> tuple[float, float]:
    lefts, rights = sorted(line.x0 for line in lines), sorted(line.x1 for line in lines)
    return lefts[int(len(lefts) * 0.05)], rights[int(len(rights) * 0.95)]
