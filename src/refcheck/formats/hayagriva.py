"""Hayagriva, the YAML in which Typst documents keep their bibliography: entries by key, within their parents.

The fields are those of https://github.com/typst/hayagriva/blob/main/docs/file-format.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from refcheck.fields import identifiers, pages
from refcheck.fields.numbers import plain
from refcheck.formats import yaml
from refcheck.formats.yaml import Node
from refcheck.model import Date, Item, Name

_TYPES = {
    "article": "article-journal", "book": "book", "chapter": "chapter", "anthos": "chapter",
    "anthology": "book",
    "report": "report", "thesis": "thesis", "web": "webpage", "reference": "book", "entry": "entry",
    "proceedings": "book", "newspaper": "newspaper", "patent": "patent", "repository": "software",
    "blog": "webpage", "video": "motion_picture", "case": "legal_case", "manuscript": "manuscript",
}  # fmt: skip
# The type of an article by what it is in.
_WITHIN = {
    "proceedings": "paper-conference",
    "conference": "paper-conference",
    "newspaper": "article-newspaper",
}
_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


def entries(root: Node) -> Iterator[tuple[str, Item, Node]]:
    """The key, the item and the place of each entry."""
    for key, node in root.value.items() if isinstance(root.value, dict) else ():
        entry = yaml.plain(node)
        if isinstance(entry, dict) and ("type" in entry or "title" in entry):
            yield key, _item(entry), node


def _item(entry: Mapping[str, Any]) -> Item:
    parents = list(_parents(entry))
    holders = [entry, *parents]
    kind, within = (_text(one, "type").lower() for one in (entry, parents[0] if parents else {}))
    numbers: Any = next((one["serial-number"] for one in holders if one.get("serial-number")), {})
    serial = numbers if isinstance(numbers, dict) else {"serial": numbers}
    return Item(
        type=_WITHIN.get(within, "") or _TYPES.get(kind, ""),
        title=_text(entry, "title"),
        author=tuple(_people(entry.get("author"))),
        editor=tuple(_people(_first(holders, "editor"))),
        container_title=_text(parents[0], "title") if parents else "",
        collection_title=_text(parents[1], "title") if len(parents) > 1 else "",
        issued=_date(_first(holders, "date")),
        volume=_said(_first(holders, "volume")),
        issue=_said(_first(holders, "issue")),
        page=pages.expand_range(_said(entry.get("page-range"))) if entry.get("page-range") else "",
        edition=_said(_first(holders, "edition")),
        publisher=_said(_first(holders, "publisher")),
        publisher_place=_said(_first(holders, "location")),
        doi=identifiers.normalise_doi(_said(serial.get("doi") or entry.get("doi") or "")),
        pmid=_said(serial.get("pmid") or ""),
        arxiv=_said(serial.get("arxiv") or ""),
        isbn=tuple(filter(None, [_said(serial.get("isbn") or "")])),
        issn=tuple(filter(None, [_said(serial.get("issn") or "")])),
        url=_said(entry.get("url") or ""),
    )


def _parents(entry: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """What an entry is in, and what that is in."""
    for _ in range(3):
        parent = entry.get("parent")
        parent = parent[0] if isinstance(parent, list) and parent else parent
        if not isinstance(parent, dict):
            return
        yield parent
        entry = parent


def _first(holders: list[Mapping[str, Any]], name: str) -> Any:
    return next((holder[name] for holder in holders if holder.get(name)), "")


def _text(entry: Mapping[str, Any], name: str) -> str:
    return _said(entry.get(name) or "")


def _said(value: Any) -> str:
    """A value that may be written with its forms: ``{value: ..., short: ...}``, ``{name: ...}``."""
    if isinstance(value, dict):
        value = value.get("value") or value.get("name") or ""
    return str(value).replace("{", "").replace("}", "") if isinstance(value, str | int) else ""


def _people(value: Any) -> Iterator[Name]:
    for person in value if isinstance(value, list) else [value] if value else []:
        if isinstance(person, dict):
            given, particle = _text(person, "given-name"), _text(person, "prefix")
            yield Name(_text(person, "name"), given, particle, _text(person, "suffix"))
            continue
        family, _, rest = str(person).partition(",")
        suffix, _, given = rest.rpartition(",")
        known = bool(rest.strip())
        yield Name(family.strip(), given.strip(), suffix=suffix.strip()) if known else Name(literal=family)


def _date(value: Any) -> Date | None:
    found = _DATE.match(_said(value))
    if found is None:
        return None
    year, month, day = (plain(part) if part else None for part in found.groups())
    return Date(year, month, day)
