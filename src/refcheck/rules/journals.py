"""Journal names as a list prints them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from refcheck.model import Match, State

_SHORT_WORDS = re.compile(r"\b(?:of|the|and|for|in|de|la|des|der|für|und|et|on|to)\b", re.IGNORECASE)


def in_the_lists_form(match: Match, matches: Sequence[Match]) -> str:
    """The recorded journal as the list prints it: as another reference does, else in short or in full.

    "" when the record has no name in that form.
    """
    if match.work is None:
        return ""
    item = match.work.item
    for other in matches:
        found = other.agreement("container-title")
        if found and found.state in (State.AGREE, State.VARIANT) and _same(other, item.container_title):
            return other.reference.item.container_title
    if not abbreviates(matches):
        return item.container_title
    short = item.container_title_short or (item.container_title if " " not in item.container_title else "")
    return short if with_stops(matches) else short.replace(".", "")


def abbreviates(matches: Sequence[Match]) -> bool:
    """Whether most journals of the list stand abbreviated."""
    told = [is_abbreviated(match) for match in matches]
    return told.count(True) > told.count(False)


def with_stops(matches: Sequence[Match]) -> bool:
    """Whether the list's abbreviations have stops ("J. Am. Chem. Soc.")."""
    names = [match.reference.item.container_title for match in matches if is_abbreviated(match)]
    return sum("." in name.rstrip(".") for name in names) * 2 > len(names)


def _same(match: Match, title: str) -> bool:
    return bool(match.work and title and match.work.item.container_title == title)


def is_abbreviated(match: Match) -> bool | None:
    """Whether the journal stands abbreviated, or None where one word or nothing stands."""
    found = match.agreement("container-title")
    if found is not None and found.note in ("abbreviation", "acronym"):
        return True
    name = match.reference.item.container_title
    if "." in name.rstrip("."):
        return True
    words = name.split()
    if len(words) < 2:
        return None
    if _SHORT_WORDS.search(name):
        return False
    return sum(len(word) <= 4 for word in words) * 2 > len(words)
