"""CSL-JSON: the one place that maps Item to the spelling of CSL's variables, and back.

The schema is https://github.com/citation-style-language/schema (csl-data.json, CSL 1.0.2); ``PMID`` and
``PMCID`` are among its variables, an arXiv identifier is not and goes by ``archive`` and
``archive_location``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from refcheck.errors import InputError
from refcheck.fields.numbers import plain
from refcheck.formats import text as plain_text
from refcheck.model import Date, DateKind, Document, Item, Name, Reference, Span

_STRINGS = {
    "title": "title",
    "title_short": "title-short",
    "container_title": "container-title",
    "container_title_short": "container-title-short",
    "collection_title": "collection-title",
    "volume": "volume",
    "issue": "issue",
    "supplement": "supplement-number",
    "page": "page",
    "number_of_pages": "number-of-pages",
    "number": "number",
    "edition": "edition",
    "publisher": "publisher",
    "publisher_place": "publisher-place",
    "event_title": "event-title",
    "genre": "genre",
    "medium": "medium",
    "language": "language",
    "note": "note",
    "doi": "DOI",
    "pmid": "PMID",
    "pmcid": "PMCID",
    "url": "URL",
}
_NAMES = ("author", "editor", "translator")
# CSL has no variable for a list that ends in "et al."; reference managers know BibTeX's last name.
_OTHERS = {"literal": "others"}
_DATES = ("issued", "accessed")
_LISTS = {"isbn": "ISBN", "issn": "ISSN"}
_WORKS = frozenset({"title", "author", "DOI", "container-title", "issued"})  # what describes a work
_NAME_PARTS = {
    "family": "family",
    "given": "given",
    "non_dropping_particle": "non-dropping-particle",
    "suffix": "suffix",
    "literal": "literal",
}


def to_csl(item: Item, identifier: str = "") -> dict[str, Any]:
    """``item`` as a CSL-JSON object: only what is known, ``id`` first when given."""
    known: dict[str, Any] = {"id": identifier} if identifier else {}
    if item.type:
        known["type"] = item.type
    for variable in _NAMES:
        if people := getattr(item, variable):
            known[variable] = [_name_to_csl(name) for name in people]
    if item.authors_truncated and item.author:
        known["author"].append(dict(_OTHERS))
    for variable in _DATES:
        if date := getattr(item, variable):
            known[variable] = _date_to_csl(date)
    known |= {theirs: value for ours, theirs in _STRINGS.items() if (value := getattr(item, ours))}
    known |= {theirs: " ".join(value) for ours, theirs in _LISTS.items() if (value := getattr(item, ours))}
    if item.arxiv:
        known |= {"archive": "arXiv", "archive_location": item.arxiv}
    return known


def from_csl(known: Mapping[str, Any]) -> Item:
    """The item that a CSL-JSON object describes; variables it does not know are left out."""
    strings: dict[str, Any] = {ours: _string(known.get(theirs)) for ours, theirs in _STRINGS.items()}
    lists: dict[str, Any] = {
        ours: tuple(_string(known.get(theirs)).split()) for ours, theirs in _LISTS.items()
    }
    names: dict[str, Any] = {variable: _names_from_csl(known.get(variable)) for variable in _NAMES}
    truncated = names["author"][-1:] == (Name(**_OTHERS),)
    if truncated:
        names["author"] = names["author"][:-1]
    issued, accessed = (_date_from_csl(known.get(variable)) for variable in _DATES)
    if accessed:
        accessed = Date(
            accessed.year, accessed.month, accessed.day, DateKind.ACCESSED, literal=accessed.literal
        )
    arxiv = _string(known.get("archive_location")) if _string(known.get("archive")).lower() == "arxiv" else ""
    strings["doi"] = strings["doi"].lower()
    return Item(
        type=_string(known.get("type")),
        **strings,
        **lists,
        **names,
        authors_truncated=truncated,
        issued=issued,
        accessed=accessed,
        arxiv=arxiv,
    )


def write(entries: Iterable[tuple[str, Item]]) -> str:
    """Keys and items as one CSL-JSON array."""
    return json.dumps([to_csl(item, key) for key, item in entries], indent=2, ensure_ascii=False) + "\n"


def read(path: str, data: bytes) -> Document:
    """The references of a CSL-JSON file (an array, one object, or ``{"items": [...]}``).

    Raises InputError when it is no JSON or holds no objects.
    """
    decoded = plain_text.document(path, data, "csljson")
    try:
        known = json.loads(decoded.text)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{path}: not CSL-JSON ({error}); a CSL-JSON file is an array of objects") from error
    if isinstance(known, dict) and isinstance(known.get("message"), dict):  # an answer of Crossref's
        known = known["message"]
    if isinstance(known, dict):
        known = known.get("items", [known])
    if not isinstance(known, list) or not all(isinstance(entry, dict) for entry in known):
        raise InputError(f"{path}: not CSL-JSON; a CSL-JSON file is an array of objects")
    if known and not any(_WORKS & entry.keys() for entry in known):
        raise InputError(f"{path}: holds no references. Export them as CSL-JSON, BibTeX or RIS.")
    return replace(decoded, references=tuple(_references(known, decoded.text)))


def _references(known: Sequence[Mapping[str, Any]], text: str) -> Iterable[Reference]:
    position = 0
    for number, entry in enumerate(known, 1):
        key = _string(entry.get("id"))
        item = from_csl(entry)
        # The reference stands where its title (or its id) is written: JSON gives no offsets.
        written = json.dumps(item.title or key, ensure_ascii=False)[1:-1]
        start = max(text.find(written, position), position)
        position = min(start + len(written), len(text))
        yield Reference(number, printed(item), Span(start, position), key=key, item=item, structured=True)


def printed(item: Item) -> str:
    """What a reader would call a record: who, what, where, when."""
    people = ", ".join(name.literal or f"{name.family} {name.given}".strip() for name in item.author)
    year = str(item.issued.year) if item.issued and item.issued.year else ""
    parts = (people, item.title, item.container_title, year, item.volume, item.page)
    return ". ".join(part for part in parts if part)


def _name_to_csl(name: Name) -> dict[str, str]:
    return {theirs: value for ours, theirs in _NAME_PARTS.items() if (value := getattr(name, ours))}


def _names_from_csl(people: Any) -> tuple[Name, ...]:
    if not isinstance(people, list):
        return ()
    known = (name for name in people if isinstance(name, dict))
    names = ({ours: _string(name.get(theirs)) for ours, theirs in _NAME_PARTS.items()} for name in known)
    return tuple(Name(**parts) for parts in names)


def _date_to_csl(date: Date) -> dict[str, Any]:
    if not date.year:
        return {"literal": date.literal}
    parts = (
        [date.year] + ([date.month] if date.month else []) + ([date.day] if date.month and date.day else [])
    )
    return {"date-parts": [parts]}


def _date_from_csl(date: Any) -> Date | None:
    if not isinstance(date, dict):
        return None
    parts = (date.get("date-parts") or [[]])[0]
    numbers = [number for part in parts if (number := plain(str(part).strip())) is not None][:3]
    literal = _string(date.get("literal") or date.get("raw"))
    if not numbers:
        return Date(literal=literal) if literal else None
    year, month, day = [*numbers, None, None][:3]
    return Date(year, month, day, literal=literal)


def _string(value: Any) -> str:
    if isinstance(value, list):  # Crossref's own JSON has lists where CSL has strings
        value = value[0] if value else ""
    return "" if value is None else str(value).strip()
