"""Where a labelled stretch truly begins and ends: brackets that it opened, markup, marks at its edges."""

from __future__ import annotations

import re

_MATES = (("(", ")"), ("[", "]"), ("{", "}"))
_REACH = 12
_VOLUME_WORD = re.compile(r"(\s+Vol)\b(?=[.,;\s]*(?:19|20)\d\d\s*;)")
_CUT_TAG = re.compile(r"</?[A-Za-z][\w:-]{0,12}$")
_FIRST_TAG = re.compile(r"<([A-Za-z][\w:-]{0,12})>\s*")
_LAST_TAG = re.compile(r"\s*</([A-Za-z][\w:-]{0,12})>$")
_NO_BEGINNING, _NO_END = " ,;:.)]}", " ,;:([{"


def settled(label: str, start: int, end: int, text: str) -> tuple[int, int]:
    """The stretch ``text[start:end]`` of one label without what is not its own, and with what is."""
    if label == "container":
        word = _VOLUME_WORD.match(text, end)  # "Surgery-American Vol. 2008;90": no number of a volume
        end = word.end(1) if word else end
    start, end = _trimmed(start, end, text)
    if "<" in text:
        start, end = _without_odd_tags(start, end, text)
    return start, _closing(label, start, end, text)


def _trimmed(start: int, end: int, text: str) -> tuple[int, int]:
    """Without marks that begin or end nothing, as long as something stays."""
    if text[start].isalnum() and text[end - 1].isalnum():
        return start, end
    first, last = start, end
    while first < last and text[first] in _NO_BEGINNING:
        first += 1
    while last > first and (text[last - 1] in _NO_END or _is_unopened(first, last, text)):
        last -= 1
    return (first, last) if first < last else (start, end)


def _is_unopened(start: int, end: int, text: str) -> bool:
    """Whether the stretch ends in a bracket that was opened before it."""
    for opening, closing in _MATES:
        if text[end - 1] == closing:
            return text.count(closing, start, end) > text.count(opening, start, end)
    return False


def _without_odd_tags(start: int, end: int, text: str) -> tuple[int, int]:
    """With the whole of a tag that was cut, without tags around it all or of which the mate is elsewhere."""
    if text.startswith(">", end) and _CUT_TAG.search(text, start, end):
        end += 1
    printed = text[start:end].lower()
    first, last = _FIRST_TAG.match(printed), _LAST_TAG.search(printed)
    if first and (not last or last[1] == first[1]) and printed.count(f"</{first[1]}>") == bool(last):
        start += first.end()
    if last and text[start:end].lower().count(f"<{last[1]}>") < printed.count(f"</{last[1]}>"):
        end -= len(last[0])
    if len(printed) == end - start:
        return start, end
    return _trimmed(start, end - text.endswith(".", start, end), text)


def _closing(label: str, start: int, end: int, text: str) -> int:
    """The end of a stretch with the bracket that closes one opened within, as in "Spine (Phila Pa 1976)"."""
    for opening, closing in _MATES:
        if text.count(opening, start, end) > text.count(closing, start, end):
            place = text.find(closing, end, end + (_REACH if label == "container" else 1))
            return place + 1 if place >= 0 else end
    return end
