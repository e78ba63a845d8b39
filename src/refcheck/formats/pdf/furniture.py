"""What stands on a page and is not its text: line numbers, running heads, page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from refcheck.formats.pdf import line_numbers
from refcheck.formats.pdf.pages import Page, Place

_PAGE_NUMBER = re.compile(
    r"[-–— |]*(?:page |seite |p\. ?)?(\d{1,4})(?: ?(?:of|von|/) ?\d+)?[-–— |]*", re.IGNORECASE
)
_BESIDE_NUMBER = re.compile(r"(?:(\d{1,4})[\s|·–—-]+\D.*|.*\D[\s|·–—-]+(?:page )?(\d{1,4}))", re.IGNORECASE)
_BAND = 3  # lines at the top and foot of a page that may be furniture
_HEAD, _FOOT = 0.85, 0.12  # of the page's height
_LONGEST = 110  # characters of a running head
_SHORTEST = 4  # characters
_LABEL_REACH = 4  # ems between a label and its line


def strip(pages: Sequence[Page]) -> list[Page]:
    """The pages without line numbers, running heads and page numbers."""
    unnumbered = [replace(page, lines=_labelled(page.lines)) for page in line_numbers.strip(pages)]
    repeated = _repeated(unnumbered)
    return [_bare(page, repeated) for page in unnumbered]


def _bare(page: Page, repeated: _Repeated) -> Page:
    furniture = {id(line) for line in _bands(page) if _is_furniture(line, page, repeated)}
    return replace(page, lines=[line for line in page.lines if id(line) not in furniture])


def _labelled(lines: Sequence[Place]) -> list[Place]:
    """The lines, small numbers that stand alone before one joined with it: superscript labels of a list."""
    found: list[Place] = []
    for line in lines:
        if found and _is_label(found[-1], line):
            line = _joined(found.pop(), line)
        found.append(line)
    return found


def _is_label(label: Place, line: Place) -> bool:
    beside = 0 <= line.x0 - label.x1 + line.size / 2 < _LABEL_REACH * line.size
    level = line.y0 <= (label.y0 + label.y1) / 2 <= line.y1 + line.size / 2
    return label.text.isdigit() and label.size < line.size and beside and level


def _joined(label: Place, line: Place) -> Place:
    shift = len(label.text) + 1
    raised = [(0, len(label.text)), *((first + shift, after + shift) for first, after in line.raised)]
    return replace(line, text=f"{label.text} {line.text}", x0=label.x0, raised=raised)


@dataclass(frozen=True, slots=True)
class _Repeated:
    """What a document's pages have in common: lines of their heads and feet, and how their numbers count.

    ``texts`` are all lines of the document, for a running head often repeats the title; ``offset`` is the
    first page's number.
    """

    heads: frozenset[tuple[bool, str]]
    texts: Counter[str]
    offset: int | None


def _repeated(pages: Sequence[Page]) -> _Repeated:
    seen = Counter(key for page in pages for key in {_key(line, page) for line in _bands(page)})
    enough = 3 if len(pages) > 6 else 2
    heads = frozenset(key for key, count in seen.items() if count >= enough and len(key[1]) >= _SHORTEST)
    texts = Counter(_words(line) for page in pages for line in page.lines)
    return _Repeated(heads, texts, _offset(pages))


def _offset(pages: Sequence[Page]) -> int | None:
    """The number of the first page, where two pages at least agree on it."""
    votes = Counter(
        number - page.number for page in pages for line in _outermost(page) if (number := _number(line))
    )
    offset, count = max(votes.items(), key=lambda vote: vote[1], default=(0, 0))
    return offset if count >= 2 else None


def _number(line: Place) -> int:
    """The page number that a line may be or hold, or 0."""
    found = _PAGE_NUMBER.fullmatch(line.text) or _BESIDE_NUMBER.fullmatch(line.text)
    return int(next(filter(None, found.groups()))) if found else 0


def _is_furniture(line: Place, page: Page, repeated: _Repeated) -> bool:
    """Whether a line at the head or foot of a page is a running head or a page number."""
    outermost = any(line is other for other in _outermost(page))
    counts = repeated.offset is not None and _number(line) == page.number + repeated.offset
    if _PAGE_NUMBER.fullmatch(line.text):
        return outermost or counts or repeated.offset is None
    if not (line.y1 > page.height * _HEAD or line.y0 < page.height * _FOOT):
        return False
    if _key(line, page) in repeated.heads:
        return True
    return outermost and counts and len(line.text) < _LONGEST and repeated.texts[_words(line)] > 1


def _bands(page: Page) -> list[Place]:
    ordered = sorted(page.lines, key=lambda line: -line.y1)
    return ordered[:_BAND] + ordered[-_BAND:]


def _outermost(page: Page) -> list[Place]:
    """The lines at the very top and foot of a page."""
    if not page.lines:
        return []
    return [max(page.lines, key=lambda line: line.y1), min(page.lines, key=lambda line: line.y0)]


def _key(line: Place, page: Page) -> tuple[bool, str]:
    """Whether a line is in its page's upper half, and its text but for numbers, which change by page."""
    return line.y1 > page.height / 2, re.sub(r"\d+", "#", _folded(line.text)).strip()


def _words(line: Place) -> str:
    """The words of a line without a page number before or behind them."""
    return re.sub(r"^\d{1,4} | \d{1,4}$", "", _folded(line.text)).strip()


def _folded(text: str) -> str:
    return re.sub(r"\W+", " ", text.casefold()).strip()
