"""What the line tagger looks at: some sixty numbers a line, of its words, its setting and its neighbours."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate
from statistics import median

from refcheck.extract import headings, labels, signs
from refcheck.extract.lines import Line

_FAR = 400.0  # lines: a heading further above tells nothing
_EARLY_YEAR = re.compile(r"\((?:1[5-9]|20)\d\d[a-z]?\)|\b(?:1[5-9]|20)\d\d[a-z]?[.:,]")
_ADDRESS = re.compile(r"https?:|doi|www\.", re.IGNORECASE)
_NAME_THEN_INITIALS = re.compile(r"[^\W\d_a-z][\w'’-]{1,60},? (?:[^\W\d_a-z]\.|[^\W\d_a-z]{1,3}\b)")
_FIRST_LETTER = re.compile(r"[^\W\d_]")
_WINDOWS = (2, 6, 15)
_LEAD = 60  # lines above the first one asked for that are looked at for its sake
_AUTHOR, _HEADING, _ENDING = 12, 13, 14  # where a line's own row tells of them

_FEW = ("year", "evidence")
_SOME = ("year", "evidence", "start", "short")
_SETTING = ("start", "count", "indented", "outer start", "inner start", "wide", "wide start")
_ORDER = ("alphabetical",)

_NOTHING = Line("", 0, 0, gap=0.0, size=0.0)  # beside the first and the last line

Row = list[float]


def rows(lines: Sequence[Line], first: int = 0) -> list[Row]:
    """A row of features for every line of a document from ``first`` on, all rows of one length."""
    if not lines:
        return []
    lead = max(0, first - _LEAD)
    own = [_own(line) for line in lines[lead:]]
    context = _Context(lines, own, lead)
    return [own[k] + context.row(k) for k in range(first - lead, len(own))]


def _own(line: Line) -> Row:
    """What a line says by itself."""
    text = line.text
    length = len(text)
    return [
        min(length, 200),
        float(text[0].isupper()),
        float(text[0].islower()),
        float(text[0].isdigit()),
        float(text[0] in "[(（"),
        sum(map(str.isdigit, text)) / length,
        sum(map(str.isupper, text)) / length,
        min(text.count(","), 9),
        min(text.count("."), 9),
        float(bool(_ADDRESS.search(text))),
        float(bool(_EARLY_YEAR.search(text[:120]))),
        min(len(_NAME_THEN_INITIALS.findall(text)), 6),
        float(signs.begins_with_author(text)),
        float(headings.is_heading(text)),
        float(headings.is_ending(text)),
        float(text[-1] in ".)]"),
        float(text[-1] in ",;:&-–"),
        float(text[-1].isdigit()),
        float(line.hyphenated),
    ]


class _Context:
    """What a line's neighbours and the whole document say of it."""

    def __init__(self, document: Sequence[Line], own: Sequence[Row], lead: int) -> None:
        lines = document[lead:]
        self._lines = lines
        self._lead, self._whole = lead, len(document)
        count = len(lines)
        self._starts = [
            signs.start_score(
                line.text, lines[k - 1].text if k else "", lines[k + 1].text if k + 1 < count else ""
            )
            for k, line in enumerate(lines)
        ]
        self._years = [float(bool(signs.YEAR.search(line.text))) for line in lines]
        self._evidence = [
            year + row[_AUTHOR] + signs.trappings(line.text)
            for line, year, row in zip(lines, self._years, own, strict=True)
        ]
        self._counts = _counting(document)[lead:]
        self._heading, self._ending = _distances(own)
        self._repeated = _repeated(document)[lead:]
        self._alphabetical = _alphabetical(lines, self._starts)
        self._usual_length = median(len(line.text) for line in document)
        sure = [float(score >= 2.4) for score in self._starts]
        likely = [float(score >= 1.6) for score in self._starts]
        outer = [float(line.indent < 0.8) for line in lines]
        wide = [float(line.gap > 1.2 or line.gap == 0) for line in lines]
        self._sums = {
            "year": _sums(self._years),
            "evidence": _sums(self._evidence),
            "start": _sums(sure),
            "count": _sums(self._counts),
            "indented": _sums([1 - value for value in outer]),
            "outer start": _sums([a * b for a, b in zip(outer, likely, strict=True)]),
            "inner start": _sums([(1 - a) * b for a, b in zip(outer, likely, strict=True)]),
            "wide": _sums(wide),
            "wide start": _sums([a * b for a, b in zip(wide, likely, strict=True)]),
            "alphabetical": _sums(self._alphabetical),
            "short": _sums([float(len(line.text) < 0.5 * self._usual_length) for line in lines]),
        }

    def row(self, k: int) -> Row:
        """The features of line ``k``."""
        return [*self._set(k), *self._beside(k), *self._around(k)]

    def _set(self, k: int) -> Row:
        """How the line and those beside it are set."""
        line, before, after = self._lines[k], self._at(k - 1), self._at(k + 1)
        return [
            (self._lead + k) / self._whole,
            min(line.indent, 24.0),
            min(before.indent, 24.0),
            min(after.indent, 24.0),
            min(line.slack, 40.0),
            min(before.slack, 40.0),
            min(line.gap, 5.0),
            min(after.gap, 5.0),
            line.size,
            before.size,
            min(len(line.text) / self._usual_length, 3.0),
        ]

    def _beside(self, k: int) -> Row:
        """What the line and those beside it look like."""
        before = self._lines[k - 1].text if k else ""
        return [
            self._years[k],
            self._evidence[k],
            self._starts[k],
            self._starts[k + 1] if k + 1 < len(self._lines) else 0.0,
            self._starts[k - 1] if k else 0.0,
            self._counts[k],
            self._alphabetical[k],
            min(self._heading[k], _FAR),
            min(self._ending[k], _FAR),
            self._repeated[k],
            float(before[-1:] in tuple(".)]")),
            float(before[-1:] in tuple(",;:&-–")),
            float(before[-1:].isdigit()),
            float(bool(k) and self._lines[k - 1].hyphenated),
        ]

    def _around(self, k: int) -> Row:
        """Shares within windows around, after and before the line."""
        row = [share for w in _WINDOWS for share in self._shares(_FEW, k - w, k + w + 1)]
        row = [*row[::2], *row[1::2]]  # all windows of one after those of the other
        row += self._shares(_SOME, k, k + 20)
        row += self._shares(_SOME, k - 20, k)
        row += self._shares(_SETTING, k - 15, k + 16)
        return [*row, *self._shares(_ORDER, k - 30, k), *self._shares(_ORDER, k, k + 30)]

    def _shares(self, names: Sequence[str], start: int, end: int) -> Row:
        first, after = max(0, start), min(len(self._lines), end)
        count = max(1, after - first)
        return [(sums[after] - sums[first]) / count for sums in map(self._sums.__getitem__, names)]

    def _at(self, k: int) -> Line:
        return self._lines[k] if 0 <= k < len(self._lines) else _NOTHING


def _sums(values: Sequence[float]) -> list[float]:
    return [0.0, *accumulate(values)]


def _counting(lines: Sequence[Line]) -> list[float]:
    """1 for a line whose label belongs to the longest numbering of the document, else 0."""
    chains = [chain for _, chain in labels.numberings(lines)]
    longest = max(chains, key=len, default=())
    marked = {label.line for label in longest} if len(longest) > 2 else set()
    return [float(k in marked) for k in range(len(lines))]


def _distances(own: Sequence[Row]) -> tuple[list[float], list[float]]:
    """How many lines above each line the last heading stands, and the last heading of something after it."""
    heading = ending = _FAR
    above: list[float] = []
    after: list[float] = []
    for row in own:
        if row[_HEADING]:
            heading, ending = 0.0, _FAR
        elif row[_ENDING]:
            ending = 0.0
        above.append(heading)
        after.append(ending)
        heading, ending = heading + 1, ending + 1
    return above, after


def _repeated(lines: Sequence[Line]) -> list[float]:
    """How often each line stands in the document, figures aside: running heads come often."""
    keys = [re.sub(r"[\W\d_]+", "", line.text).casefold() for line in lines]
    seen = Counter(keys)
    return [float(min(seen[key], 5)) if len(key) > 5 else 1.0 for key in keys]


def _alphabetical(lines: Sequence[Line], starts: Sequence[float]) -> list[float]:
    """1 for a likely first line whose first letter follows that of the one before it, -1 if not, else 0."""
    found, last = [], ""
    for line, score in zip(lines, starts, strict=True):
        letter = _FIRST_LETTER.search(line.text)
        if score < 2.4 or letter is None:
            found.append(0.0)
            continue
        key = letter.group().casefold()
        found.append(0.0 if not last else 1.0 if last <= key else -1.0)
        last = key
    return found
