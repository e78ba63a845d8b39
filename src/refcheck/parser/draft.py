"""A reference while it is being assembled: its labelled segments, and the fields found so far."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, NamedTuple

from refcheck.parser.clued import Clued
from refcheck.parser.tokens import Tokens

_JOIN = re.compile(r"[\s,;:./&–—-]*(?:(?:and|und|et|y|e|&)\b[\s,;./]*)?")
_JOIN_NUMBERS = re.compile(r"\s?[-‐–/,&+]\s?|\s(?:et|und|and|y|e)\s")
_JOIN_PAGES = re.compile(r"\s?[-‐–/&+]\s?|\s(?:et|und|and|y|e)\s")
_JOINS = {
    **dict.fromkeys(
        ("author", "editor", "translator", "title", "container", "publisher", "location", "series"), _JOIN
    ),
    **dict.fromkeys(("volume", "issue"), _JOIN_NUMBERS),
    "pages": _JOIN_PAGES,
}
_MATES = (("(", ")"), ("[", "]"), ("{", "}"))
_REACH = 12
_VOLUME_WORD = re.compile(r"(\s+Vol)\b(?=[.,;\s]*(?:19|20)\d\d\s*;)")


class Segment(NamedTuple):
    """``text[start:end]`` carries one label."""

    label: str
    start: int
    end: int


# Where a variable, a member of a list or a part of one stands in the reference string: variable, start, end,
# index and part, as in a FieldSpan. A bare tuple, being made twenty times a reference.
Printed = tuple[str, int, int, int | None, str]


@dataclass(slots=True)
class Draft:
    """What is known of one reference: ``values`` become the item's fields, ``printed`` their places.

    ``lowered`` is the reference string in lower case.
    """

    tokens: Tokens
    segments: list[Segment]
    lowered: str
    values: dict[str, Any] = field(default_factory=dict)
    printed: list[Printed] = field(default_factory=list)
    _by_label: dict[str, list[Segment]] = field(default_factory=dict, init=False)
    _taken: list[tuple[int, int]] = field(default_factory=list, init=False)

    def __post_init__(self) -> None:
        for segment in self.segments:
            self._by_label.setdefault(segment.label, []).append(segment)

    @property
    def text(self) -> str:
        """The reference string."""
        return self.tokens.text

    def labelled(self, label: str) -> Sequence[Segment]:
        """The segments of one label, in order of place."""
        return self._by_label.get(label, ())

    def search(self, clued: Clued, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first match of a pattern within ``text[start:end]``."""
        return clued.search(self.tokens.text, self.lowered, start, end)

    def string(self, segment: Segment) -> str:
        """A segment's characters, white space made single spaces."""
        return " ".join(self.text[segment.start : segment.end].split())

    def put(self, variable: str, value: Any, start: int, end: int) -> bool:
        """Set a variable printed at ``text[start:end]``; False when something else stands there."""
        if variable in self.values or not self.is_free(start, end):
            return False
        self.values[variable] = value
        self.whole(variable, start, end)
        return True

    def whole(self, variable: str, start: int, end: int) -> None:
        """Say where a variable that has been set is printed; nothing else can be put there."""
        self.printed.append((variable, start, end, None, ""))
        self._taken.append((start, end))

    def part(self, variable: str, part: str, start: int, end: int, index: int | None = None) -> None:
        """Say where a part of a variable that has been put stands."""
        self.printed.append((variable, start, end, index, part))

    def is_free(self, start: int, end: int) -> bool:
        """Whether no variable is printed within ``text[start:end]``."""
        for taken_start, taken_end in self._taken:  # noqa: SIM110 - asked often; a generator costs more
            if start < taken_end and taken_start < end:
                return False
        return True

    def gap(self, segment: Segment) -> tuple[int, int]:
        """The stretch around a segment up to its neighbours."""
        place = self.segments.index(segment)
        before = self.segments[place - 1].end if place else 0
        after = self.segments[place + 1].start if place + 1 < len(self.segments) else len(self.text)
        return before, after


def segments(tokens: Tokens, labels: list[str]) -> list[Segment]:
    """Runs of one label, those joined that only marks or "and" part."""
    joined: list[Segment] = []
    for run in _runs(tokens, labels):
        if joined and joined[-1].label == run.label and run.label in _JOINS:
            between = tokens.text[joined[-1].end : run.start]
            if len(between) < 8 and _JOINS[run.label].fullmatch(between):
                joined[-1] = Segment(run.label, joined[-1].start, run.end)
                continue
        joined.append(run)
    return _closed([_with_volume_word(segment, tokens.text) for segment in joined], tokens.text)


def _runs(tokens: Tokens, labels: list[str]) -> Iterator[Segment]:
    position = 0
    for label, members in groupby(labels):
        first, position = position, position + len(list(members))
        if label != "O":
            yield Segment(label, tokens.starts[first], tokens.ends[position - 1])


def _with_volume_word(segment: Segment, text: str) -> Segment:
    """A "Vol" that no number follows belongs to the container, as in "Surgery-American Vol. 2008;90"."""
    word = _VOLUME_WORD.match(text, segment.end) if segment.label == "container" else None
    return segment._replace(end=word.end(1)) if word else segment


def _closed(found: list[Segment], text: str) -> list[Segment]:
    """Let a segment reach to the bracket that closes one opened within, as in "Spine (Phila Pa 1976)"."""
    result: list[Segment] = []
    mates = [pair for pair in _MATES if pair[0] in text]
    end = 0
    for segment in found:
        if segment.end <= end:
            continue
        end = _closing(segment, text, mates)
        result.append(segment if end == segment.end else segment._replace(end=end))
    return result


def _closing(segment: Segment, text: str, mates: list[tuple[str, str]]) -> int:
    _, start, end = segment
    for opening, closing in mates:
        if text.count(opening, start, end) > text.count(closing, start, end):
            reach = _REACH if segment.label == "container" else 1
            place = text.find(closing, end, end + reach)
            return place + 1 if place >= 0 else end
    return segment.end
