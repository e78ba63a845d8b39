"""EndNote's XML: an exported library, and the records that its citations leave in Word documents."""

from __future__ import annotations

import re
from typing import Any

from refcheck.errors import InputError
from refcheck.formats import tree
from refcheck.model import Date, Document, Item, Name, Reference, Span

_TYPES = {
    "journal article": "article-journal",
    "electronic article": "article-journal",
    "newspaper article": "article-newspaper",
    "magazine article": "article-magazine",
    "book": "book",
    "edited book": "book",
    "book section": "chapter",
    "conference paper": "paper-conference",
    "conference proceedings": "paper-conference",
    "report": "report",
    "thesis": "thesis",
    "web page": "webpage",
    "patent": "patent",
}
_DOI = re.compile(r"10\.\d{4,9}/\S+")


def read(path: str, data: bytes) -> Document:
    """The records of a library exported as XML. Raises InputError when it is not well-formed or has none."""
    root = tree.xml(path, data, lenient=True)
    references = []
    text = ""
    for number, record in enumerate(root.iter("record"), 1):
        printed = _printed(item(record))
        span = Span(len(text), len(text) + len(printed))
        references.append(
            Reference(number, printed, span, key=key(record), item=item(record), structured=True)
        )
        text += printed + "\n"
    if not references:
        raise InputError(f"{path}: holds no records. Export the library from EndNote as XML anew.")
    return Document(path=path, text=text, format="endnote", verbatim=False, references=tuple(references))


def key(record: Any) -> str:
    """What a record is known by: its number in the library, or its title."""
    return _text(record, "rec-number") or _text(record, "titles/title")


def item(record: Any) -> Item:
    """The item that a ``record`` element describes."""
    year = re.search(r"\d{4}", _text(record, "dates/year"))
    kind = record.find("ref-type")
    doi = _DOI.search(_text(record, "electronic-resource-num"))
    pages = _text(record, "pages")
    return Item(
        type=_TYPES.get("" if kind is None else kind.get("name", "").casefold(), ""),
        title=_text(record, "titles/title"),
        author=_people(record, "authors"),
        editor=_people(record, "secondary-authors"),
        container_title=_text(record, "titles/secondary-title") or _text(record, "periodical/full-title"),
        container_title_short=_text(record, "alt-periodical/abbr-1") or _text(record, "periodical/abbr-1"),
        issued=Date(year=int(year[0])) if year else None,
        volume=_text(record, "volume"),
        issue=_text(record, "number"),
        page=re.sub(r"\s*[–—-]+\s*", "-", pages),
        edition=_text(record, "edition"),
        publisher=_text(record, "publisher"),
        publisher_place=_text(record, "pub-location"),
        doi=doi[0].lower() if doi else "",
        pmid=_text(record, "accession-num") if _text(record, "accession-num").isdigit() else "",
        isbn=(),
        url=_text(record, "urls/related-urls/url"),
    )


def cited(root: Any) -> list[Item]:
    """The records of a citation in a Word document, in order."""
    records = (cite.find("record") for cite in root.iter("Cite"))
    return [item(record) for record in records if record is not None]


def _text(record: Any, place: str) -> str:
    """The text at a place, with the ``style`` elements that EndNote wraps it in taken off."""
    element = record.find(place)
    return "" if element is None else " ".join("".join(element.itertext()).split())


def _people(record: Any, kind: str) -> tuple[Name, ...]:
    names = ("".join(author.itertext()).strip() for author in record.findall(f"contributors/{kind}/author"))
    return tuple(person(name) for name in names if name)


def person(text: str) -> Name:
    """EndNote writes "Family, Given", and a group with a comma at its end."""
    family, _, given = (part.strip() for part in text.partition(","))
    return Name(family=family, given=given) if given else Name(literal=family)


def _printed(item: Item) -> str:
    people = ", ".join(name.literal or f"{name.family} {name.given}".strip() for name in item.author)
    year = str(item.issued.year) if item.issued else ""
    where = item.container_title
    numbers = item.volume + (f"({item.issue})" if item.issue else "") + (f":{item.page}" if item.page else "")
    return ". ".join(part for part in (people, item.title, where, year, numbers) if part)
