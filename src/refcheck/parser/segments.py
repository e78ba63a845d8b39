"""From labels to segments: runs of one label, joined, with their true edges."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from refcheck.parser.draft import Segment
from refcheck.parser.edges import settled
from refcheck.parser.parted import parted
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
    return parted(_settled(joined, tokens.text), tokens.text)


def _runs(tokens: Tokens, labels: list[str]) -> Iterator[Segment]:
    position = 0
    for label, members in groupby(labels):
        first, position = position, position + len(list(members))
        if label != "O":
            yield Segment(label, tokens.starts[first], tokens.ends[position - 1])


def _settled(found: list[Segment], text: str) -> list[Segment]:
    """The segments with their true edges, those left out that another one has taken in."""
    result: list[Segment] = []
    last = 0
    for label, start, end in found:
        if end > last:
            start, end = settled(label, start, end, text)
            result.append(Segment(label, max(start, last), end))
            last = end
    return result
