"""From a document's lines to reference strings and in-text citations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from refcheck.errors import NoReferencesError
from refcheck.extract import citations, embedded, headings, join, labels, lines, links, section, split
from refcheck.extract.lines import Line
from refcheck.extract.stream import stream
from refcheck.model import Document, Reference, Span

__all__ = ["references", "stream"]

_IS_A_LIST = 0.55  # the split's score from which lines without a heading are taken for a list


def references(document: Document, bare: bool = False) -> tuple[Document, tuple[Reference, ...]]:
    """The document with its bibliography and in-text citations, and its references in order.

    ``bare``: the document is a list of references, unless a section with a heading is found in it.
    Raises NoReferencesError when there is none.
    """
    if document.references is not None:
        return document, document.references
    everything = lines.lines(document)
    entries = _entries(document, everything, bare)
    if not entries:
        raise NoReferencesError(
            f"{document.path}: no reference list was found. Put a heading such as "
            '"References" above it, or check a file that holds the list alone.'
        )
    found = links.attach(_numbered(entries, lines.words(everything)), document.links)
    bibliography = Span(found[0].span.start, found[-1].span.end)
    if document.citations:
        marks = embedded.numbered(document.citations, document.embedded, found)
    else:
        marks = citations.find(document.text, found)
    return replace(document, bibliography=bibliography, citations=marks), found


def _entries(document: Document, everything: Sequence[Line], bare: bool) -> list[join.Entry]:
    groups = _headed(document, everything)
    if groups:
        return [entry for group in groups for entry in split.split(group)[1]]
    if not everything:
        return []
    best, entries = split.split(_without_heading(everything))
    if bare or best.score >= _IS_A_LIST:
        return entries
    trailing = section.trailing(everything)
    return split.split(everything[trailing.start : trailing.end])[1] if trailing else []


def _headed(document: Document, everything: Sequence[Line]) -> list[list[Line]]:
    """The lists whose place is known: bounded by the format, or standing under a heading."""
    known = document.bibliography
    if known:
        within = [line for line in everything if known.start <= line.start and line.end <= known.end]
        return [_without_heading(within)] if within else []
    return [list(everything[found.start : found.end]) for found in section.find(everything)]


def _without_heading(lines: Sequence[Line]) -> list[Line]:
    """The lines without a heading above the first reference."""
    return list(lines[1:] if len(lines) > 1 and headings.is_heading(lines[0].text) else lines)


def _numbered(entries: Sequence[join.Entry], vocabulary: frozenset[str]) -> tuple[Reference, ...]:
    """References numbered as their labels count where these count upward, else from 1."""
    printed = [labels.number(entry.label) for entry in entries]
    counting = all(
        after is not None and after > before
        for before, after in zip([0, *(value or 0 for value in printed)], printed, strict=False)
    )
    return tuple(
        join.reference(entry, (printed[position] or 0) if counting else position + 1, vocabulary)
        for position, entry in enumerate(entries)
    )
