"""References that stand in foot- and endnotes: those that a note holds in full, parted from each other.

The notes are those that the document's format tells of, else those that are typed as text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from refcheck.extract import join, labels, lines, links, signs
from refcheck.extract.lines import Line
from refcheck.extract.notes import typed
from refcheck.extract.notes.whole import Place, whole
from refcheck.model import Certainty, Document, Note, Reference, Run, Sign, Span

__all__ = ["Found", "find", "whole"]

_MOSTLY = 0.8  # of the notes, or of a note's characters
_SURE = 0.95
_RIGHT = 0.98  # the share of the references in notes that are found and cut right
_TELLING = 3  # signs of a reference in a note that none was found in


@dataclass(frozen=True, slots=True)
class _Read:
    """A note, what it prints, the runs that tie this to the document, and where references stand in it."""

    note: Note
    text: str
    runs: Sequence[Run]
    places: Sequence[Place]


@dataclass(frozen=True, slots=True)
class Found:
    """The references that the notes hold, how surely these are all, and where the notes stand.

    ``bare``: nearly all notes are a reference and nothing else, as in a list.
    """

    references: tuple[Reference, ...]
    certainty: Certainty
    spans: tuple[Span, ...]
    bare: bool

    def holds(self, offset: int) -> bool:
        """Whether a note holds the character at ``offset``."""
        return any(span.start <= offset < span.end for span in self.spans)


def find(document: Document, everything: Sequence[Line]) -> Found | None:
    """The references in the notes of a document, or None where they hold none in full.

    ``everything`` are the document's lines.
    """
    told = _found(document, document.notes, everything)
    return told or _found(document, typed.notes(document, everything), everything)


def _found(document: Document, notes: Sequence[Note], everything: Sequence[Line]) -> Found | None:
    words = lines.words(everything)
    read = [_read(document, note, words) for note in notes]
    bare = sum(_covered(one) >= _MOSTLY for one in read) >= _MOSTLY * len(read)
    read = [_as_one(one) for one in read] if bare else read
    found = _numbered(read)
    if not found:
        return None
    spans = tuple(sorted(span for note in notes for span in note.spans))
    return Found(links.attach(found, document.links), _certainty(read, bare=bare), spans, bare)


def _read(document: Document, note: Note, words: frozenset[str]) -> _Read:
    if note.text:
        return _Read(note, note.text, note.runs, whole(note.text))
    held = [line for span in note.spans for line in lines.between(document, span.start, span.end)]
    joined = join.join(held, words, document.markup)
    return _Read(note, joined.text, joined.runs, whole(joined.text))


def _as_one(read: _Read) -> _Read:
    """A note in which no reference was found, taken for one where it looks like one."""
    like = signs.begins_with_author(read.text) and signs.YEAR.search(read.text)
    return replace(read, places=[(0, len(read.text))]) if like and not read.places else read


def _covered(read: _Read) -> float:
    """The share of a note's characters that belong to references."""
    return sum(end - start for start, end in read.places) / max(len(read.text), 1)


def _numbered(read: Sequence[_Read]) -> tuple[Reference, ...]:
    """The references, numbered as their notes are where these count upward, else from 1."""
    numbers = [labels.number(one.note.label) for one in read if one.places]
    counting = all(after is not None and (before or 0) < after for before, after in pairwise([0, *numbers]))
    parts = ((one, place) for one in read for place in one.places)
    return tuple(
        _reference(one, place, (labels.number(one.note.label) or 0) if counting else count)
        for count, (one, place) in enumerate(parts, 1)
    )


def _reference(read: _Read, place: Place, number: int) -> Reference:
    start, end = place
    runs = tuple(_clipped(read.runs, start, end))
    first, last = runs[0], runs[-1]
    return Reference(
        number=number,
        unstructured=read.text[start:end],
        span=Span(first.source_start, last.source_start + last.length),
        label=read.note.label,
        runs=runs,
        in_note=True,
    )


def _clipped(runs: Sequence[Run], start: int, end: int) -> Iterator[Run]:
    """The runs of a part of the text, counted from its start; a run stands for all up to the next."""
    for run, following in zip(runs, [*runs[1:], None], strict=True):
        first = max(run.text_start, start)
        if first < min(end, following.text_start if following else end):
            skipped = min(first - run.text_start, run.length - 1)
            yield Run(first - start, run.source_start + skipped, min(run.length - skipped, end - first))


def _certainty(read: Sequence[_Read], *, bare: bool) -> Certainty:
    """How surely the references found are all, and cut right: less for every one of them and every doubt.

    Measured by ``scripts/evaluate_notes.py``.
    """
    held = sum(bool(one.places) for one in read)
    doubtful = sum(not one.places and signs.evidence(one.text) >= _TELLING for one in read)
    told = Sign(
        "notes",
        held / (held + doubtful),
        f"{held} of {len(read)} notes hold references in full, {doubtful} more may",
    )
    count = sum(len(one.places) for one in read)
    beside = Sign(
        "prose",
        _SURE if bare else _RIGHT**count,
        f"{count} references stand in notes, with prose beside them",
    )
    return Certainty(told.score * beside.score, (told, beside))
