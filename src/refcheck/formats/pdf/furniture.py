"""What stands on a page and is not its text: line numbers, running heads, page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from refcheck.formats.pdf.pages import Page, Place

_LEADING = re.compile(r"(\d{1,4})(?=\s|$)")
_LEADING_GLUED = re.compile(r"(\d{1,4})(?=\D|$)")
_PAGE_NUMBER = re.compile(
    r"[-–— |]*(?:page |seite |p\. ?)?\d{1,4}(?: ?(?:of|von|/) ?\d+)?[-–— |]*", re.IGNORECASE
)
_FEW_LINES = 5
_MOSTLY = 0.6
_ALIGNED = 12  # points
_BAND = 3  # lines at the top and foot of a page that may be furniture


def strip(pages: Sequence[Page]) -> list[Page]:
    """The pages without line numbers, running heads and page numbers."""
    return _without_heads(_without_line_numbers(_without_margin_numbers(pages)))


def _without_margin_numbers(pages: Sequence[Page]) -> list[Page]:
    """Without line numbers that are drawn apart from their lines: figures alone that count down the pages."""
    columns = [_counting_down(page) for page in pages]
    numbered = sum(bool(column) for column in columns)
    if numbered < _MOSTLY * sum(len(page.lines) > _FEW_LINES for page in pages) or not numbered:
        return list(pages)
    margin = _margin([line for column in columns for line in column])
    dropped = {id(line) for column in columns for line in column}
    dropped |= {  # on a page with few lines, too
        id(line)
        for page in pages
        for line in page.lines
        if line.text.isdigit() and abs(line.x0 - margin) < _ALIGNED
    }
    return [_kept(page, [None if id(line) in dropped else line for line in page.lines]) for page in pages]


def _counting_down(page: Page) -> list[Place]:
    """The figures alone on a page, when most of them count on by one or by five from top to foot."""
    alone = sorted((line for line in page.lines if line.text.isdigit()), key=lambda line: -line.y0)
    if len(alone) < _FEW_LINES:
        return []
    steps = [int(after.text) - int(before.text) for before, after in pairwise(alone)]
    return alone if max(steps.count(1), steps.count(5)) >= _MOSTLY * len(steps) else []


def _without_line_numbers(pages: Sequence[Page]) -> list[Page]:
    lines = [line for page in pages for line in page.lines]
    numbers = [_leading(line) for line in lines]
    for step in (1, 5):
        counted = _counting(numbers, step)
        if len(counted) * step >= 0.45 * sum(
            len(line.text) > 3 or n is not None for line, n in zip(lines, numbers, strict=True)
        ):
            margin = _margin([lines[k] for k in counted])
            stripped = {id(lines[k]) for k in counted} | {
                id(line)
                for line, number in zip(lines, numbers, strict=True)
                if number is not None and abs(line.x0 - margin) < _ALIGNED
            }
            return [_kept(page, [_unnumbered(line, stripped) for line in page.lines]) for page in pages]
    return list(pages)


def _leading(line: Place) -> int | None:
    found = _LEADING_GLUED.match(line.text)
    return int(found[1]) if found else None


def _counting(numbers: Sequence[int | None], step: int) -> set[int]:
    """The lines whose leading number counts on from that of a line just before or to one just after."""
    found: set[int] = set()
    reach = 4 * step
    known = [(k, number) for k, number in enumerate(numbers) if number is not None]
    for (first, a), (second, b) in pairwise(known):
        if second - first <= reach and b == a + step:
            found |= {first, second}
    return found


def _margin(lines: Sequence[Place]) -> float:
    return median(line.x0 for line in lines)


def _unnumbered(line: Place, stripped: set[int]) -> Place | None:
    """The line without its number, or None when it is nothing else."""
    if id(line) not in stripped:
        return line
    found = _LEADING_GLUED.match(line.text)
    length = len(line.text) if found is None else found.end()
    rest = line.text[length:].lstrip()
    if not rest:
        return None
    removed = len(line.text) - len(rest)
    line.raised = [(a - removed, b - removed) for a, b in line.raised if a >= removed]
    line.text = rest
    line.x0 = line.x0 if line.second is None else line.second
    return line


def _without_heads(pages: Sequence[Page]) -> list[Page]:
    """Without what is repeated at the head or foot of pages, and without page numbers."""
    seen = Counter(key for page in pages for key in {_key(line) for line in _bands(page)})
    enough = 3 if len(pages) > 6 else 2
    return [
        _kept(page, [None if _is_furniture(line, page, seen, enough) else line for line in page.lines])
        for page in pages
    ]


def _is_furniture(line: Place, page: Page, seen: Counter[str], enough: int) -> bool:
    if not any(line is other for other in _bands(page)):
        return False
    if _PAGE_NUMBER.fullmatch(line.text):
        return True
    outer = line.y1 > page.height * 0.85 or line.y0 < page.height * 0.12
    return outer and seen[_key(line)] >= enough and len(_key(line)) > 3


def _bands(page: Page) -> list[Place]:
    ordered = sorted(page.lines, key=lambda line: -line.y1)
    return ordered[:_BAND] + ordered[-_BAND:]


def _key(line: Place) -> str:
    """The text of a running head but for the numbers that change from page to page."""
    return re.sub(r"\d+", "#", re.sub(r"\W+", " ", line.text.casefold())).strip()


def _kept(page: Page, lines: Sequence[Place | None]) -> Page:
    return Page(page.number, page.width, page.height, [line for line in lines if line], page.areas)
