"""The in-text citations: which references the text names, and where.

A list whose labels are words is cited by them; one without labels by author and year, and so is a numbered
one whose numbers the text does not use. Else the document's own habit decides which marks are citations: the
style of marking (square brackets, parentheses, raised figures) that names the most references of the list is
taken for its style, and the others are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise

from refcheck.extract import author_year, labels, marks, unlisted
from refcheck.model import Citation, Document, Reference, Span

_LABELS = re.compile(r"\[\^?\s*([^\[\]]{2,200}?)\s*\]")
_LABEL_LEFT = re.compile(r"\[([^\W\d_][^\[\]]{0,29})\]")
_RANGE_OF_LABELS = re.compile(r"([^\W\d_]{1,3})(\d{1,3})\s*[-–—]\s*([^\W\d_]{0,3})(\d{1,3})")
_SEPARATOR = re.compile(r"[,;]")
_NEAR, _DENSE = 5, 0.3  # numbers beyond: so few, or with this share of those between cited as well
_ENOUGH = 0.3  # share of the list that a way of citing must name to be believed
_SURELY = 0.8  # ... for no other way to be tried


def find(document: Document, references: Sequence[Reference]) -> tuple[Citation, ...]:
    """The citations in the document outside the references themselves, in order of place."""
    outside = _outside(document.text, references)
    listed = {reference.number for reference in references}
    printed = _printed_numbers(references)
    by_label = list(_labelled(document.text, outside, references))
    by_number = _numbered(document, outside, printed)
    numbered = _covered(by_number, printed)
    if numbered < _SURELY:
        named = author_year.find(document.text, outside, references)
        best = max((by_label, named), key=lambda style: _covered(style, listed))
        if _covered(best, listed) >= max(_ENOUGH, numbered):
            further = unlisted.find(document.text, outside, references, named) if best is named else []
            return tuple(sorted([*best, *further], key=lambda mark: mark.span))
    return tuple(sorted([*by_number, *by_label], key=lambda mark: mark.span)) if by_number else ()


def _printed_numbers(references: Sequence[Reference]) -> set[int]:
    """The numbers that the text may cite; none where the list is not numbered.

    Numbers in the text are notes', paragraphs' or equations' then.
    """
    numbers = [number for reference in references if (number := labels.number(reference.label)) is not None]
    return set(numbers) if len(numbers) * 2 > len(references) else set()


def _numbered(document: Document, outside: Sequence[Span], listed: Collection[int]) -> list[Citation]:
    """The citations by number, in the one way of marking them that names the most references."""
    if not listed:
        return []
    last = max(listed)
    styles = [
        marks.bracketed(document.text, outside, last),
        marks.raised(document, outside, last),
        marks.in_parentheses(document.text, outside, last),
    ]
    best = max(styles, key=lambda style: _covered(style, listed))
    return [*_plausible(best, last), *marks.spelled(document.text, outside, last)]


def _labelled(text: str, outside: Sequence[Span], references: Sequence[Reference]) -> Iterator[Citation]:
    """The marks that hold the labels of references which are no numbers: [Knu84], [Knu84, Lam94], [S1-S3]."""
    numbers = {
        label.casefold(): reference.number
        for reference in references
        if (label := _label(reference)) and not label.isdigit()
    }
    for stretch in outside if numbers else ():
        for mark in _LABELS.finditer(text, stretch.start, stretch.end):
            whole = mark.group(1).casefold()
            parts = [whole] if whole in numbers else list(_parts(whole))
            named = tuple(dict.fromkeys(numbers[part] for part in parts if part in numbers))
            if named:
                yield Citation(Span(mark.start(), mark.end()), named)


def _label(reference: Reference) -> str:
    """The label before a reference, or the one that is left in it: "[S1] Quill"."""
    left = _LABEL_LEFT.match(reference.unstructured)
    return reference.label or (left[1] if left else "")


def _parts(whole: str) -> Iterator[str]:
    """The labels that a mark holds; "s1-s3" spelled out, and "fels93, 95" with its letters."""
    letters = ""
    for part in map(str.strip, _SEPARATOR.split(whole)):
        ends = _RANGE_OF_LABELS.fullmatch(part)
        if ends and ends[1] == ends[3]:
            yield from (f"{ends[1]}{number}" for number in range(int(ends[2]), int(ends[4]) + 1))
            continue
        yield f"{letters}{part}" if part.isdigit() else part
        letters = part.rstrip("0123456789") if not part.isdigit() else letters


def _plausible(citations: Sequence[Citation], last: int) -> Iterator[Citation]:
    """The citations without those of numbers far beyond the list's last with nothing between: "[5, 80]"."""
    beyond = sorted({number for mark in citations for number in mark.numbers if number > last})
    far = {
        number
        for place, number in enumerate(beyond, 1)
        if number > last + _NEAR and place < _DENSE * (number - last)
    }
    return (mark for mark in citations if far.isdisjoint(mark.numbers))


def _covered(citations: Iterable[Citation], listed: Collection[int]) -> float:
    """The share of the list that the citations name."""
    named = {number for citation in citations for number in citation.numbers if number in listed}
    return len(named) / max(len(listed), 1)


def _outside(text: str, references: Sequence[Reference]) -> list[Span]:
    """The stretches of text that belong to no reference."""
    taken = sorted(
        Span((reference.label_span or reference.span).start, reference.span.end) for reference in references
    )
    edges = [Span(0, 0), *taken, Span(len(text), len(text))]
    return [Span(before.end, after.start) for before, after in pairwise(edges) if before.end < after.start]
