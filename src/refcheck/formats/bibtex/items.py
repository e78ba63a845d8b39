"""An entry's fields as an item, each with its place: BibTeX's and biblatex's names for CSL's variables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from refcheck.fields import identifiers, latex, pages
from refcheck.formats.bibtex.names import read_names
from refcheck.model import Date, DateKind, FieldSpan, Item, Name, Run, Span

# Entry types by CSL's types; both BibTeX's and biblatex's.
TYPES = {
    "article": "article-journal", "periodical": "periodical", "book": "book", "mvbook": "book",
    "booklet": "pamphlet",
    "inbook": "chapter", "bookinbook": "chapter", "suppbook": "chapter", "incollection": "chapter",
    "suppcollection": "chapter", "collection": "book", "mvcollection": "book",
    "inproceedings": "paper-conference",
    "conference": "paper-conference", "proceedings": "book", "mvproceedings": "book", "manual": "report",
    "mastersthesis": "thesis", "phdthesis": "thesis", "thesis": "thesis", "techreport": "report",
    "report": "report",
    "unpublished": "manuscript", "online": "webpage", "electronic": "webpage", "www": "webpage",
    "dataset": "dataset", "software": "software", "patent": "patent", "reference": "book",
    "mvreference": "book",
    "inreference": "entry-encyclopedia", "misc": "", "standard": "standard", "jurisdiction": "legal_case",
    "legislation": "legislation", "review": "review", "video": "motion_picture", "movie": "motion_picture",
}  # fmt: skip
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# The fields a variable is read from, the first that is there.
_STRINGS = {
    "title_short": ("shorttitle",),
    "container_title": ("journal", "journaltitle", "booktitle"),
    "container_title_short": ("shortjournal",),
    "collection_title": ("series",),
    "volume": ("volume",),
    "edition": ("edition",),
    "publisher": ("publisher", "organization", "institution", "school"),
    "publisher_place": ("address", "location"),
    "event_title": ("eventtitle",),
    "genre": ("type",),
    "medium": ("howpublished",),
    "language": ("language", "langid"),
    "note": ("note",),
}
_PEOPLE = {"author": "author", "editor": "editor", "translator": "translator"}
_DATE = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")
_YEAR = re.compile(r"(?<!\d)(\d{4})(?!\d)([a-z]?)")
_ARTICLE_NUMBER = re.compile(r"[A-Za-z]+\d{3,}|\d{6,}")
_SUPPLEMENT = re.compile(r"^(?:S|suppl(?:ement)?\.?\s*)(\w*)$", re.IGNORECASE)


@dataclass(slots=True)
class Value:
    """A field's written value, decoded lazily, and where its first character stands (-1: inherited)."""

    written: str
    start: int
    end: int
    exact: bool  # whether the written characters are the document's, one by one

    @property
    def text(self) -> str:
        """The value as a reader sees it."""
        return latex.decode(self.written)


def item_of(entry_type: str, values: Mapping[str, Value], fields: list[FieldSpan]) -> Item:
    """The item that an entry's values describe; the places of its fields are added to ``fields``."""
    known: dict[str, Any] = {"type": TYPES.get(entry_type, "")}
    known["title"] = _title(values, fields)
    for variable, names in _STRINGS.items():
        if value := _first(values, names):
            known[variable] = value.text
            _mark(fields, variable, value)
    for variable, name in _PEOPLE.items():
        if name in values:
            known[variable], truncated = _people(values[name], variable, fields)
            known["authors_truncated"] = known.get("authors_truncated", False) or truncated
    known["issued"] = _issued(values, fields)
    known |= _numbers(entry_type, values, fields)
    known |= _identifiers(values, fields)
    if accessed := values.get("urldate"):
        known["accessed"] = _date(accessed.text, DateKind.ACCESSED)
    return Item(**known)


def _first(values: Mapping[str, Value], names: Iterable[str]) -> Value | None:
    for name in names:
        if name in values:
            return values[name]
    return None


def _mark(
    fields: list[FieldSpan], variable: str, value: Value, index: int | None = None, part: str = ""
) -> None:
    if value.start >= 0:
        fields.append(FieldSpan(variable, Span(value.start, value.end), index, part))


def _title(values: Mapping[str, Value], fields: list[FieldSpan]) -> str:
    title = values.get("title")
    if not title:
        return ""
    _mark(fields, "title", title)
    subtitle = values.get("subtitle")
    return f"{title.text}: {subtitle.text}" if subtitle else title.text


def _people(value: Value, variable: str, fields: list[FieldSpan]) -> tuple[tuple[Name, ...], bool]:
    names, truncated = read_names(value.written)
    _mark(fields, variable, value)
    if value.exact:
        for index, written in enumerate(names):
            for part, span in (("", written.span), ("family", written.family), ("given", written.given)):
                if span:
                    place = Span(value.start + span.start, value.start + span.end)
                    fields.append(FieldSpan(variable, place, index, part))
    return tuple(written.name for written in names), truncated


def _issued(values: Mapping[str, Value], fields: list[FieldSpan]) -> Date | None:
    value = _first(values, ("date", "year"))
    if not value:
        return None
    _mark(fields, "issued", value)
    date = _date(value.text)
    if year := _YEAR.search(value.written) if value.exact else None:
        place = Span(value.start + year.start(1), value.start + year.end(1))
        fields.append(FieldSpan("issued", place, part="year"))
    if date.year and not date.month and (month := values.get("month")):
        _mark(fields, "issued", month, part="month")
        return Date(date.year, _month(month.text), suffix=date.suffix)
    return date


def _date(text: str, kind: DateKind = DateKind.ISSUED) -> Date:
    if found := _DATE.match(text):
        year, month, day = (int(part) if part else None for part in found.groups())
        suffix = _YEAR.match(text)
        # biblatex's seasons are 21 to 24: no month.
        month = month if month and month <= 12 else None
        return Date(year, month, day if month else None, kind, suffix[2] if suffix else "")
    if year_only := _YEAR.search(text):
        return Date(int(year_only[1]), kind=kind, suffix=year_only[2])
    return Date(kind=kind, literal=text)


def _month(text: str) -> int | None:
    if text.isdigit():
        return int(text) if 1 <= int(text) <= 12 else None
    name = text.strip().lower()[:3]
    return _MONTHS.index(name) + 1 if name in _MONTHS else None


def _numbers(entry_type: str, values: Mapping[str, Value], fields: list[FieldSpan]) -> dict[str, str]:
    known: dict[str, str] = {}
    if value := values.get("number"):
        variable = (
            "issue"
            if TYPES.get(entry_type) in ("article-journal", "periodical", "paper-conference")
            else "number"
        )
        known[variable] = value.text
        _mark(fields, variable, value)
        if variable == "issue" and (supplement := _SUPPLEMENT.match(value.text)):
            known["supplement"] = supplement[1]
    elif value := values.get("issue"):
        known["issue"] = value.text
        _mark(fields, "issue", value)
    if value := values.get("pages"):
        known |= _pages(value, fields)
    if value := _first(values, ("eid", "article-number", "articleno")):
        known["number"] = value.text
        _mark(fields, "number", value)
    return known


def _pages(value: Value, fields: list[FieldSpan]) -> dict[str, str]:
    if _ARTICLE_NUMBER.fullmatch(value.text):
        _mark(fields, "number", value)
        return {"number": value.text}
    _mark(fields, "page", value)
    if value.exact:
        ends = re.match(r"\s*(\w+)\s*(?:[-‐-―−]+|\\textendash\S*)\s*(\w+)", value.written)
        for part, group in (("first", 1), ("last", 2)) if ends else ():
            assert ends
            place = Span(value.start + ends.start(group), value.start + ends.end(group))
            fields.append(FieldSpan("page", place, part=part))
    return {"page": pages.expand_range(value.text)}


def _identifiers(values: Mapping[str, Value], fields: list[FieldSpan]) -> dict[str, Any]:
    known: dict[str, Any] = {}
    for name, normalise in (
        ("doi", identifiers.normalise_doi),
        ("pmid", identifiers.normalise_pmid),
        ("pmcid", identifiers.normalise_pmcid),
        ("url", identifiers.normalise_url),
    ):
        if value := values.get(name):
            # An underscore is escaped in many files; a resolver or label is no part of the bare form.
            written = value.written.replace("\\_", "_").replace("{\\_}", "_") if name != "url" else value.text
            known[name] = normalise(written)
            _mark(fields, name, value)
    for name, separators in (("isbn", r"[,;]|\s{1,}"), ("issn", r"[,;]|\s{1,}")):
        if value := values.get(name):
            known[name] = tuple(part for part in re.split(separators, value.text) if part)
            _mark(fields, name, value)
    eprint, kind = values.get("eprint"), _first(values, ("archiveprefix", "eprinttype"))
    if eprint and (kind is None or kind.text.lower() == "arxiv"):
        known["arxiv"] = identifiers.normalise_arxiv(eprint.text)
        _mark(fields, "arxiv", eprint)
    return known


def printed(item: Item, values: Mapping[str, Value], start: int) -> tuple[str, tuple[Run, ...]]:
    """The entry as one printed string, for sources that search by it, tied to the document field by field."""
    people = ", ".join(
        name.literal or f"{name.family} {name.given}".strip() for name in item.author or item.editor
    )
    year = str(item.issued.year or item.issued.literal) if item.issued else ""
    parts = (
        (people, _first(values, ("author", "editor"))),
        (item.title, values.get("title")),
        (item.container_title, _first(values, _STRINGS["container_title"])),
        (year, _first(values, ("date", "year"))),
        (item.volume, values.get("volume")),
        (item.issue and f"({item.issue})", values.get("number")),
        (item.page or item.number, _first(values, ("pages", "eid"))),
        (item.doi and f"doi:{item.doi}", values.get("doi")),
    )
    text, runs = "", []
    for part, value in parts:
        if not part:
            continue
        text += ". " if text and not text.endswith((".", "?", "!")) else " " if text else ""
        place = value if value and value.start >= 0 else None
        runs.append(Run(len(text), place.start if place else start, place.end - place.start if place else 0))
        text += part
    return text, tuple(runs)
