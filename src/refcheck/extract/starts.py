"""What the line tagger looks at to tell the lines that begin a reference from the others of a list.

It looks twice: first at each line, its neighbours and its setting; then again at what the list as a whole makes
of the first guess. Lists are set in one way from start to end: where nearly all likely first lines stand out
to the left, or hold a year in brackets, one that does neither is no first line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median

from refcheck.extract import habits, labels, signs
from refcheck.extract.lines import Line

Row = list[float]

_YEAR_FIRST = re.compile(r"[\[(]?(?:1[5-9]|20)\d\d[a-z]?\b")
_EARLY_YEAR = re.compile(r"\((?:1[5-9]|20)\d\d[a-z]?[,)]|\b(?:1[5-9]|20)\d\d[a-z]?[.:,]")
_BRACKETED_YEAR = re.compile(r"[(\[](?:1[5-9]|20)\d\d[a-z]?[,)\]]")
_ADDRESS = re.compile(r"https?:|doi\b|www\.", re.IGNORECASE)
_NAME_THEN_INITIALS = re.compile(r"[^\W\d_a-z][\w'’-]+,? (?:[^\W\d_a-z]\.|[^\W\d_a-z]{1,3}\b)")
_NO_FIRST_WORD = re.compile(
    r"(?:in|on|of|the|and|for|to|with|an?|und|der|die|das|des|den|im|zur?|et|y|e|pp?|vol|no|eds?|hrsg|from"
    r"|press|university|verlag|journal|proceedings|conference|available|retrieved|accessed|url|isbn|doi|s)\b",
    re.IGNORECASE,
)
_PARTICLE_FIRST = re.compile(r"(?:van|von|vom|de|der|den|del|della|di|da|du|le|la|el|al|zu|ten|ter|dos|d|af|av)\W")
_ENDS_WITH_NUMBERS = re.compile(r"(?:\d ?[-–—] ?[A-Za-z]?\d+|\b(?:1[5-9]|20)\d\d[a-z]?)\)?[.;]?$")
_NAME = re.compile(r"[^\W\d_]+")
_FAR = 12


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
        self._order = _order(self._texts, [float(score >= 2.4) for score in self._scores])

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
            self._own[after][_FIRST_UPPER],
            self._own[before][_FIRST_UPPER],
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


_FIRST_UPPER = 0


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


def _order(texts: Sequence[str], likely: Sequence[float]) -> list[float]:
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


def rows_again(lines: Sequence[Line], first: Sequence[Row], chances: Sequence[float]) -> list[Row]:
    """The second look: ``first``'s numbers, and what the list makes of the ``chances`` that they led to."""
    return _Second(lines, first, chances).rows()


class _Second:
    def __init__(self, lines: Sequence[Line], first: Sequence[Row], chances: Sequence[float]) -> None:
        self._lines, self._first, self._chances = lines, first, chances
        self._logits = [habits.logit(chance) for chance in chances]
        self._years = [bool(signs.YEAR.search(line.text)) for line in lines]
        self._order = _order([line.text for line in lines], chances)
        starts = sum(chances)
        self._long = len(lines) / max(starts, 1.0)
        fits = [order for order, chance in zip(self._order, chances, strict=True) if chance >= 0.5]
        self._ordered = sum(fits) / len(fits) if fits else 0.0

    def rows(self) -> list[Row]:
        shared = habits.votes(self._traits(), self._chances)
        return [
            [*self._first[k], *shared[k], *self._beside(k), *self._between(k)] for k in range(len(self._lines))
        ]

    def _traits(self) -> list[tuple[bool, ...]]:
        lines = self._lines
        margin = min(line.indent for line in lines)
        gap = median(line.gap for line in lines) or 1.0
        found = []
        for k, line in enumerate(lines):
            before = lines[k - 1] if k else line
            row = self._first[k]
            found.append(
                (
                    line.indent - margin < 0.8,
                    line.indent - margin >= 1.5,
                    line.gap > 1.15 * gap,
                    before.slack > 3,
                    bool(row[_CLOSED_BEFORE]),
                    bool(row[_EARLY]),
                    bool(row[_BRACKETED]),
                    bool(row[_AUTHOR]),
                    bool(row[_INITIALS]),
                    bool(row[_LABELLED]),
                )
            )
        return found

    def _beside(self, k: int) -> Row:
        count = len(self._lines)
        return [
            self._logits[k],
            *(self._logits[j] if 0 <= j < count else 5.0 for j in (k - 2, k - 1, k + 1, k + 2)),
            self._order[k],
            self._ordered,
            self._order[k] * self._ordered,
        ]

    def _between(self, k: int) -> Row:
        """What stands between the line and the likely first lines above and below it."""
        back, year_back = self._reach(k, -1)
        ahead, year_ahead = self._reach(k, 1)
        return [back / self._long, float(year_back), ahead / self._long, float(year_ahead), self._long]

    def _reach(self, k: int, step: int) -> tuple[int, bool]:
        """The distance to the next likely first line, and whether a year stands before it is reached."""
        year = step > 0 and self._years[k]
        for distance in range(1, _FAR):
            j = k + step * distance
            if not 0 <= j < len(self._lines):
                return distance, year
            if step > 0 and self._chances[j] >= 0.5:
                return distance, year
            year = year or self._years[j]
            if step < 0 and self._chances[j] >= 0.5:
                return distance, year
        return _FAR, year


_EARLY, _BRACKETED, _AUTHOR, _INITIALS, _LABELLED = 12, 13, 15, 16, 4
_CLOSED_BEFORE = 22 + 7 + 1 + 4  # in the row: its own words, its end, whether it is the first, the end above
