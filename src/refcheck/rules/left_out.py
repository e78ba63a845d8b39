"""Articles that lack what the rest of their list prints, though the record has it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from refcheck.model import Item, Match, State
from refcheck.rules.ahead_of_print import NOT_YET
from refcheck.rules.as_printed import beside_the_title
from refcheck.rules.reading import in_state, same_work

_SHARE = 0.5


def lacking(matches: Sequence[Match], value: Callable[[Item], str]) -> Iterator[tuple[Match, str]]:
    """The articles without a ``value`` and what the record has.

    None in a list of which fewer than half of the articles print it: its style may leave it out.
    """
    articles = [match for match in matches if _is_article(match)]
    complete = [match for match in articles if value(match.reference.item)]
    if len(complete) < max(1, _SHARE * len(articles)):
        return
    for match in articles:
        recorded = value(match.work.item) if match.work else ""
        if recorded and not value(match.reference.item) and _is_told(match, recorded):
            yield match, recorded


def _is_article(match: Match) -> bool:
    item = match.reference.item
    of_one = not item.type or item.type.startswith("article")
    return match.reference.is_reference and of_one and bool(item.container_title)


def _is_told(match: Match, recorded: str) -> bool:
    """Whether the record is of the cited version, and its value stands nowhere in the string."""
    agreeing = any(in_state(match, "container-title", state) for state in (State.AGREE, State.VARIANT))
    return agreeing and same_work(match) and not _is_ahead(match) and not _is_printed(match, recorded)


def _is_ahead(match: Match) -> bool:
    """Whether the work is cited as it was before it had volume and pages: so it says, or its year does."""
    item = match.reference.item
    if (item.issued and item.issued.literal) or NOT_YET.search(match.reference.unstructured):
        return True
    bare = not (item.volume or item.page or item.number)
    return bare and in_state(match, "issued", State.VARIANT) is not None


def _is_printed(match: Match, recorded: str) -> bool:
    if match.reference.structured or match.work is None:
        return False
    first = re.escape(re.split(r"[-,]", recorded)[0])
    return bool(re.search(rf"(?<!\w){first}(?!\w)", beside_the_title(match, match.work), re.IGNORECASE))
