"""The in-text citations: which references the text names, and where.

The document's own habit decides which marks are citations: a year in brackets is none where sources are
numbered, a number in parentheses is none where they stand in square brackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from refcheck.model import Citation, Reference, Span

_DASH = r"[-–—−‐‑]"
_PART = rf"\s*(?:[,;]|{_DASH}|\band\b|\bund\b|\bet\b|\by\b|&|\bto\b)\s*"
_BRACKETS = re.compile(rf"\[\s*\d{{1,4}}(?:{_PART}\d{{1,4}})*\s*\](?:\s*{_DASH}\s*\[\s*\d{{1,4}}\s*\])?")
_PARENTHESES = re.compile(rf"\(\s*\d{{1,3}}(?:{_PART}\d{{1,3}})*\s*\)")
_RANGE = re.compile(rf"(\d{{1,4}})\s*\]?\s*(?:{_DASH}|\bto\b)\s*\[?\s*(\d{{1,4}})|(\d{{1,4}})")
_NO_CITATION_BEFORE = re.compile(
    r"(?:\bCI|\brange|\binterval|[=<>≤≥∈]|\bEqs?\.?|\bequations?|\bfigs?\.?|\btables?|\bsteps?)$",
    re.IGNORECASE,
)
_LONGEST_RANGE = 100
_BEYOND = 30  # numbers this far above the list's last may still be citations of what is missing


def find(text: str, references: Sequence[Reference]) -> tuple[Citation, ...]:
    """The citations in ``text`` outside the references themselves, in order of place."""
    last = max(reference.number for reference in references)
    outside = _outside(text, references)
    marks = [list(_numeric(text, outside, pattern, last)) for pattern in (_BRACKETS, _PARENTHESES)]
    return tuple(max(marks, key=_covered))


def _covered(citations: Iterable[Citation]) -> int:
    """How many references the citations name."""
    return len({number for citation in citations for number in citation.numbers})


def _outside(text: str, references: Sequence[Reference]) -> list[Span]:
    """The stretches of text that belong to no reference."""
    stretches, position = [], 0
    for reference in references:
        start = (reference.label_span or reference.span).start
        stretches.append(Span(position, start))
        position = reference.span.end
    return [*stretches, Span(position, len(text))]


def _numeric(text: str, outside: Sequence[Span], pattern: re.Pattern[str], last: int) -> Iterator[Citation]:
    for stretch in outside:
        for mark in pattern.finditer(text, stretch.start, stretch.end):
            numbers = _numbers(mark.group())
            before = text[max(stretch.start, mark.start() - 12) : mark.start()].rstrip()
            if numbers and max(numbers) <= last + _BEYOND and not _NO_CITATION_BEFORE.search(before):
                yield Citation(Span(mark.start(), mark.end()), numbers)


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
