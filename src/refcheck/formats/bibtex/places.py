"""Where an entry's values stand in the file, as the places of the item's variables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from refcheck.formats.bibtex.items import (
    ARTICLE_NUMBERS,
    DATES,
    NUMBERED_ISSUES,
    PEOPLE,
    STRINGS,
    TYPES,
    YEAR,
    first,
    is_article_number,
    is_arxiv,
    parts,
    read_date,
)  # fmt: skip
from refcheck.formats.bibtex.names import read_names
from refcheck.formats.bibtex.view import Entry
from refcheck.model import FieldSpan, Item, Run, Span

_RANGE = re.compile(r"\s*(\w+)\s*(?:[-‐-―−]+|\\textendash\S*)\s*(\w+)")
_IDENTIFIERS = ("doi", "pmid", "pmcid", "url", "isbn", "issn")


class _Place(NamedTuple):
    """Where a value stands, and whether its characters are the file's, one by one."""

    span: Span
    exact: bool


def field_spans(entry: Entry, values: Mapping[str, str]) -> Iterator[FieldSpan]:
    """The places of what ``items.item_of`` reads from ``values``; what is inherited has none."""
    for variable, name in _variables(entry.block.type, values):
        if place := _place(entry, name):
            yield FieldSpan(variable, place.span)
            if place.exact:
                yield from _within(variable, values[name], place.span.start)
    date = first(values, DATES)
    if date and (month := _place(entry, "month")):
        issued = read_date(values[date])
        if issued.year and not issued.month:
            yield FieldSpan("issued", month.span, part="month")


def runs(entry: Entry, values: Mapping[str, str], item: Item) -> Iterator[Run]:
    """What ties the printed string (``items.printed``) to the document, field by field."""
    offset = 0
    for lead, text, names in parts(item):
        offset += len(lead)
        if place := _place(entry, first(values, names)):
            yield Run(offset, place.span.start, place.span.end - place.span.start)
        else:
            yield Run(offset, entry.block.span.start, 0)
        offset += len(text)


def _variables(entry_type: str, values: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The item's variables and the fields they are read from."""
    for variable, names in STRINGS.items():
        yield variable, first(values, names)
    yield "title", "title"
    yield from ((name, name) for name in (*PEOPLE, *_IDENTIFIERS))
    yield "issued", first(values, DATES)
    yield ("issue" if TYPES.get(entry_type) in NUMBERED_ISSUES else "number"), "number"
    if "number" not in values:
        yield "issue", "issue"
    pages = values.get("pages", "")
    yield ("number" if is_article_number(pages) else "page"), "pages"
    yield "number", first(values, ARTICLE_NUMBERS)
    if is_arxiv(values):
        yield "arxiv", "eprint"


def _place(entry: Entry, name: str) -> _Place | None:
    field = entry.fields.get(name)
    if field is None:
        return None
    if len(field.pieces) == 1:
        return _Place(field.pieces[0].content, field.pieces[0].kind != "macro")
    return _Place(field.value, exact=False)


def _within(variable: str, value: str, start: int) -> Iterator[FieldSpan]:
    """The places of a value's parts; it begins at ``start``."""
    if variable in PEOPLE:
        for index, written in enumerate(read_names(value)[0]):
            for part, span in (("", written.span), ("family", written.family), ("given", written.given)):
                if span:
                    yield FieldSpan(variable, Span(start + span.start, start + span.end), index, part)
    elif variable == "issued" and (year := YEAR.search(value)):
        yield FieldSpan("issued", Span(start + year.start(1), start + year.end(1)), part="year")
    elif variable == "page" and (ends := _RANGE.match(value)):
        for part, group in (("first", 1), ("last", 2)):
            yield FieldSpan("page", Span(start + ends.start(group), start + ends.end(group)), part=part)
