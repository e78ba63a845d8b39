"""A reference while it is being assembled: its labelled segments, and the fields found so far."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from refcheck.parser.clued import Clued
from refcheck.parser.tokens import Tokens


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

    def append(self, variable: str, value: str, start: int, end: int) -> None:
        """Add one more member to a list whose members stand apart."""
        members: tuple[str, ...] = self.values.get(variable, ())
        if value not in members and self.is_free(start, end):
            self.values[variable] = (*members, value)
            self.part(variable, "", start, end, len(members))
            self._taken.append((start, end))

    def rename(self, variable: str, other: str) -> None:
        """Make a variable that has been put another one, if it has been put."""
        if variable in self.values:
            self.values[other] = self.values.pop(variable)
            self.printed = [
                (other if name == variable else name, start, end, index, part)
                for name, start, end, index, part in self.printed
            ]

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

    def clipped(self, start: int, end: int) -> tuple[int, int]:
        """The part of ``text[start:end]`` before a variable printed there, or after one at its beginning."""
        for taken_start, taken_end in sorted(self._taken):
            if start < taken_end and taken_start < end:
                if taken_start > start:
                    return start, taken_start
                start = min(taken_end, end)
        return start, end

    def gap(self, segment: Segment) -> tuple[int, int]:
        """The stretch around a segment up to its neighbours."""
        place = self.segments.index(segment)
        before = self.segments[place - 1].end if place else 0
        after = self.segments[place + 1].start if place + 1 < len(self.segments) else len(self.text)
        return before, after
