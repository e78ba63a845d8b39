"""The lists whose place the document's format tells: a reference manager's field bounds what it wrote."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from refcheck.extract import headings, signs
from refcheck.extract.lines import Line
from refcheck.model import Document

_SURELY = 0.7  # how likely a line beside a field is an entry that was typed by hand
_SIGNS = 2  # that such a line holds at the least


def lists(document: Document, lines: Sequence[Line], listed: Sequence[float]) -> list[tuple[int, int]]:
    """The lines of each list that the format tells of, with the entries typed by hand above and below it.

    ``listed`` is the line tagger's probability, for each line, that it belongs to a list.
    """
    starts, ends = [line.start for line in lines], [line.end for line in lines]
    found: list[tuple[int, int]] = []
    for span in sorted(document.lists):
        first, after = bisect_left(starts, span.start), bisect_right(ends, span.end)
        known = any(signs.evidence(line.text) for line in lines[first:after])  # else it was never filled in
        if known and (not found or first >= found[-1][1]):
            found.append((first, after))
    return [
        (
            start - _typed(range(start - 1, before, -1), lines, listed),
            end + _typed(range(end, after), lines, listed),
        )
        for (start, end), before, after in zip(
            found,
            [-1, *(end for _, end in found)],
            [*(start for start, _ in found[1:]), len(lines)],
            strict=False,
        )
    ]


def _typed(places: Iterable[int], lines: Sequence[Line], listed: Sequence[float]) -> int:
    """How many lines, one after the other, are surely entries."""
    count = 0
    for k in places:
        text = lines[k].text
        if listed[k] < _SURELY or signs.evidence(text) < _SIGNS or _is_other(text):
            break
        count += 1
    return count


def _is_other(text: str) -> bool:
    return headings.is_heading(text) or headings.is_ending(text)
