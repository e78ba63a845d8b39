"""YAML that holds references: CSL-YAML, pandoc's spelling of CSL-JSON, and Hayagriva, that of Typst."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from refcheck.errors import InputError
from refcheck.fields.numbers import plain
from refcheck.formats import csljson, hayagriva, text, yaml
from refcheck.formats.yaml import MalformedYamlError, Node
from refcheck.model import Document, Item, Reference, Span

_DATE = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")
_DATES = ("issued", "accessed")


def read(path: str, data: bytes) -> Document:
    """The references of a file, bare or under ``references:``; InputError when it has none or is no YAML."""
    document = text.document(path, data, "cslyaml")
    try:
        found = tuple(references(document.text))
    except MalformedYamlError as error:
        raise InputError(f"{path}: is no YAML: {error}. Mend it there, or export it anew.") from error
    if not found:
        raise InputError(
            f"{path}: holds no references. A CSL-YAML file is a list of records, each with an id."
        )
    return replace(document, references=found)


def references(source: str, start: int = 0) -> Iterator[Reference]:
    """The references of a source that stands at ``start`` of its document. Raises MalformedYamlError."""
    root = yaml.tree(source, start)
    listed = root.value.get("references", root) if isinstance(root.value, dict) else root
    if isinstance(listed.value, list):
        found = [(str(_of(node).get("id", "")), _item(_of(node)), node) for node in listed.value if _of(node)]
    else:
        found = [(key, item, node) for key, item, node in hayagriva.entries(listed)]
    for number, (key, item, node) in enumerate(found, 1):
        span = Span(node.start, node.end)
        yield Reference(number, _printed(item), span, key=key, item=item, structured=True)


def _of(node: Node) -> dict[str, Any]:
    """The record that a node of a list is, {} where it is none."""
    record = yaml.plain(node)
    return record if isinstance(record, dict) else {}


def _item(record: Mapping[str, Any]) -> Item:
    dated = {name: _dated(record[name]) for name in _DATES if name in record}
    return csljson.from_csl({**record, **dated})


def _dated(date: Any) -> Any:
    """A date as CSL-JSON writes it: pandoc also takes a text, a mapping of its parts, and a list of such."""
    if isinstance(date, list) and date:
        date = date[0]
    if isinstance(date, dict) and "year" in date:
        return {"date-parts": [[date[part] for part in ("year", "month", "day") if part in date]]}
    if isinstance(date, str) and (found := _DATE.match(date)):
        return {"date-parts": [[plain(part) for part in found.groups() if part]]}
    return {"literal": date} if isinstance(date, str) else date


def _printed(item: Item) -> str:
    year = str(item.issued.year) if item.issued and item.issued.year else ""
    people = ", ".join(name.literal or f"{name.family} {name.given}".strip() for name in item.author)
    return ". ".join(part for part in (people, item.title, item.container_title, year) if part)
