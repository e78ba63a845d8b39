"""The XML that Papers and Reference Manager leave in Word's fields: ``<citation>`` and ``<Refman>``."""

from __future__ import annotations

import re
from typing import Any

from refcheck.formats.endnote import person
from refcheck.model import Date, Item, Name

_PAPERS_ARTICLE = "400"
_PAPERS_DATE = re.compile(r"99(\d{4})")  # 99199100001200000200000 is 1991
_YEAR = re.compile(r"\d{4}")
_DOI = re.compile(r"10\.\d{4,9}/\S+")


def papers(root: Any) -> list[Item]:
    """The publications that a citation of Papers holds."""
    return [_publication(one) for one in root.iterfind("publications/publication")]


def reference_manager(root: Any) -> list[Item]:
    """The records that a citation of Reference Manager holds."""
    return [_record(one) for one in root.iter("MDL")]


def _publication(one: Any) -> Item:
    year = _PAPERS_DATE.match(_text(one, "publication_date"))
    return Item(
        type="article-journal" if _text(one, "subtype") == _PAPERS_ARTICLE else "",
        title=_text(one, "title"),
        author=tuple(_author(author) for author in one.iterfind("authors/author")),
        container_title=_text(one, "bundle/publication/title"),
        issued=Date(year=int(year[1])) if year else None,
        volume=_text(one, "volume"),
        issue=_text(one, "number"),
        page=_pages(_text(one, "startpage"), _text(one, "endpage")),
        publisher=_text(one, "publisher") or _text(one, "bundle/publication/publisher"),
        doi=_text(one, "doi").lower(),
        url=_text(one, "url"),
    )


def _author(author: Any) -> Name:
    given = " ".join(part for part in (_text(author, "firstName"), _text(author, "middleNames")) if part)
    return Name(family=_text(author, "lastName"), given=given)


def _record(one: Any) -> Item:
    year = _YEAR.match(_text(one, "Date_Primary"))
    doi = _DOI.search(f"{_text(one, 'DOI')} {_text(one, 'Web_URL')}")
    return Item(
        type="article-journal" if one.get("Ref_Type") == "Journal" else "",
        title=_text(one, "Title_Primary"),
        author=tuple(person(_joined(author)) for author in one.iterfind("Authors_Primary")),
        container_title=_text(one, "Periodical") or _text(one, "Title_Secondary"),
        issued=Date(year=int(year[0])) if year else None,
        volume=_text(one, "Volume"),
        issue=_text(one, "Issue"),
        page=_pages(_text(one, "Start_Page"), _text(one, "End_Page")),
        publisher=_text(one, "Publisher"),
        publisher_place=_text(one, "Pub_Place"),
        doi=doi[0].lower() if doi else "",
    )


def _pages(first: str, last: str) -> str:
    return "-".join(page for page in (first, last) if page)


def _text(element: Any, place: str) -> str:
    found = element.find(place)
    return "" if found is None else _joined(found)


def _joined(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())
