"""An entry's fields as an item: BibTeX's and biblatex's names for CSL's variables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from refcheck.fields import identifiers, numbers, pages
from refcheck.fields.latex import decode
from refcheck.formats.bibtex.names import names_in
from refcheck.model import Date, DateKind, Item

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
# What an entry's type alone says of the kind of a thesis or report.
_GENRES = {
    "phdthesis": "PhD thesis", "mastersthesis": "Master's thesis", "techreport": "Technical report",
}  # fmt: skip
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# The fields a variable is read from, the first that is there.
STRINGS = {
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
    "number_of_pages": ("pagetotal",),
}
PEOPLE = ("author", "editor", "translator")
DATES = ("date", "year")
ARTICLE_NUMBERS = ("eid", "article-number", "articleno")
# In these a number is an issue's.
NUMBERED_ISSUES = ("article-journal", "periodical", "paper-conference")
_DATE = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")
YEAR = re.compile(r"(?<!\d)(\d{4})(?!\d)([a-z]?)")
_ARTICLE_NUMBER = re.compile(r"[A-Za-z]+\d{3,}|\d{6,}")
_NUMBERS_PARTED = re.compile(r"[,;]|\s+")
_SUPPLEMENT = re.compile(r"^(?:S|suppl(?:ement)?\.?\s*)(\w*)$", re.IGNORECASE)


def item_of(entry_type: str, values: Mapping[str, str]) -> Item:
    """The item that an entry's values, by lower-case name, describe."""
    known: dict[str, Any] = {"type": TYPES.get(entry_type, ""), "title": _title(values)}
    for variable, names in STRINGS.items():
        for name in names:
            if name in values:
                known[variable] = decode(values[name])
                break
    for variable in PEOPLE:
        if variable in values:
            known[variable], truncated = names_in(values[variable])
            known["authors_truncated"] = known.get("authors_truncated", False) or truncated
    if genre := _GENRES.get(entry_type):
        known.setdefault("genre", genre)
    known["issued"] = _issued(values)
    known |= _numbers(entry_type, values)
    known |= _identifiers(values)
    if "urldate" in values:
        known["accessed"] = read_date(values["urldate"], DateKind.ACCESSED)
    return Item(**known)


def first(values: Mapping[str, str], names: Iterable[str]) -> str:
    """The first of ``names`` that has a value, or ""."""
    for name in names:
        if name in values:
            return name
    return ""


def is_article_number(pages: str) -> bool:
    """Whether what stands in place of pages is the number of an article."""
    return _ARTICLE_NUMBER.fullmatch(decode(pages)) is not None


def is_arxiv(values: Mapping[str, str]) -> bool:
    """Whether the field ``eprint`` holds a number of arXiv's."""
    kind = first(values, ("archiveprefix", "eprinttype"))
    return "eprint" in values and (not kind or decode(values[kind]).lower() == "arxiv")


def read_date(written: str, kind: DateKind = DateKind.ISSUED) -> Date:
    """The date that a field's value says; biblatex's seasons, 21 to 24, are no months."""
    text = decode(written)
    if found := _DATE.match(text):
        year, month, day = (int(part) if part else None for part in found.groups())
        suffix = YEAR.match(text)
        month = month if month and month <= 12 else None
        return Date(year, month, day if month else None, kind, suffix[2] if suffix else "")
    if year_only := YEAR.search(text):
        return Date(int(year_only[1]), kind=kind, suffix=year_only[2])
    return Date(kind=kind, literal=text)


def _title(values: Mapping[str, str]) -> str:
    title = decode(values.get("title", ""))
    return f"{title}: {decode(values['subtitle'])}" if "title" in values and "subtitle" in values else title


def _issued(values: Mapping[str, str]) -> Date | None:
    name = first(values, DATES)
    if not name:
        return None
    date = read_date(values[name])
    if date.year and not date.month and "month" in values:
        return Date(date.year, _month(decode(values["month"])), suffix=date.suffix)
    return date


def _month(text: str) -> int | None:
    number = numbers.plain(text)
    if number is not None:
        return number if 1 <= number <= 12 else None
    name = text.strip().lower()[:3]
    return _MONTHS.index(name) + 1 if name in _MONTHS else None


def _numbers(entry_type: str, values: Mapping[str, str]) -> dict[str, str]:
    known: dict[str, str] = {}
    if "number" in values:
        number = decode(values["number"])
        if TYPES.get(entry_type) not in NUMBERED_ISSUES:
            known["number"] = number
        else:
            known["issue"] = number
            if supplement := _SUPPLEMENT.match(number):
                known["supplement"] = supplement[1]
    elif "issue" in values:
        known["issue"] = decode(values["issue"])
    if "pages" in values:
        if is_article_number(values["pages"]):
            known["number"] = decode(values["pages"])
        else:
            known["page"] = pages.expand_range(decode(values["pages"]))
    if name := first(values, ARTICLE_NUMBERS):
        known["number"] = decode(values[name])
    return known


def _identifiers(values: Mapping[str, str]) -> dict[str, Any]:
    known: dict[str, Any] = {}
    for name, normalise in _NORMALISED.items():
        if name in values:
            # An underscore is escaped in many files; a resolver or label is no part of the bare form.
            known[name] = normalise(values[name].replace("\\_", "_").replace("{\\_}", "_"))
    if "url" in values:
        known["url"] = identifiers.normalise_url(decode(values["url"]))
    for name in ("isbn", "issn"):
        if name in values:
            known[name] = tuple(part for part in _NUMBERS_PARTED.split(decode(values[name])) if part)
    if is_arxiv(values):
        known["arxiv"] = identifiers.normalise_arxiv(decode(values["eprint"]))
    return known


_NORMALISED = {
    "doi": identifiers.normalise_doi,
    "pmid": identifiers.normalise_pmid,
    "pmcid": identifiers.normalise_pmcid,
}


def printed(item: Item) -> str:
    """The entry as one printed string, for sources that search by it."""
    return "".join(lead + text for lead, text, _ in parts(item))


def parts(item: Item) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """The parts of the printed string: what stands before each, the part, and the fields it is from."""
    people = ", ".join(
        name.literal or f"{name.family} {name.given}".strip() for name in item.author or item.editor
    )
    year = str(item.issued.year or item.issued.literal) if item.issued else ""
    lead = ""
    for text, names in (
        (people, ("author", "editor")),
        (item.title, ("title",)),
        (item.container_title, STRINGS["container_title"]),
        (year, DATES),
        (item.volume, ("volume",)),
        (item.issue and f"({item.issue})", ("number",)),
        (item.page or item.number, ("pages", "eid")),
        (item.doi and f"doi:{item.doi}", ("doi",)),
    ):
        if text:
            yield lead, text, names
            lead = " " if text.endswith((".", "?", "!")) else ". "
