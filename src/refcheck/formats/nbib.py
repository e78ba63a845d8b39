"""NBIB, the tagged records that PubMed exports.

Tags are those of MEDLINE's display format (https://www.nlm.nih.gov/bsd/mms/medlineelements.html); a value
goes on in the lines below it that begin with spaces.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from refcheck.errors import InputError
from refcheck.fields import identifiers, pages
from refcheck.formats import text
from refcheck.model import Date, Document, FieldSpan, Item, Name, Reference, Span

_TAGGED = re.compile(r"^([A-Z]{2,4}) {0,2}- (.*(?:\r?\n {6}.*)*)", re.MULTILINE)
_NAMES = "jan feb mar apr may jun jul aug sep oct nov dec"
_MONTHS = {name: number for number, name in enumerate(_NAMES.split(), 1)}
_DATE = re.compile(r"(\d{4})(?:\s+([A-Za-z]{3}))?(?:\s+(\d{1,2})\b)?")
_IDENTIFIED = re.compile(r"(\S+)\s+\[(doi|pii)\]")


@dataclass
class _Record:
    """The values of one record by tag, each with where it stands."""

    start: int
    end: int = 0
    values: dict[str, list[tuple[str, Span]]] = field(default_factory=dict)

    def first(self, *tags: str) -> str:
        return next((self.values[tag][0][0] for tag in tags if tag in self.values), "")


def read(path: str, data: bytes) -> Document:
    """The records of an NBIB file as structured references. Raises InputError when it holds none."""
    document = text.document(path, data, "nbib")
    references = tuple(_reference(number, record) for number, record in enumerate(_records(document.text), 1))
    if not references:
        raise InputError(
            f'{path}: holds no records. Export them from PubMed with "Send to: Citation manager".'
        )
    return replace(document, references=references)


def _records(source: str) -> Iterator[_Record]:
    record: _Record | None = None
    for match in _TAGGED.finditer(source):
        if match[1] == "PMID" or record is None:
            if record:
                yield record
            record = _Record(match.start())
        value = " ".join(match[2].split())
        record.values.setdefault(match[1], []).append((value, Span(match.start(2), match.end(2))))
        record.end = match.end()
    if record:
        yield record


def _reference(number: int, record: _Record) -> Reference:
    printed = _date(record.first("DP"))
    item = Item(
        type="article-journal" if record.first("TA", "JT") else "book",
        title=record.first("TI", "BTI").rstrip("."),
        author=tuple(_people(record)),
        container_title=record.first("JT"),
        container_title_short=record.first("TA"),
        issued=printed,
        volume=record.first("VI"),
        issue=record.first("IP"),
        page=pages.expand_range(record.first("PG")) if record.first("PG") else "",
        publisher=record.first("PB"),
        doi=_doi(record),
        pmid=record.first("PMID"),
        pmcid=identifiers.normalise_pmcid(record.first("PMC")),
        language=record.first("LA"),
    )
    return Reference(
        number=number,
        unstructured=_printed(item),
        span=Span(record.start, record.end),
        key=item.pmid,
        item=item,
        fields=tuple(_places(record)),
        structured=True,
    )


_VARIABLES = {
    "TI": "title",
    "JT": "container_title",
    "VI": "volume",
    "IP": "issue",
    "PG": "page",
    "DP": "issued",
}


def _places(record: _Record) -> Iterator[FieldSpan]:
    for tag, variable in {**_VARIABLES, "PMID": "pmid"}.items():
        if tag in record.values:
            yield FieldSpan(variable, record.values[tag][0][1])
    for index, (_, span) in enumerate(record.values.get("FAU") or record.values.get("AU") or ()):
        yield FieldSpan("author", span, index=index)


def _people(record: _Record) -> Iterator[Name]:
    for value, _ in record.values.get("FAU") or record.values.get("AU") or ():
        family, comma, given = value.partition(", ")
        if not comma:
            family, _, given = value.rpartition(" ")
        yield Name(family=family or given, given=given if family else "")
    for value, _ in record.values.get("CN", ()):
        yield Name(literal=value)


def _date(value: str) -> Date | None:
    match = _DATE.match(value)
    if match is None:
        return None
    month = _MONTHS.get((match[2] or "").casefold())
    return Date(year=int(match[1]), month=month, day=int(match[3]) if match[3] and month else None)


def _doi(record: _Record) -> str:
    for tag in ("LID", "AID"):
        for value, _ in record.values.get(tag, ()):
            match = _IDENTIFIED.search(value)
            if match and match[2] == "doi":
                return identifiers.normalise_doi(match[1])
    return ""


def _printed(item: Item) -> str:
    people = ", ".join(name.literal or f"{name.family} {name.given}".strip() for name in item.author)
    year = str(item.issued.year) if item.issued else ""
    parts = (people, item.title, item.container_title or item.publisher, year, item.volume, item.page)
    return ". ".join(part for part in parts if part)
