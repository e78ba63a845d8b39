"""What the line tagger looks at to tell the lines that begin a reference from the others of a list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median

from refcheck.extract import labels, signs
from refcheck.extract.lines import Line

Row = list[float]

_YEAR_FIRST = re.compile(r"[\[(]?(?:1[5-9]|20)\d\d[a-z]?\b")
_EARLY_YEAR = re.compile(r"\((?:1[5-9]|20)\d\d[a-z]?[,)]|\b(?:1[5-9]|20)\d\d[a-z]?[.:,]")
_BRACKETED_YEAR = re.compile(r"[(\[](?:1[5-9]|20)\d\d[a-z]?[,)\]]")
_ADDRESS = re.compile(r"https?:|doi\b|www\.", re.IGNORECASE)
_NAME_THEN_INITIALS = re.compile(r"[^\W\d_a-z][\w'’-]{1,60},? (?:[^\W\d_a-z]\.|[^\W\d_a-z]{1,3}\b)")
_NO_FIRST_WORD = re.compile(
    r"(?:in|on|of|the|and|for|to|with|an?|und|der|die|das|des|den|im|zur?|et|y|e|pp?|vol|no|eds?|hrsg|from"
    r"|press|university|verlag|journal|proceedings|conference|available|retrieved|accessed|url|isbn|doi|s)\b",
    re.IGNORECASE,
)
_PARTICLE_FIRST = re.compile(
    r"(?:van|von|vom|de|der|den|del|della|di|da|du|le|la|el|al|zu|ten|ter|dos|d|af|av)\W"
)
_ENDS_WITH_NUMBERS = re.compile(r"(?:\d ?[-–—] ?[A-Za-z]?\d+|\b(?:1[5-9]|20)\d\d[a-z]?)\)?[.;]?$")
_NAME = re.compile(r"[^\W\d_]+")


def rows(lines: Sequence[Line]) -> list[Row]:
    """A row of numbers for every line of a list, all rows of one length."""
    return _First(lines).rows()


class _First:
    """The first look: each line, those beside it, and the averages of the list."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._texts = [line.text for line in lines]
        self._own = [_own(text) for text in self._texts]
        self._ends = [_end(line) for line in lines]
        self._years = [float(bool(signs.YEAR.search(text))) for text in self._texts]
        self._scores = [
            signs.start_score(
                text, self._texts[k - 1] if k else "", self._texts[k + 1] if k + 1 < len(lines) else ""
            )
            for k, text in enumerate(self._texts)
        ]
        self._margin = min(line.indent for line in lines)
        self._counts = _counting(lines)
        self._width = sorted(len(text) for text in self._texts)[int(len(lines) * 0.9)]
        self._gap = median(line.gap for line in lines) or 1.0
        self._order = order(self._texts, [float(score >= 2.4) for score in self._scores])

    def rows(self) -> list[Row]:
        whole = self._whole()
        return [
            [*self._own[k], *self._ends[k], *self._beside(k), *self._set(k), *whole]
            for k in range(len(self._lines))
        ]

    def _beside(self, k: int) -> Row:
        count = len(self._lines)
        before, after = max(0, k - 1), min(count - 1, k + 1)
        return [
            float(k == 0),
            *self._ends[before],
            self._years[k],
            self._years[after],
            self._years[before],
            self._scores[k],
            self._scores[before] if k else 3.0,
            self._scores[after] if k + 1 < count else 3.0,
            self._own[after][FIRST_UPPER],
            self._own[before][FIRST_UPPER],
            self._counts[k],
            self._counts[after],
            self._order[k],
            min(len(self._texts[before]) / self._width, 1.5),
            min(len(self._texts[k]) / self._width, 1.5),
        ]

    def _set(self, k: int) -> Row:
        line = self._lines[k]
        before = self._lines[max(0, k - 1)]
        after = self._lines[min(len(self._lines) - 1, k + 1)]
        return [
            min(line.indent - self._margin, 24.0),
            min(before.indent - self._margin, 24.0),
            min(after.indent - self._margin, 24.0),
            min(line.slack, 40.0),
            min(before.slack, 40.0),
            min(line.gap / self._gap, 5.0),
            min(after.gap / self._gap, 5.0),
            line.size / max(before.size, 0.1),
        ]

    def _whole(self) -> Row:
        count = len(self._lines)
        sure = [score >= 2.4 for score in self._scores]
        outer = [line.indent - self._margin < 0.8 for line in self._lines]
        wide = [line.gap > self._gap * 1.2 for line in self._lines]
        return [
            min(count, 60) / 60,
            sum(sure) / count,
            sum(self._years) / count,
            sum(self._counts) / count,
            sum(outer) / count,
            sum(wide) / count,
            _share(outer, sure),
            _share(outer, [not value for value in sure]),
            _share(wide, sure),
        ]


def _share(values: Sequence[bool], among: Sequence[bool]) -> float:
    chosen = [value for value, wanted in zip(values, among, strict=True) if wanted]
    return sum(chosen) / len(chosen) if chosen else 0.5


FIRST_UPPER, LABELLED, EARLY_YEAR, BRACKETED_YEAR, AUTHOR, INITIALS = 0, 4, 12, 13, 15, 16  # places in a row
CLOSED_BEFORE = 22 + 7 + 1 + 4  # the line's own words, its end, whether it is the first, the end above


def _own(text: str) -> Row:
    """What the words of a line say."""
    plain = signs.unlabelled(text)
    first = plain[:1]
    length = len(text)
    early = plain[:120]
    return [
        float(first.isupper()),
        float(first.islower()),
        float(text[0].isdigit()),
        float(text[0] in "[(（"),
        float(len(plain) < length),
        sum(map(str.isdigit, text)) / length,
        sum(map(str.isupper, text)) / length,
        min(text.count(","), 9),
        min(text.count("."), 9),
        float(bool(_ADDRESS.search(text))),
        float(bool(_ADDRESS.match(text))),
        float(bool(_YEAR_FIRST.match(text))),
        float(bool(_EARLY_YEAR.search(early))),
        float(bool(_BRACKETED_YEAR.search(early))),
        min(len(_NAME_THEN_INITIALS.findall(text)), 6),
        float(signs.begins_with_author(text)),
        float(signs.begins_with_initials(text)),
        float(signs.is_group(text)),
        float(signs.repeats_author(plain)),
        float(bool(_PARTICLE_FIRST.match(plain))),
        float(bool(_NO_FIRST_WORD.match(plain))),
        _capitals(plain),
    ]


def _capitals(text: str) -> float:
    """The share of the first five words that begin with a capital."""
    words = _NAME.findall(text[:80])[:5]
    return sum(word[0].isupper() for word in words) / len(words) if words else 0.0


def _end(line: Line) -> Row:
    """How a line ends."""
    text = line.text
    return [
        float(text[-1] in ".)]"),
        float(text[-1] in ",;:&-–("),
        float(text[-1].isdigit()),
        float(line.hyphenated),
        float(signs.looks_closed(text)),
        float(signs.looks_open(text)),
        float(bool(_ENDS_WITH_NUMBERS.search(text))),
    ]


def _counting(lines: Sequence[Line]) -> list[float]:
    """1 for a line whose label belongs to the longest numbering of the list, else 0."""
    longest = max((chain for _, chain in labels.numberings(lines)), key=len, default=())
    marked = {label.line for label in longest} if len(longest) > 2 else set()
    return [float(k in marked) for k in range(len(lines))]


def order(texts: Sequence[str], likely: Sequence[float]) -> list[float]:
    """How well each line's first letters stand between those of the likely first lines around it.

    1 between both, -1 outside, 0 where nothing can be told.
    """
    keys = [_key(text) for text in texts]
    following = [""] * len(texts)
    after = ""
    for k in range(len(texts) - 1, -1, -1):
        following[k] = after
        if likely[k] >= 0.5 and keys[k]:
            after = keys[k]
    before = ""
    found = []
    for k, key in enumerate(keys):
        found.append(_fits(before, key, following[k]))
        if likely[k] >= 0.5 and key:
            before = key
    return found


def _fits(before: str, key: str, after: str) -> float:
    if not key or not (before or after):
        return 0.0
    return 1.0 if before <= key and (not after or key <= after) else -1.0


def _key(text: str) -> str:
    """The first three letters that a list would be ordered by."""
    plain = signs.unlabelled(text)
    found = _NAME.search(plain)
    return found.group()[:3].casefold() if found else ""
