"""An existing .bib completed from the records: what is missing is put in, what is there is left alone.

A new field stands after the entry's last and looks like it: the same indent, the same alignment of the equals
sign, the same delimiters, and a comma at the end where the last field has one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from refcheck.fix.bibliography import clean_item, trusted
from refcheck.formats import bibtex
from refcheck.formats.bibtex.entries import fields as entry_fields
from refcheck.formats.bibtex.syntax import Block, Field, content, scan
from refcheck.model import Document, Edit, Item, Match

# The fields worth completing, each with those that say the same.
_COMPLETED = {
    "author": ("author", "editor"),
    "title": ("title",),
    "journal": ("journal", "journaltitle"),
    "booktitle": ("booktitle",),
    "year": ("year", "date"),
    "volume": ("volume",),
    "number": ("number", "issue"),
    "pages": ("pages", "eid", "article-number", "articleno"),
    "eid": ("eid", "pages", "article-number", "articleno", "number"),
    "doi": ("doi",),
}
_BIBLATEX_NAMES = {"journaltitle": "journal", "date": "year"}
_INHERITED = {"booktitle": "container_title", "year": "issued", "volume": "volume"}


def additions(document: Document, matches: Iterable[Match]) -> Iterator[tuple[Match, tuple[Edit, ...], str]]:
    """For each entry that its record completes: the match, the edits, and what is added."""
    if document.format != "bibtex":
        return
    blocks = {block.span.start: block for block in scan(document.text).entries}
    biblatex = "journaltitle" in document.text or re.search(r"^\s*date\s*=", document.text, re.MULTILINE)
    spelling = bibtex.Spelling(biblatex=bool(biblatex), unicode=not document.text.isascii())
    for match in matches:
        block = blocks.get(match.reference.span.start)
        if block and block.fields and trusted(match):
            missing = dict(_missing(document.text, block, match, spelling))
            if missing:
                edits = tuple(_edits(document.text, block, missing))
                yield match, edits, f"added {', '.join(missing)}"


def _missing(text: str, block: Block, match: Match, spelling: bibtex.Spelling) -> Iterator[tuple[str, str]]:
    """The names and values, with delimiters, of what the entry lacks and the record has."""
    there = {field.name.lower() for field in block.fields if content(text, field).strip()}
    known = entry_fields(_recorded(match), replace(spelling))
    for name, value in known.items():
        plain = _BIBLATEX_NAMES.get(name, name)
        alike = _COMPLETED.get(plain)
        if alike and there.isdisjoint(alike) and not _is_inherited(plain, match.reference.item):
            if plain == "eid" and "pages" in known and "pages" not in there:
                continue  # one of the two is enough, and every style prints pages
            yield name, value


def _recorded(match: Match) -> Item:
    """The record's own words; a type is for the entry itself to say."""
    return replace(clean_item(match), type=match.reference.item.type or clean_item(match).type)


def _is_inherited(name: str, item: Item) -> bool:
    """Whether the entry has the field from its parent."""
    variable = _INHERITED.get(name)
    return bool(variable and getattr(item, variable))


def _edits(text: str, block: Block, missing: dict[str, str]) -> Iterator[Edit]:
    by_name = {field.name.lower(): field for field in block.fields}
    for name in missing.keys() & by_name.keys():  # it is there, but empty
        value = by_name[name].value
        yield Edit(value.start, value.end, missing[name])
    new = {name: value for name, value in missing.items() if name not in by_name}
    if new:
        last = block.fields[-1]
        comma = re.compile(r"\s*,").match(text, last.span.end)
        lines = "".join(f",{_line(text, block, name, value)}" for name, value in new.items())
        yield Edit(last.span.end, last.span.end, lines) if not comma else _after(comma.end(), lines)


def _after(place: int, lines: str) -> Edit:
    """The insertion after a comma that is there: each line's comma then stands at its end."""
    return Edit(place, place, lines.removeprefix(",") + ",")


def _line(text: str, block: Block, name: str, value: str) -> str:
    """A field as the entry's last field is written."""
    last = block.fields[-1]
    before = text[: last.span.start]
    lead = before[len(before.rstrip()) :] or " "
    return f"{lead}{_cased(last, name)}{_equals(text, block, name)}{_delimited(last, value)}"


def _cased(last: Field, name: str) -> str:
    if last.name.isupper():
        return name.upper()
    return name.capitalize() if last.name[:1].isupper() else name


def _equals(text: str, block: Block, name: str) -> str:
    """The equals sign with its space; in the column where the entry's fields have it, if they share one."""
    columns = {len(field.name) + _gap(text, field) for field in block.fields if field.pieces}
    last = block.fields[-1]
    written = text[last.span.start + len(last.name) : last.value.start]
    if len(columns) == 1 and len(block.fields) > 1:
        return f"{' ' * max(columns.pop() - len(name), 1)}={written.partition('=')[2]}"
    return f" ={written.partition('=')[2]}" if written.startswith(" ") else written


def _gap(text: str, field: Field) -> int:
    """How many characters stand between a field's name and its equals sign."""
    return text.index("=", field.span.start + len(field.name)) - field.span.start - len(field.name)


def _delimited(last: Field, value: str) -> str:
    quoted = last.pieces and last.pieces[0].kind == "quoted" and '"' not in value
    return f'"{value[1:-1]}"' if quoted and value.startswith("{") else value
