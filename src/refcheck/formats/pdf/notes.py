"""Footnotes: what is set in smaller type at the foot of a page's columns, each with its number."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from statistics import median

from refcheck.formats.pdf.pages import Page, Place
from refcheck.model import Note, Span

_LABEL = re.compile(r"(?:\[(\d{1,3})\]|(\d{1,3})(?:[.)](?!\d))?|([*†‡§¶]{1,3}))\s*(?=\S)")
_SMALLER = 0.94  # of the text's type
_TEXT = 0.15  # share of the characters that type as large as the text's has
_MOST_SKIPPED = 3  # notes whose numbers were not seen


@dataclass
class _Open:
    """A note that may go on: its label and the spans of its lines."""

    label: str
    page: int
    spans: list[Span] = field(default_factory=list)


def notes(found: Sequence[Page], starts: Sequence[int]) -> tuple[Note, ...]:
    """The footnotes of the pages, in order; ``starts`` are the offsets of all their lines."""
    lines = [line for page in found for line in page.lines]
    offsets = dict(zip(map(id, lines), starts, strict=True))
    usual = _text_size(lines)
    kept: list[_Open] = []
    for page in found:
        for foot in _feet(page, usual):
            _read(foot, offsets, kept)
    return tuple(Note(note.label, tuple(_merged(note.spans))) for note in kept)


def _text_size(lines: Sequence[Place]) -> float:
    """The size of the text's type: the largest that a good part of the characters has."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size * 2) / 2] += len(line.text)
    largest = max((size for size, count in sizes.items() if count >= _TEXT * sizes.total()), default=0.0)
    return median([line.size for line in lines if abs(line.size - largest) <= 0.5] or [largest])


def _feet(page: Page, usual: float) -> Iterator[list[Place]]:
    """The small type below the last line of text in each column of a page that has text there."""
    columns: dict[int, list[Place]] = defaultdict(list)
    for line in page.lines:
        columns[line.column].append(line)
    for _, held in sorted(columns.items()):
        upward = sorted(held, key=lambda line: line.y0)
        small = [line.size < _SMALLER * usual for line in upward]
        # A line among small ones may be measured by a character of another font.
        height = next((k for k in range(len(small)) if not any(small[k : k + 2])), len(small))
        if 0 < height < len(upward):
            yield upward[:height][::-1]


def _read(foot: Sequence[Place], offsets: dict[int, int], kept: list[_Open]) -> None:
    """Add the notes of a column's foot; what stands above the first goes on from the page before."""
    for line in foot:
        label = _LABEL.match(line.text)
        start, end = offsets[id(line)], offsets[id(line)] + len(line.text)
        if label and _counts_on(label, line, kept):
            shown = label[1] or label[2] or label[3]
            kept.append(_Open(shown, line.page, [Span(start + label.end(), end)]))
        elif kept and line.page - kept[-1].page <= 1:
            kept[-1].page = line.page
            kept[-1].spans.append(Span(start, end))


def _counts_on(label: re.Match[str], line: Place, kept: Sequence[_Open]) -> bool:
    """Whether a number is a note's: it follows that of the note before, or begins anew on a page."""
    if label[3]:
        return True
    number = int(label[1] or label[2])
    last = next((int(note.label) for note in reversed(kept) if note.label.isdigit()), 0)
    raised = any(first == 0 for first, _ in line.raised)
    anew = number == 1 and (not kept or kept[-1].page < line.page)
    return (
        last < number <= last + (_MOST_SKIPPED if raised or not last else 1) or anew or (raised and not last)
    )


def _merged(spans: Sequence[Span]) -> Iterator[Span]:
    """Spans of lines that follow one another in the text made one."""
    first = spans[0]
    for span in spans[1:]:
        if span.start == first.end + 1:
            first = Span(first.start, span.end)
        else:
            yield first
            first = span
    yield first
