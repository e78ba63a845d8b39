"""RIS: the tagged format of reference managers, written and read.

Tags follow the RIS specification of Research Information Systems (2011) as EndNote, Zotero and PubMed export
it: ``TY`` opens a record, ``ER`` closes it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from refcheck.errors import InputError
from refcheck.fields import identifiers, numbers, pages
from refcheck.formats import text as plain_text
from refcheck.model import Date, Document, FieldSpan, Item, Name, Reference, Span

_TYPES = {
    "JOUR": "article-journal", "EJOUR": "article-journal", "MGZN": "article-magazine",
    "NEWS": "article-newspaper",
    "BOOK": "book", "EBOOK": "book", "EDBOOK": "book", "CHAP": "chapter", "ECHAP": "chapter",
    "CONF": "paper-conference", "CPAPER": "paper-conference", "THES": "thesis", "RPRT": "report",
    "UNPB": "manuscript", "ELEC": "webpage", "DATA": "dataset", "COMP": "software", "PAT": "patent",
    "ENCYC": "entry-encyclopedia", "DICT": "entry-dictionary", "GEN": "", "BLOG": "post-weblog",
}  # fmt: skip
_WRITTEN_TYPES = {csl: tag for tag, csl in reversed(_TYPES.items())}
_STRINGS = {
    "title": ("TI", "T1", "CT"),
    "container_title": ("JF", "JO", "T2", "BT", "JA"),
    "container_title_short": ("J2", "JA"),
    "collection_title": ("T3",),
    "volume": ("VL",),
    "issue": ("IS",),
    "edition": ("ET",),
    "publisher": ("PB",),
    "publisher_place": ("CY",),
    "language": ("LA",),
    "note": ("N1",),
}
_AUTHORS, _EDITORS = ("AU", "A1"), ("ED", "A2", "A3")
_OTHERS = "others"  # in place of a last author: the list ended in "et al."
_LINE = re.compile(
    r"^[ \t]{0,4}([A-Za-z][A-Za-z0-9])[ \t]{0,3}-(?:[ \t]+|(?=\r?$))(.*?)[ \t]*\r?$", re.MULTILINE
)
_INITIALS_LAST = re.compile(r"^(\S.*?\S) ((?:[A-Z]\.?[- ]?){1,3})$")  # "Quill AB"
_DOI_ADDRESS = re.compile(r"10\.\d{4,9}/\S+")


@dataclass(slots=True)
class Record:
    """The values of one record by tag, each with where it stands."""

    start: int
    end: int = 0
    values: dict[str, list[tuple[str, Span]]] = field(default_factory=dict)

    def first(self, tags: Iterable[str]) -> tuple[str, Span] | None:
        """The first value of the first tag that has one."""
        return next((self.values[tag][0] for tag in tags if self.values.get(tag)), None)

    def add(self, tag: str, value: str, span: Span) -> None:
        """Take in a value that stands at ``span``."""
        self.values.setdefault(tag, []).append((value, span))

    def all(self, tags: Iterable[str]) -> Iterator[tuple[str, Span]]:
        """The values of all of the tags."""
        for tag in tags:
            yield from self.values.get(tag, ())


def write(entries: Iterable[tuple[str, Item]]) -> str:
    """Keys and items as RIS records."""
    return "\n".join("".join(f"{tag}  - {value}\n" for tag, value in _tags(*entry)) for entry in entries)


def read(path: str, data: bytes) -> Document:
    """The records of an RIS file as structured references. Raises InputError when it holds none."""
    document = plain_text.document(path, data, "ris")
    found = references(_records(document.text))
    if not found:
        raise InputError(f"{path}: holds no records. Export them from the reference manager anew.")
    return replace(document, references=found)


def references(records: Iterable[Record]) -> tuple[Reference, ...]:
    """Records with RIS's tags as structured references."""
    return tuple(_reference(number, record) for number, record in enumerate(records, 1))


def _tags(key: str, item: Item) -> Iterator[tuple[str, str]]:
    yield "TY", _WRITTEN_TYPES.get(item.type, "JOUR" if item.container_title else "GEN")
    yield "ID", key
    values = [("AU", _written(name)) for name in item.author] + [
        ("ED", _written(name)) for name in item.editor
    ]
    if item.authors_truncated and item.author:
        values.insert(len(item.author), ("AU", _OTHERS))
    values += [("TI", item.title), ("T2", item.container_title), ("J2", item.container_title_short)]
    values += [("A4", _written(name)) for name in item.translator]
    values += [*_dates(item), ("VL", item.volume), ("IS", _issue(item)), ("T3", item.collection_title)]
    first, _, last = item.page.split(", ")[0].partition("-")
    values += [("SP", first), ("EP", last), ("C7", item.number), ("ET", item.edition)]
    values += [("PB", item.publisher), ("CY", item.publisher_place), ("DO", item.doi), ("AN", item.pmid)]
    values += [("C2", item.pmcid), ("Y2", _day(item.accessed) if item.accessed else "")]
    values += [("SN", number) for number in item.isbn + item.issn]
    values += [("UR", item.url), ("LA", item.language), ("N1", item.note)]
    yield from ((tag, value) for tag, value in values if value)
    yield "ER", ""


def _dates(item: Item) -> list[tuple[str, str]]:
    date = item.issued
    if not date or not date.year:
        return []
    return [("PY", str(date.year)), ("DA", _day(date) if date.month else "")]


def _day(date: Date) -> str:
    parts = [f"{part:02d}" if part else "" for part in (date.year, date.month, date.day)]
    return "/".join([*parts, ""])


def _issue(item: Item) -> str:
    """An issue with its supplement, for which there is no tag."""
    bare = item.supplement and "suppl" not in item.supplement.lower()
    return f"{item.issue} {'Suppl ' if bare else ''}{item.supplement}".strip()


def _written(name: Name) -> str:
    if name.literal:
        return name.literal + ("," if " " in name.literal else "")
    family = f"{name.non_dropping_particle} {name.family}".strip()
    return ", ".join(part for part in (family, name.given, name.suffix) if part)


def _records(text: str) -> Iterator[Record]:
    record: Record | None = None
    for line in _LINE.finditer(text):
        tag = line[1].upper()
        if tag == "TY" or record is None:
            if record:
                yield record
            record = Record(line.start(), line.end())
        record.end = line.end()
        if tag == "ER":
            yield record
            record = None
        elif line[2]:
            record.add(tag, line[2], Span(*line.span(2)))
    if record:
        yield record


def _reference(number: int, record: Record) -> Reference:
    fields: list[FieldSpan] = []
    strings: dict[str, Any] = {
        variable: _string(record, variable, tags, fields) for variable, tags in _STRINGS.items()
    }
    authors = tuple(_people(record, _AUTHORS, "author", fields))
    truncated = authors[-1:] == (Name(literal=_OTHERS),)
    item = Item(
        type=_TYPES.get(_value(record, ("TY",)).upper(), ""),
        author=authors[:-1] if truncated else authors,
        authors_truncated=truncated,
        editor=tuple(_people(record, _EDITORS, "editor", fields)),
        issued=_issued(record, fields),
        page=_page(record, fields),
        number=_string(record, "number", ("C7",), fields),
        doi=_doi(record, fields),
        pmid=_pmid(record, fields),
        isbn=tuple(filter(None, (identifiers.normalise_isbn(value) for value, _ in record.all(("SN",))))),
        issn=tuple(filter(None, (identifiers.normalise_issn(value) for value, _ in record.all(("SN",))))),
        url=_string(record, "url", ("UR",), fields),
        **strings,
    )
    key = _value(record, ("ID",))
    span = Span(record.start, record.end)
    return Reference(number, _printed(item), span, key=key, item=item, fields=tuple(fields), structured=True)


def _doi(record: Record, fields: list[FieldSpan]) -> str:
    """The DOI: in its own tag, or where older exports have it."""
    for tag in ("DO", "DI", "M3", "L3", "UR", "N1"):
        for value, span in record.values.get(tag, ()):
            found = _DOI_ADDRESS.search(value)
            if found and (tag not in ("UR", "N1") or "doi" in value.lower()):
                fields.append(FieldSpan("doi", Span(span.start + found.start(), span.start + found.end())))
                return identifiers.normalise_doi(found.group())
    return ""


def _pmid(record: Record, fields: list[FieldSpan]) -> str:
    value = _value(record, ("PM", "AN"))
    if not (value.isascii() and value.isdigit() and len(value) < 9):
        return ""
    return _string(record, "pmid", ("PM", "AN"), fields)


def _value(record: Record, tags: Iterable[str]) -> str:
    found = record.first(tags)
    return found[0] if found else ""


def _string(record: Record, variable: str, tags: Iterable[str], fields: list[FieldSpan]) -> str:
    found = record.first(tags)
    if not found:
        return ""
    fields.append(FieldSpan(variable, found[1]))
    return found[0]


def _people(record: Record, tags: Iterable[str], variable: str, fields: list[FieldSpan]) -> Iterator[Name]:
    for index, (value, span) in enumerate(record.all(tags)):
        fields.append(FieldSpan(variable, span, index))
        family, _, rest = (_INITIALS_LAST.sub(r"\1, \2", value) if "," not in value else value).partition(",")
        given, _, suffix = rest.partition(",")
        yield (
            Name(family.strip(), given.strip(), suffix=suffix.strip())
            if given.strip()
            else Name(literal=family)
        )


def _issued(record: Record, fields: list[FieldSpan]) -> Date | None:
    found = record.first(("PY", "Y1", "DA"))
    if not found:
        return None
    fields.append(FieldSpan("issued", found[1]))
    if not re.match(r"\d{4}", found[0]):
        return Date(literal=found[0])
    fields.append(FieldSpan("issued", Span(found[1].start, found[1].start + 4), part="year"))
    date = re.split(r"[/-]", _value(record, ("DA",)) or found[0])
    month, day = (numbers.plain(part) for part in [*date, "", ""][1:3])
    return Date(int(found[0][:4]), month, day)


def _page(record: Record, fields: list[FieldSpan]) -> str:
    first, last = record.first(("SP",)), record.first(("EP",))
    if not first:
        return ""
    fields.append(FieldSpan("page", first[1]))
    if last:
        fields += [FieldSpan("page", first[1], part="first"), FieldSpan("page", last[1], part="last")]
        return pages.expand_range(f"{first[0]}-{last[0]}")
    return pages.expand_range(first[0])


def _printed(item: Item) -> str:
    people = ", ".join(name.literal or f"{name.family} {name.given}" for name in item.author)
    year = str(item.issued.year) if item.issued and item.issued.year else ""
    parts = (people, item.title, item.container_title, year, item.volume, item.page, item.doi)
    return ". ".join(part for part in parts if part)
