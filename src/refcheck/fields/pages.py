"""Pages: abbreviated ranges spelled out."""

from __future__ import annotations

import re

DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
_RANGE = re.compile(
    rf"^(?P<prefix>[^\W\d_]*)(?P<first>\d+)\s*[{DASHES}]+\s*(?P<letter>[^\W\d_]*)(?P<last>\d+)$"
)
_DASHED = re.compile(rf"\s*[{DASHES}]+\s*")


def expand(page: str) -> str:
    """The page range(s) in full, with an ASCII hyphen: "1137-48" is "1137-1148", "E668-78" "E668-E678".

    A range of one page is that page ("37-37" is "37"); several ranges are parted by ", ".
    What is no plain range ("141b-141", "i-iii") keeps its form.
    """
    return ", ".join(filter(None, (_expand_one(part.strip()) for part in page.split(","))))


def _expand_one(page: str) -> str:
    match = _RANGE.match(page)
    if not match:
        return _same_once(_DASHED.sub("-", page))
    prefix, first, letter, last = match.group("prefix", "first", "letter", "last")
    if letter and letter.casefold() != prefix.casefold():
        return _DASHED.sub("-", page)
    return _same_once(f"{prefix}{first}-{prefix}{_full_last(first, last)}")


def _full_last(first: str, last: str) -> str:
    """The last page with the digits it shares with the first; an impossible one is left as printed."""
    if len(last) >= len(first):
        return last
    full = first[: len(first) - len(last)] + last
    return full if int(full) >= int(first) else last


def _same_once(page: str) -> str:
    first, _, last = page.partition("-")
    return first if first == last else page
