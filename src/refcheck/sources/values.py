"""Values read out of untrusted JSON: whatever stands there, a value of the wanted shape comes back.

Crossref's records hold nulls, ``[[null]]``, strings for lists and numbers for strings; none of these is
worth failing over. Nothing here raises.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from refcheck.model import Date, DateKind


def text(value: Any) -> str:
    """A string: the value itself, a number's digits, or the first string of a list; else ""."""
    if type(value) is str and "  " not in value and "\n" not in value:
        return value.strip()
    return next(iter(texts(value)), "")


def texts(value: Any) -> tuple[str, ...]:
    """All non-empty strings of a list, or the one string that stands in its place."""
    if not value:
        return ()
    values = value if isinstance(value, (list, tuple)) else (value,)
    return tuple(filter(None, map(_scalar, values)))


def _scalar(value: Any) -> str:
    if isinstance(value, str):
        return " ".join(value.split())
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else ""


def mapping(value: Any) -> Mapping[str, Any]:
    """The object, or an empty one."""
    return value if isinstance(value, dict) else {}


def mappings(value: Any) -> Iterator[Mapping[str, Any]]:
    """The objects of a list."""
    if isinstance(value, (list, tuple)):
        yield from (member for member in value if isinstance(member, dict))


def date(value: Any, kind: DateKind) -> Date | None:
    """A CSL date (``{"date-parts": [[2009, 12, 3]]}``) as precise as it is sound; None without a year."""
    if not value:
        return None
    parts = mapping(value).get("date-parts")
    if isinstance(parts, list) and parts and isinstance(parts[0], list):
        parts = parts[0]
    if not isinstance(parts, list):
        return None
    year, month, day = ([_whole(part) for part in parts[:3]] + [None, None, None])[:3]
    if year is None or not 1000 <= year <= 2999:
        return None
    month = month if month is not None and 1 <= month <= 12 else None
    day = day if month is not None and day is not None and 1 <= day <= 31 else None
    return Date(year=year, month=month, day=day, kind=kind)


def _whole(value: Any) -> int | None:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    is_digits = isinstance(value, str) and value.strip().isascii() and value.strip().isdigit()
    return int(value.strip()[:6]) if is_digits else None
