"""What stands between the blocks of a .bib: comments, and entries lost because their head is damaged."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from refcheck.formats.bibtex.tree import Block, Fault
from refcheck.model import Span

# A field, on a line that is not commented out, tells that an entry was meant.
_FIELD = re.compile(
    r"^[ \t]*+(?!%|@comment\b)(?:[^\n]*?[{(,\s])??[A-Za-z][\w-]*\s*=\s*[{\"]", re.MULTILINE | re.IGNORECASE
)
# A lost entry begins with its at-sign, else with its paragraph.
_HEAD = re.compile(r"@|(?:\A|\n[ \t]*\n)\s*+(?=\S)")


def lost_entries(text: str, blocks: Iterable[Block]) -> Iterator[Fault]:
    """A fault for each stretch between blocks that holds fields, at the line with which it begins."""
    end = 0
    for block in blocks:
        yield from _lost(text, end, block.span.start)
        end = block.span.end
    yield from _lost(text, end, len(text))


def _lost(text: str, start: int, end: int) -> Iterator[Fault]:
    if text.find("=", start, end) < 0:
        return
    gap = text[start:end]
    found = _HEAD.finditer(gap, 0, len(gap.rstrip()))  # blank lines before nothing are no head
    heads = [0, *(head.start() if head[0] == "@" else head.end() for head in found)]
    # Of several fields of one lost entry the first tells where it begins.
    places = {heads[bisect_left(heads, field.end()) - 1]: None for field in _FIELD.finditer(gap)}
    for place in places:
        line = gap.find("\n", place)
        yield Fault("lost-entry", Span(start + place, start + (line if line >= 0 else len(gap))))
