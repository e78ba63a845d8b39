"""From a document's lines to reference strings and in-text citations."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from refcheck.errors import NoReferencesError
from refcheck.extract import (
    bounded,
    certainty,
    citations,
    composite,
    embedded,
    ending,
    furniture,
    headings,
    join,
    labels,
    lines,
    links,
    notes,
    run_on,
    section,
    soft_breaks,
    split,
    tagger,
)
from refcheck.extract.lines import Line
from refcheck.extract.stream import stream
from refcheck.model import Citation, Document, Reference, Span

__all__ = ["references", "stream"]

_DATA = frozenset({"bibtex", "ris", "csljson", "cslyaml", "endnote", "nbib", "refer", "isi"})  # no citations
_SEEN_ONLY = frozenset({"pdf"})  # their notes are told by the look of the page, not by the format
_LINKED = frozenset({"jats"})  # some citations may have been left without their link
_PAGE = 60  # lines: a text that is longer and no list holds few lines that look like one's
_LEAST_LISTED = 0.3
_SEVERAL = 4  # references
_FAR = 2  # times as many references
_NEARLY_ALL = 0.8  # of the entries
_IS_A_LIST = 0.55  # the split's score from which lines without a heading are taken for a list


def references(document: Document, bare: bool = False) -> tuple[Document, tuple[Reference, ...]]:
    """The document with its bibliography and in-text citations, and its references in order.

    ``bare``: the document is a list of references, unless a section with a heading is found in it.
    Raises NoReferencesError when there is none.
    """
    if document.references or (document.references is not None and document.format in _DATA):
        told = replace(document, certainty=certainty.given(document.references))
        return _with_citations(told, document.references), document.references
    everything = lines.lines(document)
    cuts = [] if document.references is not None else _cuts(document, _searched(document, everything), bare)
    in_notes = None if any(cut.told for cut in cuts) else _in_notes(document, everything)
    if in_notes and not _outweighs(document, cuts, in_notes):
        return _cited_in_place(document, in_notes), in_notes.references
    entries = [entry for cut in cuts for entry in cut.entries]
    if document.embedded and embedded.outweigh(document, entries):
        return _with_records(document)
    if not entries:
        raise NoReferencesError(f"{document.path}: no reference list was found. {_next_step(document)}")
    found = links.attach(_numbered(entries, lines.words(everything), document.markup), document.links)
    bibliography = Span(found[0].span.start, found[-1].span.end)
    cited = _with_citations(replace(document, bibliography=bibliography), found)
    in_doubt = sum(cut.doubt for cut in cuts)
    sure = certainty.of(found, [cut.segmentation for cut in cuts], in_doubt, cited.citations)
    return replace(cited, certainty=sure), found


def _searched(document: Document, everything: Sequence[Line]) -> Sequence[Line]:
    """The lines to look for lists in: those of notes only where no list stands outside them.

    What a PDF has for notes is small type at the foot of pages, and may be a list's.
    """
    told = () if document.format in _SEEN_ONLY else document.notes
    spans = sorted(span for note in told for span in note.spans)
    starts = [span.start for span in spans]

    def is_noted(line: Line) -> bool:
        before = bisect_right(starts, line.start)
        return before > 0 and line.start < spans[before - 1].end

    outside = [line for line in everything if not is_noted(line)] if spans else everything
    return outside if section.headed(outside) else everything


def _in_notes(document: Document, everything: Sequence[Line]) -> notes.Found | None:
    """The references in the notes, unless the citations themselves name records."""
    if document.embedded or _lists_elsewhere(document):
        return None
    return notes.find(document, everything)


def _outweighs(document: Document, cuts: Sequence[_Cut], in_notes: notes.Found) -> bool:
    """Whether what was taken for a list is one.

    It is when notes that the look of pages told are but a part of it, or when it holds next to nothing but
    references in full and as many as they; when it is the notes themselves; or when it stands apart from the
    notes and is as rich.
    """
    entries = [entry for cut in cuts for entry in cut.entries]
    rich, noted = _rich(entries), len(in_notes.references)
    if document.format in _SEEN_ONLY and (
        rich >= _FAR * noted or (len(entries) >= noted and rich >= _NEARLY_ALL * len(entries))
    ):
        return True
    if in_notes.bare:
        starts = [line.start for entry in entries for line in entry.lines]
        return len(entries) >= noted and all(map(in_notes.holds, starts))
    apart = [entry for entry in entries if not in_notes.holds(entry.lines[0].start)]
    return len(apart) * 2 > len(entries) and _rich(apart) >= noted


def _rich(entries: Sequence[join.Entry]) -> int:
    """How many entries are references in full."""
    return sum(bool(notes.whole(join.text(entry.lines))) for entry in entries)


def _cited_in_place(document: Document, in_notes: notes.Found) -> Document:
    """The document whose references are cited by standing where they do."""
    return replace(document, certainty=in_notes.certainty, citations=())


def _with_records(document: Document) -> tuple[Document, tuple[Reference, ...]]:
    """The document with the records behind its citations for references: no list of them is printed."""
    return replace(document, certainty=certainty.given(document.embedded)), document.embedded


def _next_step(document: Document) -> str:
    if _lists_elsewhere(document):
        return "Its citations are keys: check the main .tex, which inputs this one, or the .bib."
    if document.pictured:
        return f"Pages that are pictures without text: {_listing(document.pictured)}. Run OCR on them first."
    return 'Put a heading such as "References" above it, or check a file that holds the list alone.'


def _listing(pages: Sequence[int]) -> str:
    """Page numbers in order as a reader writes them: 3, 5-7."""
    starts = [page for page in pages if page - 1 not in pages]
    ends = [page for page in pages if page + 1 not in pages]
    return ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in zip(starts, ends, strict=True))


def _lists_elsewhere(document: Document) -> bool:
    """Whether the text cites by keys of another file: what looks like references in it is prose."""
    return document.format == "latex" and any(mark.keys for mark in document.citations)


def _with_citations(document: Document, references: Sequence[Reference]) -> Document:
    """The document with its citations: those its format told of, tied to the list, or those in its text."""
    if document.embedded:
        told = embedded.tied(document, references)
        typed = [mark for mark in citations.find(document, references) if not _overlaps(mark, told.citations)]
        return _with_further(told, told.citations, typed)
    if document.format in _LINKED and document.citations:
        listed = {reference.number for reference in references}
        typed = [mark for mark in citations.find(document, references) if listed.issuperset(mark.numbers)]
        typed = [mark for mark in typed if mark.numbers or not _overlaps(mark, document.citations)]
        return _with_further(document, document.citations, typed)
    if document.citations or not references or document.format in _DATA:
        return document
    return replace(document, citations=citations.find(document, references))


def _with_further(document: Document, known: Sequence[Citation], typed: Sequence[Citation]) -> Document:
    """The document with the citations that its format tells of, and those typed by hand that name others."""
    cited = {number for mark in known for number in mark.numbers}
    added = [mark for mark in typed if mark.author or not cited.issuperset(mark.numbers)]
    return replace(document, citations=tuple(sorted([*known, *added], key=lambda mark: mark.span)))


def _overlaps(mark: Citation, others: Sequence[Citation]) -> bool:
    return any(mark.span.start < other.span.end and other.span.start < mark.span.end for other in others)


@dataclass(frozen=True, slots=True)
class _Cut:
    """The entries of one list, the way in which it was cut, and how many of its lines are in doubt.

    ``told``: by the format, or by a heading.
    """

    segmentation: split.Segmentation
    entries: Sequence[join.Entry]
    doubt: float = 0.0
    told: bool = False


def _cuts(document: Document, everything: Sequence[Line], bare: bool) -> list[_Cut]:
    """The lists of the document in order; none where none was found."""
    if not everything:
        return []
    listed = _listed(everything)

    def cut(start: int, end: int) -> _Cut:
        kept = furniture.without(everything, listed, start, end)
        doubt = section.doubt(listed, kept, start, end)
        return replace(_cut([everything[k] for k in kept], bool(document.paragraph_starts)), doubt=doubt)

    known = bounded.lists(document, everything, listed)
    if known:
        return [replace(cut(_after_heading(everything, start), end), told=True) for start, end in known]
    headed = section.find(everything, listed)
    if headed:
        return [replace(_trimmed(cut(found.start, found.end)), told=True) for found in headed]
    if _lists_elsewhere(document):
        return []
    unheaded = section.unheaded(everything, listed)
    part = unheaded is not None and (unheaded.end - unheaded.start) * 2 < len(everything)
    whole = cut(_after_heading(everything, 0), len(everything))
    long = len(everything) > _PAGE and sum(listed) < _LEAST_LISTED * len(everything)
    if bare or (whole.segmentation.score >= _IS_A_LIST and not part and not long):
        return [replace(whole, entries=ending.headed_off(whole.entries))]
    if unheaded:
        return [_trimmed(cut(unheaded.start, unheaded.end))]
    doubtful = section.unheaded(everything, listed, section.LITTLE)
    last = _trimmed(cut(doubtful.start, doubtful.end)) if doubtful else None
    return [last] if last and last.segmentation.score >= _IS_A_LIST and len(last.entries) >= _SEVERAL else []


def _trimmed(cut: _Cut) -> _Cut:
    return replace(cut, entries=ending.trimmed(cut.entries))


def _listed(everything: Sequence[Line]) -> list[float]:
    """The line tagger's word on every line; around what looks like a list it looks twice."""
    first = section.first_looked_at(everything)
    rows = tagger.rows(everything, first)
    found = [0.0] * first + tagger.listed(rows)
    for start, end in section.zones(everything, found):
        around, below = slice(start, end), slice(start - first, end - first)
        found[around] = tagger.listed_again(everything[around], rows[below], found[around])
    return found


def _cut(group: Sequence[Line], paragraphs: bool) -> _Cut:
    """The lines of a list cut into entries; ``paragraphs``: their gaps tell where paragraphs begin."""
    broken = run_on.broken(group)
    lines_of_list = [line for _, line in broken]
    first = {k for k, (old, _) in enumerate(broken) if not k or broken[k - 1][0] != old}
    chances = [chance if k in first else 1.0 for k, chance in enumerate(tagger.begun(lines_of_list))]
    for k in soft_breaks.within(lines_of_list) if paragraphs else ():
        chances[k] = 0.0
    best, cut = split.split(lines_of_list, chances)
    entries = furniture.without_captions(cut)
    return _Cut(best, [part for entry in entries for part in composite.parted(entry)])


def _after_heading(everything: Sequence[Line], start: int) -> int:
    """The first line of a list that may have its heading on it."""
    return start + (len(everything) > start + 1 and headings.is_heading(everything[start].text))


def _numbered(
    entries: Sequence[join.Entry], vocabulary: frozenset[str], markup: Sequence[Span]
) -> tuple[Reference, ...]:
    """References numbered as their labels count where these count upward, else from 1.

    The parts of one entry share its label and number, and so do two for which the same is printed.
    """
    printed = [labels.number(entry.label) for entry in entries]
    counting = all(after is not None and after >= (before or 1) for before, after in pairwise([1, *printed]))
    return tuple(
        join.reference(entry, (printed[position] or 0) if counting else position + 1, vocabulary, markup)
        for position, entry in enumerate(entries)
    )
