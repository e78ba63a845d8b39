"""Works that were registered twice: two DOIs, and nothing recorded tells them apart.

Publishers register a volume anew when it changes hands or platforms. The reference is satisfied by either
DOI, but nothing that is printed says which is meant. What the two records tell alike can be held against it
all the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from refcheck.fields.characters import squash
from refcheck.fields.name_forms import family_of
from refcheck.fields.pages import first_page
from refcheck.model import Agreement, State, Work

_OF_ONE_RECORD = frozenset({"doi", "pmid", "pmcid", "arxiv"})


def registered_twice(one: Work, other: Work) -> bool:
    """Whether two records tell the same title, people, container, year, volume, issue and first page."""
    return bool(one.item.title) and _told(one) == _told(other)


def in_common(one: Sequence[Agreement], other: Sequence[Agreement]) -> Iterator[Agreement]:
    """The agreements with two such records: of each variable the one that contradicts less."""
    others = {found.variable: found for found in other}
    for found in one:
        if found.variable not in _OF_ONE_RECORD:
            second = others.get(found.variable, found)
            yield second if found.state is State.CONTRADICT and second.state is not found.state else found


def _told(work: Work) -> tuple[object, ...]:
    item = work.item
    texts = (item.title, item.container_title, item.volume, item.issue, first_page(item.page) or item.number)
    year = item.issued.year if item.issued else None
    return (year, tuple(map(family_of, item.author)), *(squash(text).lstrip("0") for text in texts))
