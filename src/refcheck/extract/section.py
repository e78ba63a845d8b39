"""Where the reference list stands: under its heading, or wherever references follow one another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from refcheck.extract import headings, labels, signs
from refcheck.extract.lines import Line

_WINDOW = 25  # lines looked ahead
_SHORTEST_UNHEADED = 3  # references
_LIKE = 0.25  # likeness from which lines may be a list


@dataclass(frozen=True, slots=True)
class Section:
    """The lines ``start`` up to ``end`` that make up a list; ``headed`` when a heading stands above."""

    start: int
    end: int
    headed: bool


def find(lines: Sequence[Line]) -> list[Section]:
    """The reference lists under headings, in order; empty when there are none."""
    starts = [
        position + 1
        for position, line in enumerate(lines)
        if headings.is_heading(line.text) and likeness(lines[position + 1 : position + 1 + _WINDOW]) >= _LIKE
    ]
    found: list[Section] = []
    for start in starts:
        if not found or start >= found[-1].end:
            found.append(Section(start, _end(lines, start), headed=True))
    return _substantial(found, lines)


def trailing(lines: Sequence[Line]) -> Section | None:
    """A numbered list without a heading at the end of a document, or None."""
    for _, chain in labels.numberings(lines):
        if len(chain) < _SHORTEST_UNHEADED or labels.number(chain[0].text) != 1:
            continue
        start = chain[0].line
        end = _end(lines, chain[-1].line)
        entries = [likeness([lines[label.line]]) >= _LIKE for label in chain]
        if sum(entries) * 2 > len(entries):
            return Section(start, end, headed=False)
    return None


def likeness(lines: Sequence[Line]) -> float:
    """How much lines look like a reference list: 0 not at all, 1 surely.

    Counts the signs that references hold against the characters they would take.
    """
    characters = sum(len(line.text) for line in lines)
    if not characters:
        return 0.0
    years = sum(len(signs.YEAR.findall(line.text)) for line in lines)
    begun = sum(signs.begins_with_author(line.text) for line in lines)
    other = sum(signs.evidence(line.text) for line in lines)
    return min(1.0, (0.5 * min(years, begun * 3 + 1) + 0.5 * begun + 0.15 * other) * 120 / characters)


def _substantial(sections: Sequence[Section], lines: Sequence[Line]) -> list[Section]:
    """The sections without those that hold next to nothing beside the greatest."""
    years = [_years(lines[section.start : section.end]) for section in sections]
    most = max(years, default=0)
    return [section for section, count in zip(sections, years, strict=True) if count * 10 >= most]


def _years(lines: Sequence[Line]) -> int:
    """How many of the lines hold a year."""
    return sum(bool(signs.YEAR.search(line.text)) for line in lines)


def _end(lines: Sequence[Line], start: int) -> int:
    """The line after a list's last."""
    for position in range(start + 1, len(lines)):
        if _ends(lines, start, position):
            return position
    return len(lines)


def _ends(lines: Sequence[Line], start: int, position: int) -> bool:
    text = lines[position].text
    ahead = lines[position + 1 : position + 1 + _WINDOW]
    if headings.is_ending(text):
        return likeness(ahead) < _LIKE or _years(ahead) < 2
    if position - start < 2:
        return False
    return _collapses(lines[position : position + _WINDOW]) and not _continues(text)


def _collapses(ahead: Sequence[Line]) -> bool:
    """Whether a stretch of lines holds next to nothing of references."""
    if sum(len(line.text) for line in ahead) < 400:
        return False
    return _years(ahead) * 25 <= len(ahead) and likeness(ahead) < _LIKE / 2


def _continues(text: str) -> bool:
    """Whether a line is the middle of a reference rather than the first of something else."""
    return bool(text) and (text[0].islower() or text[0].isdigit())
