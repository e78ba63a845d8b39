"""A bare list that is too long to hold: cut as it comes in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from refcheck.extract import lines, split, tagger
from refcheck.extract.join import reference
from refcheck.model import Document, Reference


def stream(chunks: Iterable[str]) -> Iterator[Reference]:
    """The references of a bare list that comes in pieces, numbered from 1.

    A piece ends at a line's end, but may end within a reference: what follows the start of the last entry is
    carried over to the next piece. Offsets count from the start of the entry's own piece, which is gone
    by then: the references of a stream are parsed, never edited.
    """
    number = 0
    carried = ""
    for chunk in chunks:
        text = carried + chunk
        found = _cut(text)
        for entry in found[:-1]:
            number += 1
            yield replace(entry, number=number)
        carried = text[_start(found[-1]) :] if found else text
    for entry in _cut(carried):
        number += 1
        yield replace(entry, number=number)


def _cut(text: str) -> list[Reference]:
    everything = lines.lines(Document("-", text))
    if not everything:
        return []
    vocabulary = lines.words(everything)
    _, entries = split.split(everything, tagger.begun(everything))
    return [reference(entry, 0, vocabulary) for entry in entries]


def _start(entry: Reference) -> int:
    return entry.label_span.start if entry.label_span else entry.span.start
