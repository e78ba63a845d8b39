r"""The lists of the package amsrefs: ``\bib{key}{type}{field={value}, ...}``.

Its manual is https://www.ams.org/arc/tex/amsrefs/amsrdoc.pdf. ``author`` stands once for each person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from refcheck.formats.bibtex import items
from refcheck.formats.latex import braces
from refcheck.model import Reference, Span

_ENTRY = re.compile(r"\\bib\*?\s*\{([^{}]{1,200})\}\s*\{(\w+)\*?\}\s*(?=\{)")
_FIELD = re.compile(r"([A-Za-z-]+)\s*=\s*(?=\{)")
_NAMES = {"article-id": "eid", "place": "address", "contribution": "title"}
_TYPES = {"collection.article": "incollection", "innerbook": "inbook"}
_PEOPLE = frozenset({"author", "editor", "translator"})


def references(source: str, start: int, end: int) -> Iterator[Reference]:
    """The works between two offsets."""
    for number, match in enumerate(_ENTRY.finditer(source, start, end), 1):
        stop = braces.closing(source, match.end(), end)
        values = _values(source, match.end() + 1, stop - 1)
        item = items.item_of(_kind(match.group(2), values), values)
        key = match.group(1).strip()
        yield Reference(
            number, items.printed(item), Span(match.start(), stop), key=key, item=item, structured=True
        )


def _kind(name: str, values: dict[str, str]) -> str:
    """The entry's type; an article in a book or in proceedings is one by its fields."""
    if name == "article" and "booktitle" in values:
        return "inproceedings" if "conference" in values else "incollection"
    return name


def _values(source: str, start: int, end: int) -> dict[str, str]:
    values: dict[str, str] = {}
    position = start
    while field := _FIELD.search(source, position, end):
        name = field.group(1).lower()
        position = braces.closing(source, field.end(), end)
        written = source[field.end() + 1 : position - 1].strip()
        if name in _PEOPLE:
            values[name] = f"{values[name]} and {_person(written)}" if name in values else _person(written)
        elif name in ("book", "conference") and "={" in written.replace(" ", ""):
            inner = _values(written, 0, len(written))
            values |= {f"{'book' if key == 'title' else ''}{key}": value for key, value in inner.items()}
            values[name] = ""
        elif name != "review":
            values.setdefault(_NAMES.get(name, name), written.replace("\\ndash", "--"))
    return values


def _person(written: str) -> str:
    """A name as a .bib writes it: amsrefs puts a suffix last."""
    parts = [part.strip() for part in written.split(",")]
    if len(parts) == 3:
        return f"{parts[0]}, {parts[2]}, {parts[1]}"
    return written if len(parts) > 1 else "{" + written + "}"
