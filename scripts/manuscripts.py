"""The manuscripts with known reference lists, and how an extracted list is held against the known one."""

from __future__ import annotations

import hashlib
import html
import json
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from pathlib import Path

from rapidfuzz import fuzz, process

from refcheck.extract.lines import Line

ALIKE = 90
LABEL = re.compile(r"^\s*(?:[\[(]?\d{1,3}[\].)]+|\d{1,3}(?=\s+[^\W\d_]))\s*")


def half(name: str) -> str:
    """Which half a document belongs to, by its name alone: "tune" or "report"."""
    return "tune" if hashlib.sha256(name.encode()).digest()[0] % 2 else "report"


def pdf_truth(data: Path) -> Iterator[tuple[str, dict[str, object]]]:
    """Name and truth of every PDF."""
    yield from json.loads((data / "pdf_truth.json").read_text()).items()


def thesis_rows(path: Path) -> list[tuple[str, str]]:
    """The label and the text of each line of a thesis; a line without a label has that of the one above."""
    rows = [row.partition("|") for row in path.read_text(encoding="utf-8").split("\n")]
    tags = accumulate((tag.strip() for tag, _, _ in rows), lambda before, tag: tag or before)
    return [(tag, html.unescape(text[1:])) for tag, (_, _, text) in zip(tags, rows, strict=True)]


def normal(text: str) -> str:
    """A string without label, case, space and punctuation."""
    return re.sub(r"[\W_]+", "", LABEL.sub("", text.replace("\u00ad", ""))).casefold()


def matches(expected: Sequence[str], extracted: Sequence[str]) -> int:
    """How many of the expected strings have an extracted one of their own that is alike."""
    left = {position: normal(text) for position, text in enumerate(extracted)}
    found = 0
    for wanted in map(normal, expected):
        best = process.extractOne(wanted, left, scorer=fuzz.ratio, score_cutoff=ALIKE)
        if best:
            del left[best[2]]
            found += 1
    return found


def aligned(lines: Sequence[Line], strings: Sequence[str]) -> tuple[list[int], int]:
    """For each line 0 (no list), 1 (goes on with a reference) or 2 (begins one), and how many were placed."""
    folded = [re.sub(r"[\W_]+", "", line.text).casefold() for line in lines]
    whole = "".join(folded)
    starts = list(accumulate((len(text) for text in folded), initial=0))
    tags, placed, position = [0] * len(lines), 0, 0
    for string in strings:
        wanted = normal(string)
        bounds = _place(whole, wanted, position) if len(wanted) >= 12 else None
        if bounds is None:
            continue
        first, last = bisect_right(starts, bounds[0]) - 1, bisect_left(starts, bounds[1]) - 1
        if bounds[0] - starts[first] > 4:
            continue
        tags[first] = 2
        for k in range(first + 1, last + 1):
            tags[k] = max(tags[k], 1)
        placed += 1
        position = bounds[0]
    return tags, placed


def _place(whole: str, wanted: str, position: int) -> tuple[int, int] | None:
    start = whole.find(wanted, position)
    start = whole.rfind(wanted) if start < 0 else start
    if start >= 0:
        return start, start + len(wanted)
    head = whole.rfind(wanted[:24])
    tail = whole.find(wanted[-16:], head) if head >= 0 else -1
    if tail < 0 or tail - head > len(wanted) * 1.6 + 40:
        return None
    return head, tail + 16
