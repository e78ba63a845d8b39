"""CSL-YAML, pandoc's spelling of CSL-JSON: the plain subset of YAML that it and Zotero write."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from refcheck.errors import InputError
from refcheck.formats import csljson, text
from refcheck.model import Document, Reference, Span

_LINE = re.compile(r"^( *)((?:- +)*)(?:([\w-]+)\s*:(?:\s+|$))?(.*?)\s*$")
_FLOW = re.compile(r"\s*[\[{]")


@dataclass(frozen=True, slots=True)
class _Token:
    """A line: how far it is set in, whether it begins an element of a list, its key and value."""

    indent: int
    dashes: int
    key: str
    value: str
    start: int
    end: int


def read(path: str, data: bytes) -> Document:
    """The references of a CSL-YAML file, bare or under ``references:``; InputError when it has none."""
    document = text.document(path, data, "cslyaml")
    tokens = list(_tokens(document.text))
    records = list(_records(tokens))
    if not records:
        raise InputError(
            f"{path}: holds no references. A CSL-YAML file is a list of records, each with an id."
        )
    references = []
    for number, (record, span) in enumerate(records, 1):
        item = csljson.from_csl(record)
        year = str(item.issued.year) if item.issued and item.issued.year else ""
        people = ", ".join(name.literal or f"{name.family} {name.given}".strip() for name in item.author)
        printed = ". ".join(part for part in (people, item.title, item.container_title, year) if part)
        key = str(record.get("id", ""))
        references.append(Reference(number, printed, span, key=key, item=item, structured=True))
    return replace(document, references=tuple(references))


def _tokens(source: str) -> Iterator[_Token]:
    position = 0
    for raw in source.splitlines(keepends=True):
        start, position = position, position + len(raw)
        line = raw.rstrip("\r\n")
        match = _LINE.match(line)
        if (
            match is None
            or not line.strip()
            or line.lstrip().startswith("#")
            or line.strip() in ("---", "...")
        ):
            continue
        dashes = match[2].count("-")
        yield _Token(
            len(match[1]) + len(match[2]), dashes, match[3] or "", match[4], start, start + len(line)
        )


def _records(tokens: list[_Token]) -> Iterator[tuple[dict[str, Any], Span]]:
    """The elements of the outermost list, each with where it stands."""
    first = next((token for token in tokens if token.dashes), None)
    if first is None:
        return
    starts = [k for k, token in enumerate(tokens) if token.dashes and token.indent == first.indent]
    for start, end in zip(starts, [*starts[1:], len(tokens)], strict=True):
        held = tokens[start:end]
        value, _ = _mapping(held, 0, first.indent)
        if isinstance(value, dict):
            yield _dated(value), Span(held[0].start, held[-1].end)


def _mapping(tokens: list[_Token], k: int, indent: int) -> tuple[dict[str, Any], int]:
    found: dict[str, Any] = {}
    while k < len(tokens) and tokens[k].indent >= indent:
        token = tokens[k]
        if token.indent > indent or not token.key:
            k += 1
            continue
        found[token.key], k = _value(tokens, k, indent)
        if k < len(tokens) and tokens[k].dashes and tokens[k].indent == indent:
            break
    return found, k


def _value(tokens: list[_Token], k: int, indent: int) -> tuple[Any, int]:
    """The value of the key at ``k``: on its line, or in the lines set in below it."""
    token = tokens[k]
    k += 1
    if token.value and token.value not in ("|", ">", "|-", ">-"):
        more = []
        while k < len(tokens) and not tokens[k].key and not tokens[k].dashes and tokens[k].indent > indent:
            more.append(tokens[k].value)
            k += 1
        return _scalar(" ".join([token.value, *more])), k
    if k >= len(tokens) or (tokens[k].indent <= indent and not tokens[k].dashes):
        return "", k
    if tokens[k].dashes:
        return _sequence(tokens, k)
    if tokens[k].key:
        return _mapping(tokens, k, tokens[k].indent)
    lines = []
    while k < len(tokens) and tokens[k].indent > indent:
        lines.append(tokens[k].value)
        k += 1
    return " ".join(lines), k


def _sequence(tokens: list[_Token], k: int) -> tuple[list[Any], int]:
    indent = tokens[k].indent
    found: list[Any] = []
    while k < len(tokens) and tokens[k].dashes and tokens[k].indent == indent:
        if tokens[k].key:
            element: Any
            element, k = _mapping(tokens, k, indent)
        else:
            element, k = _scalar(tokens[k].value), k + 1
        # "- - 2001" holds the parts of a date as a list within a list.
        found.append([element] if tokens[k - 1].dashes > 1 else element)
        while isinstance(found[-1], list) and k < len(tokens) and _is_next(tokens[k], indent):
            found[-1].append(_scalar(tokens[k].value))
            k += 1
    return found, k


def _is_next(token: _Token, indent: int) -> bool:
    """Whether a line is the next element of the list within a list that is being read."""
    return token.indent == indent and token.dashes == 1 and not token.key


def _dated(record: dict[str, Any]) -> dict[str, Any]:
    """The record, dates that are written as a list of year, month and day turned into CSL's."""
    listed = {
        key: {"date-parts": [[date[part] for part in ("year", "month", "day") if part in date]]}
        for key, value in record.items()
        if isinstance(value, list) and value and isinstance(date := value[0], dict) and "year" in date
    }
    return {**record, **listed}


def _scalar(value: str) -> Any:
    if _FLOW.match(value):
        numbers = [int(number) for number in re.findall(r"\d+", value)]
        return [numbers] if value.replace(" ", "").startswith("[[") else numbers
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1].replace("''", "'") if value[0] == "'" else value[1:-1].replace('\\"', '"')
    return value
