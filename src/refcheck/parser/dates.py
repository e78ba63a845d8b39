"""When a work was issued, and when a page was looked at."""

from __future__ import annotations

import re

from refcheck.fields.dates import PrintedDate, read_date
from refcheck.model import DateKind
from refcheck.parser.draft import Draft, Segment
from refcheck.parser.wording import ACCESSED, UNDATED

# A day range is a conference's, and these words tell of later dates than that of the work.
_DAYS = re.compile(r"(?<![\d/-])\d{1,2}(?:st|nd|rd|th)?\s?[-–]\s?(?:[^\W\d_]{3,9}\.?\s)?\d{1,2}(?![\d/-])")
_LATER = re.compile(
    r"\b(?:updated|modified|revised|reviewed|amended|e-?pub)\W{0,3}(?:\w{2,5}\W{1,2}){0,2}$", re.IGNORECASE
)
_FIRST_WEB_YEAR = 1990
_PROSE = frozenset({"title", "container", "author", "editor"})


def issued(draft: Draft) -> None:
    """Put the first date that is of the work itself; month and day may stand unlabelled beside the year."""
    candidates = [segment for segment in draft.labelled("date") if not _is_access(draft, segment)]
    several = len(candidates) > 1
    own = [segment for segment in candidates if not (several and _is_another(draft, segment))]
    for segment in own or candidates:
        printed = _read_around(draft, segment)
        if printed is not None and printed[0].date.kind is DateKind.ISSUED:
            _put(draft, "issued", *printed)
            return
    _put_undated(draft)


def accessed(draft: Draft) -> None:
    """Put the date after "accessed" or its like."""
    mark = draft.search(ACCESSED)
    if mark is None:
        return
    printed = read_date(draft.text[mark.end() : mark.end() + 32], DateKind.ACCESSED)
    if printed is not None and (printed.date.year or 0) >= _FIRST_WEB_YEAR and printed.start < 12:
        _put(draft, "accessed", printed, mark.end())


def _is_access(draft: Draft, segment: Segment) -> bool:
    return draft.search(ACCESSED, draft.gap(segment)[0], segment.start) is not None


def _is_another(draft: Draft, segment: Segment) -> bool:
    """Whether the date is a meeting's, or that of a later version."""
    before = draft.text[max(segment.start - 24, 0) : segment.start]
    return bool(_LATER.search(before) or _DAYS.search(draft.text, segment.start, segment.end + 4))


def _read_around(draft: Draft, segment: Segment) -> tuple[PrintedDate, int] | None:
    """The date of a segment, and the offset its places count from."""
    text = draft.text
    before, after = draft.gap(segment)
    own = read_date(text[segment.start : segment.end])
    start, limit = max(before, segment.start - 24), min(after, segment.end + 24)
    around = text[start : segment.start] + text[segment.end : limit]
    if own is not None and len(own.parts) == 1 and not any(map(str.isalnum, around)):
        return own, segment.start
    wide = read_date(text[start:limit])
    if own is None:
        return (wide, start) if wide is not None and "year" not in wide.parts else None
    if wide is not None and _year_at(wide, start) == _year_at(own, segment.start):
        return wide, start
    return own, segment.start


def _year_at(printed: PrintedDate, offset: int) -> int:
    return offset + printed.parts["year"][0] if "year" in printed.parts else -1


def _put_undated(draft: Draft) -> None:
    """The "n.d." that the tagger took for something else; within prose the words mean what they say."""
    mark = draft.search(UNDATED)
    printed = read_date(mark["words"]) if mark else None
    if (
        mark
        and printed
        and not any(
            segment.label in _PROSE and segment.start < mark.end() and mark.start() < segment.end
            for segment in draft.segments
        )
    ):
        draft.put("issued", printed.date, *mark.span("words"))


def _put(draft: Draft, variable: str, printed: PrintedDate, offset: int) -> None:
    if draft.put(variable, printed.date, offset + printed.start, offset + printed.end):
        for part, (start, end) in printed.parts.items():
            draft.part(variable, part, offset + start, offset + end)
