"""A reference while it is being assembled: its labelled segments, and the fields found so far."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

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
_MATES = {"(": ")", "[": "]", "{": "}"}
_REACH = 12
_VOLUME_WORD = re.compile(r"(\s+Vol)\b(?=[.,;\s]*(?:19|20)\d\d\s*;)")


class Segment(NamedTuple):
    """``text[start:end]`` carries one label."""

    label: str
    start: int
    end: int


@dataclass(slots=True)
class Printed:
    """Where a variable, a member of a list (``index``) or a part of one stands in the reference string."""

    variable: str
    start: int
    end: int
    index: int | None = None
    part: str = ""


class Clued(NamedTuple):
    """A pattern, and lower-case strings of which it needs one; these are looked for first, being quick."""

    clues: tuple[str, ...]
    pattern: re.Pattern[str]


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

    @property
    def text(self) -> str:
        """The reference string."""
        return self.tokens.text

    def labelled(self, label: str) -> list[Segment]:
        """The segments of one label, in order of place."""
        return [segment for segment in self.segments if segment.label == label]

    def search(self, clued: Clued, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first match of a pattern within ``text[start:end]``."""
        if not any(clue in self.lowered for clue in clued.clues):
            return None
        return clued.pattern.search(self.text, start, len(self.text) if end is None else end)

    def string(self, segment: Segment) -> str:
        """A segment's characters, white space made single spaces."""
        return " ".join(self.text[segment.start : segment.end].split())

    def put(self, variable: str, value: Any, start: int, end: int) -> bool:
        """Set a variable printed at ``text[start:end]``; False when something else stands there."""
        if variable in self.values or not self.is_free(start, end):
            return False
        self.values[variable] = value
        self.printed.append(Printed(variable, start, end))
        return True

    def part(self, variable: str, part: str, start: int, end: int, index: int | None = None) -> None:
        """Say where a part of a variable that has been put stands."""
        self.printed.append(Printed(variable, start, end, index, part))

    def is_free(self, start: int, end: int) -> bool:
        """Whether no variable is printed within ``text[start:end]``."""
        return all(
            other.end <= start or end <= other.start
            for other in self.printed
            if other.index is None and not other.part
        )

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
    current, start, end = "O", 0, 0
    for label, token_start, token_end in zip(labels, tokens.starts, tokens.ends, strict=True):
        if label != current:
            if current != "O":
                yield Segment(current, start, end)
            current, start = label, token_start
        end = token_end
    if current != "O":
        yield Segment(current, start, end)


def _with_volume_word(segment: Segment, text: str) -> Segment:
    """A "Vol" that no number follows belongs to the container, as in "Surgery-American Vol. 2008;90"."""
    word = _VOLUME_WORD.match(text, segment.end) if segment.label == "container" else None
    return segment._replace(end=word.end(1)) if word else segment


def _closed(found: list[Segment], text: str) -> list[Segment]:
    """Let a segment reach to the bracket that closes one opened within, as in "Spine (Phila Pa 1976)"."""
    result: list[Segment] = []
    for segment in found:
        if result and segment.end <= result[-1].end:
            continue
        result.append(segment._replace(end=_closing(segment, text)))
    return result


def _closing(segment: Segment, text: str) -> int:
    reach = _REACH if segment.label == "container" else 1
    printed = text[segment.start : segment.end]
    for opening, closing in _MATES.items():
        if opening in printed and printed.count(opening) > printed.count(closing):
            place = text.find(closing, segment.end, segment.end + reach)
            return place + 1 if place >= 0 else segment.end
    return segment.end
