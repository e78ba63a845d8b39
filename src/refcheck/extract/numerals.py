"""What a mark with numbers says: "see 3, p. 12; 5-7" cites 3, 5, 6 and 7."""

from __future__ import annotations

import re

_DASH = r"[-–—−‐‑~〜～]"
_TO = rf"(?:{_DASH}|\bto\b|\bthrough\b|\bbis\b|\bà\b)"
_AND = r"(?:[,，、/·•]|\b(?:and|und|et|y|e|i|en|och|og|ve|и)\b|&)"
_ONE = r"\^?\d{1,4}(?:[a-h](?:,[a-h])*)?(?![^\W_])"
_GROUPS = re.compile(r"[;；]")
_LED = re.compile(
    r"\s*(?:(?:see|also|e\.\s?g|i\.\s?e|cf|cfr|compare|review(?:s|ed)?|for|example|instance|in|by|such|as|but|and"
    r"|refs?|references?|nos?|vgl|siehe|auch|z\.\s?B|bspw|etwa|voir|aussi|par|ex|p\.\s?ex|véase|ver|por|ejemplo"
    r"|p\.\s?ej|vedi|zie|bijv|t\.\s?ex|см|напр)\b[.,:]*\s*)+",
    re.IGNORECASE,
)
_NUMBER = re.compile(rf"\s*({_ONE})(?:\s*{_TO}\s*({_ONE}))?")
_PLACE = r"(?:(?:pp?|ss?|ff?|n|ch|chap|vol|sec|fig|art|cap|fol|pág|str|с)(?![^\W\d_])\.?|§)[^,;]*"
_BEHIND = re.compile(rf"\s*(?:\([^()]*\)|[:：][^,;]*|{_PLACE})?", re.IGNORECASE)
_IN_THE_WORK = re.compile(rf"\s*{_PLACE}", re.IGNORECASE)
_BETWEEN = re.compile(rf"\s*(?:{_AND}\s*)*")
_LONGEST_RANGE = 100
_ANY = 10_000


def numbers(said: str, last: int, strict: bool = False) -> tuple[int, ...]:
    """The numbers that a mark cites, ranges spelled out; empty for what cannot be a citation.

    Behind "p. 12" a number may be a further page: it counts when it is no higher than ``last``. What is no
    number may follow the first one ("[3, Theorem 5]") unless ``strict``.
    """
    found: list[int] = []
    for place, group in enumerate(_GROUPS.split(said)):
        cited = _of_group(group.strip(), last, strict)
        if not cited and (strict or not place):
            return ()
        found += cited
    return tuple(dict.fromkeys(found)) if min(found) > 0 else ()


def _of_group(group: str, last: int, strict: bool) -> list[int]:
    """The numbers that one part of a mark begins with; empty where it does not begin with one."""
    found: list[int] = []
    position, limit = 0, _ANY
    while position < len(group):
        lead = _LED.match(group, position)
        number = _NUMBER.match(group, lead.end() if lead else position)
        place = _IN_THE_WORK.match(group, position) if found and not number else None
        if number:
            end = _end(_BEHIND, group, number.end())
        elif place:
            end, limit = place.end(), last
        else:
            break
        following = _end(_BETWEEN, group, end)
        if following == end < len(group):
            break
        if number:
            found += [each for each in _spelled_out(number[1], number[2]) if each <= limit]
        position = following
    return [] if strict and position < len(group) else found


def _end(pattern: re.Pattern[str], text: str, position: int) -> int:
    found = pattern.match(text, position)
    return found.end() if found else position


def _spelled_out(first: str, end: str | None) -> list[int]:
    """One number, or those of a range; [0], which no list has, for a range that runs backwards."""
    low = _value(first)
    if end is None:
        return [low]
    high = _value(end)
    shown, cut = str(low), str(high)
    if high < low and len(cut) < len(shown):  # "112-14"
        high = int(shown[: -len(cut)] + cut)
    return list(range(low, high + 1)) if low < high <= low + _LONGEST_RANGE else [0]


def _value(printed: str) -> int:
    return int(re.sub(r"\D.*", "", printed.lstrip("^")))
