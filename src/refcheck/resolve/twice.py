"""Works that were registered twice: two DOIs, and nothing recorded tells them apart.

Publishers register a volume anew when it changes hands or platforms. The reference is satisfied by either
DOI, but nothing that is printed says which is meant.
"""

from __future__ import annotations

from refcheck.fields.characters import squash
from refcheck.fields.name_forms import family_of
from refcheck.fields.pages import first_page
from refcheck.model import Work


def registered_twice(one: Work, other: Work) -> bool:
    """Whether two records tell the same title, people, container, year, volume, issue and first page."""
    return bool(one.item.title) and _told(one) == _told(other)


def _told(work: Work) -> tuple[object, ...]:
    item = work.item
    texts = (item.title, item.container_title, item.volume, item.issue, first_page(item.page) or item.number)
    year = item.issued.year if item.issued else None
    return (year, tuple(map(family_of, item.author)), *(squash(text).lstrip("0") for text in texts))
