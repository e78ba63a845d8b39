"""The labels printed before references: 1. [1] (1) 1) superscripts, [Knu84]."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from refcheck.extract.lines import Line
from refcheck.fields import numbers

_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_NUMBERED = {
    "brackets": re.compile(r"[\[［【]\^?\s*(\d{1,5})\s*[\]］】][.:]?\s*"),
    "parentheses": re.compile(r"[(（]\s*(\d{1,5})\s*[)）](?![:,;])\s*"),
    "stop": re.compile(r"(?:№\s*)?(\d{1,5})\s?[.．、]\s*(?!\d)"),
    "half parenthesis": re.compile(r"(\d{1,5})\s?\)\s*"),
    "colon": re.compile(r"(\d{1,5})\s?:\s+(?=\S)"),
    "bare": re.compile(r"(\d{1,5})\s+(?=[^\W\d_a-z\"“]|[\"“]|(?:[a-z]{1,3}[ ’'])+[^\W\d_a-z])"),
    "glued": re.compile(r"(\d{1,5})(?=[^\W\d_a-z][^\W\d_])"),
    "superscript": re.compile(r"([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,5})\s*(?=\S)"),
    "alone": re.compile(r"[\[(]?(\d{1,5}|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,5})[.:\])]?$"),
}
_WORD_LABEL = re.compile(
    r"\[\^?([^\W\d_][^\[\]]{0,40}?\d{2,4}[a-z]?|[^\W\d_][\w+*’'-]{1,14})\](?::(?=\s))?\s*"
)
_LEFT_TO_COUNT = re.compile(r"(?:1[.)]|\+)\s+(?=\S)")
_OTHER_NUMBER = re.compile(r"(?:[02-9]|1\d)\d*[.)]\s")
_WITHIN = {  # the same labels where they follow the end of a reference within a line
    "brackets": r"(?<=[.;)\]\d/]) ?\[{}\]\s*(?=\S|$)",
    "stop": r"(?<=[.;)\]\d/]) {}\.(?:\s+(?=[^\W\d_a-z])|$)",
    "half parenthesis": r"(?<=[.;)\]\d/]) {}\)(?:\s*(?=[^\W\d_a-z])|$)",
    "parentheses": r"(?<=[.;)\]\d/]) \({}\)(?:\s*(?=[^\W\d_a-z])|$)",
}
_BULLET = re.compile(r"[-*+•‣◦▪●·–]\s+(?=\S)")
_FIRST_YEAR = 1500  # numbers from here on may be years, and are labels only where others lead up to them
_SKIPPED = 0.5  # what a missing number costs the chain
_MOST_SKIPPED = 4  # numbers in a row


@dataclass(frozen=True, slots=True)
class Label:
    """The label that line number ``line`` begins with: its ``text``, and its ``length`` in characters."""

    line: int
    text: str
    length: int


def numberings(lines: Sequence[Line]) -> Iterator[tuple[str, tuple[Label, ...]]]:
    """Every way in which the lines can be read as numbered: the style's name and the labels in order."""
    for name, pattern in _NUMBERED.items():
        matches = ((position, pattern.match(line.text)) for position, line in enumerate(lines))
        candidates = [
            (Label(position, match.group(1), match.end()), int(match.group(1).translate(_SUPERSCRIPTS)))
            for position, match in matches
            if match
        ]
        chain = _chain(candidates)
        if chain:
            yield name, chain
    counted = _left_to_count(lines)
    if len(counted) > 2:
        yield "left to count", counted


def _left_to_count(lines: Sequence[Line]) -> tuple[Label, ...]:
    """The labels of a list in which every item is "1." (Markdown) or "+" (Typst): printed, they count."""
    if any(_OTHER_NUMBER.match(line.text) for line in lines):
        return ()
    found = ((position, _LEFT_TO_COUNT.match(line.text)) for position, line in enumerate(lines))
    marks = [(position, match.end()) for position, match in found if match]
    return tuple(Label(position, str(count), end) for count, (position, end) in enumerate(marks, 1))


def begins(line: Line, style: str, value: int) -> bool:
    """Whether a line begins with the label of the number ``value``."""
    found = read(line, 0, style)
    return found is not None and number(found.text) == value


def read(line: Line, position: int, style: str) -> Label | None:
    """The label of a style that a line begins with, the line being number ``position``."""
    found = _NUMBERED[style].match(line.text) if style in _NUMBERED else None
    return Label(position, found[1], found.end()) if found else None


def within(line: Line, style: str, value: int) -> int:
    """Where the label of the number ``value`` stands within a line, or 0."""
    pattern = _WITHIN.get(style)
    found = re.search(pattern.format(value), line.text) if pattern else None
    return 0 if found is None else found.start() + len(found.group()) - len(found.group().lstrip())


def word_labels(lines: Sequence[Line]) -> tuple[Label, ...]:
    """The labels of a list whose entries begin with [Knu84] or [Knuth, 1984]."""
    found = ((position, _WORD_LABEL.match(line.text)) for position, line in enumerate(lines))
    return tuple(Label(position, match.group(1), match.end()) for position, match in found if match)


def bullets(lines: Sequence[Line]) -> tuple[Label, ...]:
    """The marks of a list whose entries begin with one; their text is empty, for they name nothing."""
    found = ((position, _BULLET.match(line.text)) for position, line in enumerate(lines))
    return tuple(Label(position, "", match.end()) for position, match in found if match)


def number(label: str) -> int | None:
    """The number that a label stands for, or None when it is no number."""
    return numbers.plain(label.translate(_SUPERSCRIPTS))


@dataclass(frozen=True, slots=True)
class _Link:
    """The best chain that ends with ``label``: its score, and the link before it."""

    score: float
    label: Label
    before: _Link | None


def _chain(candidates: Sequence[tuple[Label, int]]) -> tuple[Label, ...]:
    """The longest run of labels that count upward by one, a few numbers missing here and there.

    ``best`` holds, for every number, the best chain that ends with it so far.
    """
    best: dict[int, _Link] = {}
    for label, value in candidates:
        afresh: tuple[float, _Link | None] = (-_SKIPPED * min(max(value - 1, 0), 4), None)
        reached = [
            (before.score - _SKIPPED * gap, before)
            for gap in range(_MOST_SKIPPED + 1)
            if (before := best.get(value - 1 - gap))
        ]
        ways = [afresh, *reached] if value < _FIRST_YEAR else reached
        if not ways:
            continue
        score, link = max(ways, key=lambda way: way[0])
        if value not in best or score + 1 > best[value].score:
            best[value] = _Link(score + 1, label, link)
    return _labels(max(best.values(), key=lambda link: link.score, default=None))


def _labels(link: _Link | None) -> tuple[Label, ...]:
    chain = []
    while link:
        chain.append(link.label)
        link = link.before
    return tuple(reversed(chain))
