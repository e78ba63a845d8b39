"""Lines that stand within a list and belong to no reference: running heads, headings, tables, captions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from refcheck.extract import headings, signs
from refcheck.extract.join import Entry
from refcheck.extract.lines import Line

_AT_EDGE = 0.1  # lines at a page's edge that are less likely than this to belong to the list do not
_AMONG = 0.1  # nor do others that stand alone among lines of the list
_SHORT, _AMONG_SHORT = 45, 0.25  # characters: running heads and headings are short
_GOES_ON = re.compile(r"[a-zà-ÿ]|.*[,;-]$")  # no running head begins or ends so
_FLOATING = re.compile(r"fig|tab|abb", re.IGNORECASE)  # captions, which stand anywhere
_HEADING = 0.5
_NEAR, _LAST = 3, 8  # lines
_CAPTION = re.compile(r"(?:(?:\d{1,2}|[IVX]+|[A-Za-z])[.)] )?[^\W\d_][^,.;:()\[\]]{0,90}:?|[A-Z]")
_MOST = 0.8
_SURE = 0.6  # how likely the lines around one must belong to the list to be called so
_FULL = 2.5  # ems that a line leaves free at the most when the next goes on with it
_SAME_SIZE = 0.04
_HALF = 0.5
_APART = 1.35  # lines: a wider distance parts blocks
_STRANGE, _NOT_ONE = 0.15, 0.6  # the lines of a block that is set into the list: their mean, and their most


def without(lines: Sequence[Line], listed: Sequence[float], start: int, end: int) -> list[int]:
    """Which of the lines from ``start`` up to ``end`` make up references.

    ``listed`` is the line tagger's probability, for each line of the document, that it belongs to a list.
    """
    strange = _strange(lines, listed, start, end)
    return [
        k for k in range(start, end) if k not in strange and not _is_furniture(lines, listed, k, start, end)
    ]


def _strange(lines: Sequence[Line], listed: Sequence[float], start: int, end: int) -> set[int]:
    """The lines of tables and figures that float within a list; none where its own lines are not sure."""
    if sum(listed[start:end]) < _HALF * (end - start):
        return set()
    return {
        k
        for first, after in _blocks(lines, start, end)
        if first > start and _is_strange(listed[first:after])
        for k in range(first, after)
    }


def _blocks(lines: Sequence[Line], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where lines stand together: parted by more space, the end of a page or column, or another size."""
    bounds = [
        k
        for k in range(start + 1, end)
        if lines[k].gap == 0 or lines[k].gap > _APART or _changes_size(lines[k - 1 : min(k + 2, end)])
    ]
    return pairwise([start, *bounds, end])


def _changes_size(lines: Sequence[Line]) -> bool:
    """Whether the second of three lines is of another size than the first, and the third of the same."""
    if len(lines) < 3:
        return False
    before, line, after = (each.size for each in lines)
    return abs(line - before) > _SAME_SIZE >= abs(after - line)


def _is_strange(listed: Sequence[float]) -> bool:
    """Whether no line of a block is likely to belong to a list."""
    return sum(listed) < _STRANGE * len(listed) and max(listed) < _NOT_ONE


def _is_furniture(lines: Sequence[Line], listed: Sequence[float], k: int, start: int, end: int) -> bool:
    text = lines[k].text
    if k >= end - _LAST and headings.is_ending(text) and not _FLOATING.match(text):
        return False  # it tells where the list ends
    unlikely = listed[k] < (_AMONG_SHORT if len(text) < _SHORT else _AMONG)
    if unlikely and not _GOES_ON.match(text) and not _in_flow(lines, k):
        return _is_among(listed, k, start, end)
    if listed[k] < _HEADING and headings.is_heading(text):
        return True
    at_edge = lines[k].gap == 0 or (k + 1 < end and lines[k + 1].gap == 0)
    return k >= start + 2 and at_edge and listed[k] < _AT_EDGE


def _in_flow(lines: Sequence[Line], k: int) -> bool:
    """Whether a line is set as one that goes on with the full line above it, where settings are known."""
    above, line = lines[k - 1], lines[k]
    known = any(near.slack > 0 for near in lines[max(0, k - _NEAR) : k + _NEAR])
    solid = 0 < line.gap < _APART and above.slack < _FULL and abs(line.size - above.size) < _SAME_SIZE
    return known and solid


def _is_among(listed: Sequence[float], k: int, start: int, end: int) -> bool:
    """Whether the lines above and below surely belong to the list, where the list has such."""
    above, below = listed[max(start, k - _NEAR) : k], listed[k + 1 : min(end, k + 1 + _NEAR)]
    return bool(below) and all(max(part) >= _SURE for part in (above, below) if part)


def without_captions(entries: Sequence[Entry]) -> list[Entry]:
    """The entries without headings of parts of the list, where most others have a year."""
    captions = [k for k, entry in enumerate(entries[:-1]) if _is_caption(entry)]
    dated = sum(_is_dated(entry) for k, entry in enumerate(entries) if k not in captions)
    if dated < _MOST * (len(entries) - len(captions)):
        return [*entries]
    return [entry for k, entry in enumerate(entries) if k not in captions]


def _is_caption(entry: Entry) -> bool:
    """Whether an entry is a line of plain words: no author, nothing that parts fields."""
    text = entry.lines[0].text
    plain = not entry.label and len(entry.lines) == 1 and bool(_CAPTION.fullmatch(text))
    return plain and signs.evidence(text) <= 1 and not signs.begins_with_author(text)


def _is_dated(entry: Entry) -> bool:
    return any(signs.YEAR.search(line.text) for line in entry.lines)
