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

from refcheck.extract import author_year
from refcheck.model import Citation, Document, Reference, Span

_DASH = r"[-–—−‐‑]"
_PART = rf"\s*(?:[,;]|{_DASH}|\band\b|\bund\b|\bet\b|\by\b|\be\b|&|\bto\b)\s*"
_NUMBERS = rf"\s*\d{{1,4}}(?:{_PART}\d{{1,4}})*\s*"
_BRACKETS = re.compile(rf"[\[［【]\^?{_NUMBERS}[\]］】](?:\s*{_DASH}\s*\[\s*\d{{1,4}}\s*\])?")
_PARENTHESES = re.compile(rf"[(（]{_NUMBERS}[)）](?:\s*{_DASH}\s*\(\s*\d{{1,4}}\s*\))?")
_LABELS = re.compile(r"\[\^?\s*([^\[\]]{2,200}?)\s*\]")
_SEPARATOR = re.compile(r"[,;]")
_RAISED = re.compile(rf"{_NUMBERS}[,;]?")
_RAISED_CHARACTERS = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]+(?:[⁻⁾,–-][⁰¹²³⁴⁵⁶⁷⁸⁹]+)*")
_LOWERED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_RANGE = re.compile(rf"(\d{{1,4}})\s*\]?\)?\s*(?:{_DASH}|\bto\b)\s*\[?\(?\s*(\d{{1,4}})|(\d{{1,4}})")
_NO_CITATION_BEFORE = re.compile(
    r"(?:\bCI|\brange|\binterval|[=<>≤≥∈]|\bEqs?\.?|\bequations?|\bfigs?\.?|\btables?|\bsteps?)$",
    re.IGNORECASE,
)
_UNIT_BEFORE = re.compile(r"(?:\d|\b(?:k|c|m|d)?m|[·×/]\s?\w|\b[a-z])$")
_LONGEST_RANGE = 100
_BEYOND = 30  # numbers this far above the list's last may still be citations of what is missing
_NEAR, _DENSE = 5, 0.3  # numbers beyond: so few, or with this share of those between cited as well
_ENOUGH = 0.3  # share of the list that a way of citing must name to be believed


def find(document: Document, references: Sequence[Reference]) -> tuple[Citation, ...]:
    """The citations in the document outside the references themselves, in order of place."""
    outside = _outside(document.text, references)
    last = max(reference.number for reference in references)
    numbered = sum(reference.label.isdigit() for reference in references) * 2 > len(references)
    listed = {reference.number for reference in references}
    by_number: list[Citation] = []
    if numbered:  # else numbers cannot name them: those in the text are notes', paragraphs' or equations'
        styles = [
            list(_marked(document.text, outside, _BRACKETS, last)),
            list(_raised(document, outside, last)),
            list(_marked(document.text, outside, _PARENTHESES, last)),
        ]
        by_number = max(styles, key=lambda style: _covered(style, listed))
        if _covered(by_number, listed) >= _ENOUGH * len(listed):
            return tuple(_plausible(by_number, last))
    by_label = tuple(_labelled(document.text, outside, references))
    if _covered(by_label, listed) >= _ENOUGH * len(listed):
        return by_label
    named = tuple(author_year.find(document.text, outside, references))
    if _covered(named, listed) >= _ENOUGH * len(listed):
        return named
    return tuple(_plausible(by_number, last))


def _labelled(text: str, outside: Sequence[Span], references: Sequence[Reference]) -> Iterator[Citation]:
    """The marks that hold the labels of references which are no numbers: [Knu84], [Knu84, Lam94]."""
    numbers = {
        reference.label.casefold(): reference.number
        for reference in references
        if reference.label and not reference.label.isdigit()
    }
    for stretch in outside if numbers else ():
        for mark in _LABELS.finditer(text, stretch.start, stretch.end):
            whole = mark.group(1).casefold()
            parts = [whole] if whole in numbers else [part.strip() for part in _SEPARATOR.split(whole)]
            named = tuple(dict.fromkeys(numbers[part] for part in parts if part in numbers))
            if named:
                yield Citation(Span(mark.start(), mark.end()), named)


def _plausible(citations: Sequence[Citation], last: int) -> Iterator[Citation]:
    """The citations without those of numbers far beyond the list's last with nothing between: "[5, 80]"."""
    beyond = sorted({number for mark in citations for number in mark.numbers if number > last})
    far = {
        number
        for place, number in enumerate(beyond, 1)
        if number > last + _NEAR and place < _DENSE * (number - last)
    }
    return (mark for mark in citations if far.isdisjoint(mark.numbers))


def _covered(citations: Iterable[Citation], listed: Collection[int]) -> int:
    """How many references of the list the citations name."""
    return len({number for citation in citations for number in citation.numbers if number in listed})


def _outside(text: str, references: Sequence[Reference]) -> list[Span]:
    """The stretches of text that belong to no reference."""
    taken = sorted(
        Span((reference.label_span or reference.span).start, reference.span.end) for reference in references
    )
    edges = [Span(0, 0), *taken, Span(len(text), len(text))]
    return [Span(before.end, after.start) for before, after in pairwise(edges) if before.end < after.start]


def _marked(text: str, outside: Sequence[Span], pattern: re.Pattern[str], last: int) -> Iterator[Citation]:
    for stretch in outside:
        for mark in pattern.finditer(text, stretch.start, stretch.end):
            before = text[max(stretch.start, mark.start() - 12) : mark.start()].rstrip()
            if not _NO_CITATION_BEFORE.search(before):
                yield from _cited(Span(mark.start(), mark.end()), mark.group(), last)


def _raised(document: Document, outside: Sequence[Span], last: int) -> Iterator[Citation]:
    """Raised figures that are no powers: those the format tells of, and those that are characters."""
    text = document.text
    spans = [*_merged(text, document.superscripts)]
    spans += [Span(match.start(), match.end()) for match in _RAISED_CHARACTERS.finditer(text)]
    for span in spans:
        mark = text[span.start : span.end].translate(_LOWERED).strip()
        inside = any(stretch.start <= span.start < stretch.end for stretch in outside)
        before = text[max(0, span.start - 6) : span.start]
        if inside and _RAISED.fullmatch(mark) and not _UNIT_BEFORE.search(before):
            yield from _cited(span, mark, last)


def _merged(text: str, spans: Sequence[Span]) -> list[Span]:
    """Spans with nothing but commas, dashes and spaces between them made one."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and not text[merged[-1].end : span.start].strip(",;-– "):
            merged[-1] = Span(merged[-1].start, span.end)
        else:
            merged.append(span)
    return merged


def _cited(span: Span, mark: str, last: int) -> Iterator[Citation]:
    numbers = _numbers(mark)
    if numbers and max(numbers) <= last + _BEYOND:
        yield Citation(span, numbers)


def _numbers(mark: str) -> tuple[int, ...]:
    """The numbers of a mark, ranges spelled out; empty for what cannot be a citation."""
    found: list[int] = []
    for match in _RANGE.finditer(mark):
        if match.group(3):
            found.append(int(match.group(3)))
            continue
        first, last = int(match.group(1)), int(match.group(2))
        if not first < last <= first + _LONGEST_RANGE:
            return ()
        found.extend(range(first, last + 1))
    return tuple(dict.fromkeys(found)) if found and min(found) > 0 else ()
