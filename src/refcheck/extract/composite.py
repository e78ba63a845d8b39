"""Entries that hold several references under one label: "a) ... b) ..." or parted by semicolons."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from refcheck.extract import signs
from refcheck.extract.join import Entry
from refcheck.extract.lines import Line

_LETTER = re.compile(r"(?:^|(?<=[;.,\s]))\(?([a-h])\)\s*(?=[^\W\d_])")
_SEMICOLON = re.compile(r";\s*(?:(?:and|see also|cf\.)\s+)?(?!(?i:doi|article)\b)(?=[^\W\d_a-z]|ibid)")
_STOP = re.compile(r"(?:\(\d{4}[a-z]?\)|\d{4}\.\d{4,5}(?:v\d)?|\])\.\s+(?=[^\W\d_a-z]\.)")
_CLOSED = re.compile(r"(?:[)\]\d]|(?<![^\W\d_a-z])\.)\s*$")  # with no initial
_EDITOR = re.compile(r"\b(?:Eds?|Hg|Hrsg)\.?\)\s*$")
_INITIALS_AND_NAME = re.compile(r"(?:[^\W\d_a-z]\.?[ -]?){1,4}\s?(?:[a-z]+ ){0,2}[^\W\d_a-z][\w'’-]+")
# A work of the same authors: the journal, or "ibid.", with its volume, page and year.
_SAME_AUTHORS = re.compile(
    r"(?:ibid\b\.?|(?:[^\W\d_a-z][\w.]*[ ]){1,5})[ ]?(?:[A-Z][ ]?)?\d+[^;()]{0,40}\(\d{4}\)"
)
_TELLING = re.compile(r"\(?\b(?:19|20)\d{2}\b|arxiv|hep-|\d{4}\.\d{4,5}", re.IGNORECASE)
_SHORTEST = 20  # characters


def parted(entry: Entry) -> list[Entry]:
    """The references that a labelled entry holds, each with the entry's label."""
    if not entry.label:
        return [entry]
    lines = entry.lines
    places = _lettered(lines) or _follow_one_another(lines)
    if not places:
        return [entry]
    bounds = pairwise([(0, 0), *places, (len(lines), 0)])
    parts = (_between(lines, start, end) for start, end in bounds)
    return [replace(entry, lines=part) for part in parts if part]


def _lettered(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Where parts b), c) ... begin, as line and character, when they count upward from a)."""
    marks = [(k, match) for k, line in enumerate(lines) for match in _LETTER.finditer(line.text)]
    counted: list[tuple[int, int]] = []
    for k, match in marks:
        if match.group(1) == "abcdefgh"[len(counted) : len(counted) + 1]:
            counted.append((k, match.start()))
    begins = counted and counted[0] == (0, 0)
    return counted[1:] if begins and len(counted) > 1 else []


def _follow_one_another(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Where references begin after a semicolon or a stop: each side must be able to stand alone."""
    text = " ".join(line.text for line in lines)
    cuts = _cuts(text)
    kept = [0]
    for start, end in zip(cuts, [*cuts, len(text)][1:], strict=True):
        before, after = text[kept[-1] : start], text[start:end]
        if _stands_alone(before) and _begins(after) and _stands_alone(after):
            kept.append(start)
    offsets = _offsets(lines)
    return [_place(offsets, start) for start in kept[1:]]


def _cuts(text: str) -> list[int]:
    """Where something else may begin: behind semicolons, and where initials come first behind stops, too."""
    cuts = [match.end() for match in _SEMICOLON.finditer(text) if _is_closed(text[: match.start()])]
    if _INITIALS_AND_NAME.match(text):
        cuts += [match.end() for match in _STOP.finditer(text)]
    return sorted(cuts)


def _is_closed(text: str) -> bool:
    return bool(_CLOSED.search(text)) and not _EDITOR.search(text)


def _begins(text: str) -> bool:
    return bool(_INITIALS_AND_NAME.match(text) or _SAME_AUTHORS.match(text)) or signs.begins_with_author(text)


def _stands_alone(text: str) -> bool:
    return len(text) >= _SHORTEST and bool(_TELLING.search(text))


def _offsets(lines: Sequence[Line]) -> list[int]:
    """Where each line begins in the lines joined by spaces."""
    found, position = [], 0
    for line in lines:
        found.append(position)
        position += len(line.text) + 1
    return found


def _place(offsets: Sequence[int], position: int) -> tuple[int, int]:
    k = max(number for number, offset in enumerate(offsets) if offset <= position)
    return k, position - offsets[k]


def _between(lines: Sequence[Line], start: tuple[int, int], end: tuple[int, int]) -> tuple[Line, ...]:
    return tuple(_pieces(lines, start, end))


def _pieces(lines: Sequence[Line], start: tuple[int, int], end: tuple[int, int]) -> Iterator[Line]:
    """The lines from one place up to another, the first and the last of them cut."""
    for k in range(start[0], min(end[0] + 1, len(lines))):
        line = lines[k]
        first = start[1] if k == start[0] else 0
        after = end[1] if k == end[0] else len(line.text)
        piece = line.text[first:after]
        text = piece.strip().rstrip(";").rstrip() if k == end[0] else piece.strip()
        if text:
            offset = line.start + first + len(piece) - len(piece.lstrip())
            yield replace(
                line,
                text=text,
                start=offset,
                end=offset + len(text),
                hyphenated=line.hyphenated and after == len(line.text),
            )
