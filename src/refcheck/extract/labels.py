"""The labels printed before references: 1. [1] (1) 1) superscripts, [Knu84]."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from refcheck.extract.lines import Line

_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_NUMBERED = {
    "brackets": re.compile(r"[\[［【]\s*(\d{1,4})\s*[\]］】][.:]?\s*"),
    "parentheses": re.compile(r"[(（]\s*(\d{1,4})\s*[)）]\s*(?=\S)"),
    "stop": re.compile(r"(?:№\s*)?(\d{1,4})\s?[.．、]\s*(?!\d)(?=\S)"),
    "half parenthesis": re.compile(r"(\d{1,4})\s?\)\s*(?=\S)"),
    "colon": re.compile(r"(\d{1,4})\s?:\s+(?=\S)"),
    "bare": re.compile(r"(\d{1,4})\s+(?=[^\W\d_a-z\"“]|[\"“])"),
    "glued": re.compile(r"(\d{1,4})(?=[^\W\d_a-z][^\W\d_])"),
    "superscript": re.compile(r"([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4})\s*(?=\S)"),
    "alone": re.compile(r"[\[(]?(\d{1,4})[.\])]?$"),
}
_WORD_LABEL = re.compile(r"\[([^\W\d_][^\[\]]{0,40}?\d{2,4}[a-z]?|[^\W\d_][\w+*’'-]{1,14})\]\s*")
_SKIPPED = 0.5  # what a missing number costs the chain


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


def word_labels(lines: Sequence[Line]) -> tuple[Label, ...]:
    """The labels of a list whose entries begin with [Knu84] or [Knuth, 1984]."""
    found = ((position, _WORD_LABEL.match(line.text)) for position, line in enumerate(lines))
    return tuple(Label(position, match.group(1), match.end()) for position, match in found if match)


def number(label: str) -> int | None:
    """The number that a label stands for, or None when it is no number."""
    digits = label.translate(_SUPERSCRIPTS)
    return int(digits) if digits.isascii() and digits.isdigit() else None


@dataclass(frozen=True, slots=True)
class _Link:
    """The best chain that ends with ``label``: its score, and the link before it."""

    score: float
    label: Label
    before: _Link | None


def _chain(candidates: Sequence[tuple[Label, int]]) -> tuple[Label, ...]:
    """The longest run of labels that count upward by one, a single number missing here and there.

    ``best`` holds, for every number, the best chain that ends with it so far.
    """
    best: dict[int, _Link] = {}
    for label, value in candidates:
        ways: list[tuple[float, _Link | None]] = [(-_SKIPPED * min(value - 1, 4) if value > 1 else 0.0, None)]
        for step, cost in ((1, 0.0), (2, _SKIPPED)):
            if before := best.get(value - step):
                ways.append((before.score - cost, before))
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
