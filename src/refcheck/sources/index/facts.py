"""What a record is found by: its words, names and numbers, folded."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from refcheck.fields.characters import words
from refcheck.fields.markup import plain
from refcheck.sources.values import text, texts

_WORD = re.compile(r"[a-z0-9]+")
_YEAR_KEYS = ("published-print", "issued", "published-online", "published-other", "posted")
_NEEDS_FOLDING = re.compile(r"[<&\\$`]")
_FIRST_PAGE = re.compile(r"[^\W_]+")
_MOST_AUTHORS = 4


def terms(string: str) -> list[str]:
    """The folded words and numbers of ``string``, as ``fields.characters.words`` reads them."""
    if string.isascii() and not _NEEDS_FOLDING.search(string):
        # The same, without the cost of folding what needs none.
        return _WORD.findall(string.lower().replace("'", ""))
    return list(words(plain(string)))


@lru_cache(maxsize=65536)
def repeated_terms(string: str) -> tuple[str, ...]:
    """``terms`` of a string that many records share: a journal's title, a family name."""
    return tuple(terms(string))


@dataclass(slots=True)
class Facts:
    """A record's ``title`` words, family names (first word lists first), years, and folded numbers.

    ``families`` are word lists; ``page`` is the first page, ``number`` the article number, both without
    leading zeros.
    """

    doi: str
    title: list[str]
    families: list[tuple[str, ...]]
    container: list[str]
    years: list[str]
    volume: str
    page: str
    number: str


def facts(record: Mapping[str, Any]) -> Facts:
    """The facts of a record in Crossref's shape; whatever stands in it, nothing raises."""
    title = terms(_first(record.get("title")))
    if subtitle := record.get("subtitle"):
        title += terms(_first(subtitle))
    return Facts(
        doi=_first(record.get("DOI")).lower(),
        title=title,
        families=_families(record.get("author") or record.get("editor")),
        container=_container(record),
        years=_years(record),
        volume=number(_first(record.get("volume"))),
        page=number(_first(record.get("page"))),
        number=number(_first(record.get("article-number"))),
    )


def _first(value: Any) -> str:
    """``values.text``, quickly for what is as it should be."""
    if type(value) is list and value:
        value = value[0]
    return value if type(value) is str else text(value)


def number(printed: str) -> str:
    """The first designation in ``printed``, folded and without leading zeros: "0012-15" is "12"."""
    if printed.isdigit():
        return printed.lstrip("0")
    match = _FIRST_PAGE.search(printed)
    if not match:
        return ""
    found = match.group().lower()
    return found[1:].lstrip("0") if _is_electronic(found) else found.lstrip("0")


def _is_electronic(page: str) -> bool:
    """Whether an article number is printed with the "e" that many leave out ("e0159982")."""
    return len(page) > 4 and page[0] == "e" and page[1:].isdigit()


def _families(people: Any) -> list[tuple[str, ...]]:
    found = []
    for person in people[:_MOST_AUTHORS] if isinstance(people, list) else ():
        if isinstance(person, dict):
            family = person.get("family") or person.get("name") or person.get("literal")
            if isinstance(family, str) and (name := repeated_terms(family)):
                found.append(name)
    return found


def _container(record: Mapping[str, Any]) -> list[str]:
    return _container_terms(texts(record.get("container-title")) + texts(record.get("short-container-title")))


@lru_cache(maxsize=65536)
def _container_terms(titles: tuple[str, ...]) -> list[str]:
    """The distinct words of a container's titles (not to be changed: it is kept)."""
    return list(dict.fromkeys(word for title in dict.fromkeys(titles) for word in repeated_terms(title)))


def _years(record: Mapping[str, Any]) -> list[str]:
    """The distinct years of publication, print first; never the year of registration."""
    years: dict[str, None] = {}
    for key in _YEAR_KEYS:
        if key in record and (year := _year(record[key])):
            years[year] = None
    return list(years)


def _year(value: Any) -> str:
    try:
        year = str(value["date-parts"][0][0])
    except (KeyError, IndexError, TypeError):
        return ""
    return year if len(year) == 4 and year.isdigit() else ""
