"""Line breaks typed within the paragraphs of a word processor: a paragraph may be one entry all the same."""

from __future__ import annotations

from collections.abc import Sequence

from refcheck.extract import signs
from refcheck.extract.lines import Line

_SOLID = 1.2  # lines: what stands no further apart belongs to one paragraph
_FEW = 0.2  # of the lines within paragraphs begin with an author, where paragraphs are entries
_ENOUGH = 3  # paragraphs


def within(lines: Sequence[Line]) -> frozenset[int]:
    """The lines that go on with an entry because their paragraph does; none where lines may be entries."""
    inner = frozenset(k for k, line in enumerate(lines) if k and 0 < line.gap < _SOLID)
    first = [line for k, line in enumerate(lines) if k not in inner]
    led = sum(signs.begins_with_author(line.text) for line in first)
    begun = sum(signs.begins_with_author(lines[k].text) for k in inner)
    whole = len(first) >= _ENOUGH and led * 2 > len(first) and begun < _FEW * len(inner)
    return inner if whole else frozenset()
