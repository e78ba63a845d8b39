"""A year that is printed in the date's place, though the parse did not take it for one."""

from __future__ import annotations

import datetime
import re

from refcheck.model import Reference, Span

_FIRST_PRINTED_BOOK = 1450
# Alone in brackets (a raised digit behind it is the edition's, "(19992 )"), before ";12", behind the pages.
_PLACES = re.compile(
    r"(?<![\w(])(?<!\d\s)\((?P<bracketed>\d{4})(?P<edition>\d?)[a-z]?\s*\)"
    r"|(?<=[.,]\s)(?P<leading>\d{4})(?=\s*;\s*\d)"
    r"|(?<=,\s)(?P<last>\d{4})(?=\.?\s*$)"
)


def is_plausible(year: int) -> bool:
    """Whether a printed work can be of this year or, as issues are dated ahead, announced for it."""
    return _FIRST_PRINTED_BOOK <= year <= datetime.datetime.now(tz=datetime.UTC).year + 1


def unread(reference: Reference) -> tuple[int, Span] | None:
    """The digits where a printed reference without a read date has its year, and where they stand."""
    if reference.structured or reference.item.issued is not None:
        return None
    for found in _PLACES.finditer(reference.unstructured):
        group = found.lastgroup if found.lastgroup != "edition" else "bracketed"
        year, place = int(found[group or 0]), reference.locate(*found.span(group or 0))
        if _is_taken(reference, place) or (group == "last" and not reference.item.page):
            continue
        if is_plausible(year) or not found["edition"]:
            return year, place
    return None


def _is_taken(reference: Reference, place: Span) -> bool:
    """Whether the digits are part of a field, such as the title or the pages."""
    return any(field.span.start < place.end and place.start < field.span.end for field in reference.fields)
