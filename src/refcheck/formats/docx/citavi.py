"""What Citavi leaves in a Word document: ``ADDIN CitaviPlaceholder{...}`` with JSON in base64.

Each entry holds the whole reference; objects that come twice are named by the ``$id`` of the first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from refcheck.model import Date, Item, Name

_TYPES = {
    "JournalArticle": "article-journal",
    "NewspaperArticle": "article-newspaper",
    "Book": "book",
    "BookEdited": "book",
    "CollectedWorks": "book",
    "Contribution": "chapter",
    "ConferenceProceedings": "book",
    "Thesis": "thesis",
    "InternetDocument": "webpage",
    "UnpublishedWork": "manuscript",
}
_PAGES = re.compile(r"<os>(.*?)</os>", re.DOTALL)
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_DEEPEST = 40


def records(placeholder: Any) -> list[Item]:
    """The records that a placeholder's decoded JSON holds, in order."""
    known = dict(_identified(placeholder))
    entries = _members(placeholder, "Entries", known)
    found = (_member(entry, "Reference", known) for entry in entries)
    return [_item(reference, known) for reference in found if reference]


def _identified(value: Any, depth: int = 0) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every object that has an identifier, and the identifier."""
    if depth > _DEEPEST:
        return
    if isinstance(value, dict) and "$id" in value:
        yield str(value["$id"]), value
    within = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for one in within:
        yield from _identified(one, depth + 1)


def _member(value: Any, name: str, known: dict[str, dict[str, Any]]) -> dict[str, Any]:
    found = value.get(name) if isinstance(value, dict) else None
    return _resolved(found, known)


def _members(value: Any, name: str, known: dict[str, dict[str, Any]]) -> list[dict[str, Any]]:
    found = value.get(name) if isinstance(value, dict) else None
    return [one for each in found if (one := _resolved(each, known))] if isinstance(found, list) else []


def _resolved(value: Any, known: dict[str, dict[str, Any]]) -> dict[str, Any]:
    if not isinstance(value, dict):
        return {}
    return known.get(str(value["$ref"]), {}) if "$ref" in value else value


def _item(reference: dict[str, Any], known: dict[str, dict[str, Any]]) -> Item:
    parent = _member(reference, "ParentReference", known)
    pages = _PAGES.search(_text(reference, "PageRange"))
    year = _YEAR.search(
        " ".join(_text(one, name) for one in (reference, parent) for name in ("YearResolved", "Year"))
    )
    names = {role: _people(reference, role, known) for role in ("Authors", "Editors", "Organizations")}
    return Item(
        type=_TYPES.get(_text(reference, "ReferenceType"), ""),
        title=_title(reference),
        author=names["Authors"] or names["Organizations"],
        editor=names["Editors"] or _people(parent, "Editors", known),
        container_title=_text(_member(reference, "Periodical", known), "Name") or _title(parent),
        issued=Date(year=int(year[0])) if year else None,
        volume=_text(reference, "Volume"),
        issue=_text(reference, "Number"),
        page=pages[1] if pages else "",
        edition=_text(reference, "Edition"),
        publisher=", ".join(_text(one, "Name") for one in _members(reference, "Publishers", known)),
        publisher_place=_text(reference, "PlaceOfPublication"),
        doi=_text(reference, "Doi").lower(),
        url=_text(reference, "OnlineAddress"),
    )


def _title(reference: dict[str, Any]) -> str:
    parts = (_text(reference, "Title"), _text(reference, "Subtitle"))
    return ": ".join(part for part in parts if part)


def _people(reference: dict[str, Any], role: str, known: dict[str, dict[str, Any]]) -> tuple[Name, ...]:
    return tuple(_name(one) for one in _members(reference, role, known) if _text(one, "LastName"))


def _name(one: dict[str, Any]) -> Name:
    given = " ".join(part for part in (_text(one, "FirstName"), _text(one, "MiddleName")) if part)
    family = " ".join(part for part in (_text(one, "Prefix"), _text(one, "LastName")) if part)
    return Name(family=family, given=given) if given else Name(literal=family)


def _text(value: dict[str, Any], name: str) -> str:
    found = value.get(name)
    return found.strip() if isinstance(found, str) else ""
