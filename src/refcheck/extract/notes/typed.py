"""Notes that are typed as text: numbered, under a heading such as "Notes" or at the foot of pages."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from refcheck.extract import headings, labels
from refcheck.extract.labels import Label
from refcheck.extract.lines import Line
from refcheck.model import Document, Note, Span

_FEWEST = 3
_APART = 1.3  # lines: more space stands above what is no longer the note's


def notes(document: Document, everything: Sequence[Line]) -> tuple[Note, ...]:
    """The notes of a document whose format tells of none, in order; empty where there are none such."""
    return _headed(everything) or _at_feet(document, everything)


def _headed(everything: Sequence[Line]) -> tuple[Note, ...]:
    """The numbered notes under the last heading for such."""
    starts = [k + 1 for k, line in enumerate(everything) if headings.is_notes(line.text)]
    for start in reversed(starts):
        below = everything[start : _end(everything, start)]
        counted = _counted(below)
        if len(counted) >= _FEWEST and counted[0].line == 0:
            return _between(below, counted)
    return ()


def _end(everything: Sequence[Line], start: int) -> int:
    ends = (
        k
        for k in range(start, len(everything))
        if headings.is_heading(everything[k].text) or headings.is_ending(everything[k].text)
    )
    return next(ends, len(everything))


def _counted(below: Sequence[Line]) -> tuple[Label, ...]:
    """The longest numbering from 1 on."""
    chains = (chain for _, chain in labels.numberings(below) if labels.number(chain[0].text) == 1)
    return max(chains, key=len, default=())


def _between(below: Sequence[Line], counted: Sequence[Label]) -> tuple[Note, ...]:
    """Every note goes on up to the next."""
    ends = [label.line for label in counted[1:]] + [len(below)]
    return tuple(
        _note(below, label, end) for label, end in zip(counted, ends, strict=True) if end > label.line
    )


def _at_feet(document: Document, everything: Sequence[Line]) -> tuple[Note, ...]:
    """Notes that count up through the text, other lines between them: each ends where space stands below."""
    counted = _counted(everything)
    ends = [_foot(document, everything, label.line, after) for label, after in _followed(counted, everything)]
    parted = sum(after.line > end for end, after in zip(ends, counted[1:], strict=False))
    if len(counted) < _FEWEST or parted < max(_FEWEST - 1, len(counted) // 4):
        return ()
    return tuple(_note(everything, label, end) for label, end in zip(counted, ends, strict=True))


def _followed(counted: Sequence[Label], everything: Sequence[Line]) -> list[tuple[Label, int]]:
    last = [(counted[-1], len(everything))] if counted else []
    return [(label, after.line) for label, after in pairwise(counted)] + last


def _foot(document: Document, everything: Sequence[Line], start: int, after: int) -> int:
    """The line after a note's last: another follows, or space, or the next page."""
    pages = document.page_starts
    for k in range(start + 1, after):
        line, above = everything[k], everything[k - 1]
        if line.gap > _APART or line.gap <= 0 or any(above.end <= page <= line.start for page in pages):
            return k
    return after


def _note(held: Sequence[Line], label: Label, end: int) -> Note:
    first, last = held[label.line], held[end - 1]
    return Note(label.text, (Span(first.start + label.length, last.end),))
