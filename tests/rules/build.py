"""Matches for the cases of the rules, written the way a reference is printed.

A reference is a template: ``{author:van Kuijk|C}. {title:On things}. {year:1993};{volume:8}``. Each field
between braces becomes a value of the item and a span in the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from refcheck.fields import pages
from refcheck.formats import bibtex
from refcheck.model import (
    Agreement,
    Certainty,
    Citation,
    Date,
    DateKind,
    Document,
    FieldSpan,
    Item,
    Journal,
    Match,
    Name,
    Reference,
    Span,
    State,
    Status,
    Update,
    Work,
)
from refcheck.resolve.agreement import agreements

_FIELD = re.compile(r"\{(\w+):([^{}]*)\}")

Says = Mapping[str, tuple[str, str] | tuple[str, str, str] | tuple[str, str, str, str]]


@dataclass(frozen=True)
class Cited:
    """One entry of a list: the printed template and how it was matched."""

    template: str
    work: Work | None = None
    says: Says = field(default_factory=dict)  # variable: (state, note[, cited, recorded])
    status: Status | None = None
    reason: str = ""
    reason_name: str = ""
    runners_up: tuple[Work, ...] = ()
    doi_work: Work | None = None
    journal: Journal | None = None
    structured: bool = False
    label: str | None = None  # the number when None


@dataclass(frozen=True)
class Case:
    """A list of references, and where the rule fires: what is said and underlined, what an edit does."""

    cited: Sequence[Cited]
    message: str = ""
    marked: str | None = None
    edits: Sequence[tuple[str, str]] | None = None
    safe: bool | None = None
    level: str = ""
    evidence: Mapping[str, str] = field(default_factory=dict)
    text_before: str = ""
    bib: str = ""  # a .bib's source in place of ``cited``
    certainty: Certainty | None = None
    records: Sequence[Item] = ()  # behind the citations of a Word document, in the order of ``cited``


def bib(source: str, message: str = "", marked: str | None = None, **options: object) -> Case:
    """A case of a .bib, as its source."""
    return Case((), message, marked, bib=source, **options)  # type: ignore[arg-type]


def case(template: str, work: Work | None = None, **options: object) -> Case:
    """A case of one reference."""
    own = {name: options.pop(name) for name in tuple(options) if name in Cited.__dataclass_fields__}
    return Case((Cited(template, work, **own),), **options)  # type: ignore[arg-type]


def listed(*cited: Cited | str, **options: object) -> Case:
    """A case of a whole list."""
    entries = tuple(Cited(one) if isinstance(one, str) else one for one in cited)
    return Case(entries, **options)  # type: ignore[arg-type]


def work(
    *,
    author: str = "",
    printed: str = "",
    online: str = "",
    issued: str = "",
    journals: tuple[str, ...] = (),
    updates: tuple[Update, ...] = (),
    relations: Mapping[str, tuple[str, ...]] | None = None,
    source: str = "crossref",
    **values: object,
) -> Work:
    """A record: ``author`` is "Genant|Harry K.; Wu|C. Y.", dates are ISO 8601."""
    kinds = {DateKind.PRINT: printed, DateKind.ONLINE: online}
    first = issued or min((date for date in kinds.values() if date), default="")
    kinds[DateKind.ISSUED] = first
    dates = tuple(_date(text, kind) for kind, text in kinds.items() if text)
    names = tuple(_name(one.strip()) for one in author.split(";") if one.strip())
    item = Item(author=names, issued=_date(first, DateKind.ISSUED) if first else None, **values)  # type: ignore[arg-type]
    titles = tuple(title for title in (item.container_title, item.container_title_short, *journals) if title)
    return Work(
        item, dates, source, container_titles=titles, updates=updates, relations=dict(relations or {})
    )


def _date(text: str, kind: DateKind) -> Date:
    parts = [int(part) for part in text.split("-")]
    return Date(*(parts + [None] * 3)[:3], kind=kind)  # type: ignore[list-item]


def _name(text: str) -> Name:
    if text.startswith("="):
        return Name(literal=text[1:])
    family, bar, given = text.partition("|")
    if not bar and " " in text:
        family, given = text.rsplit(" ", 1)
    particle = re.match(r"(?:(?:van|von|de|der|la|den|du)\s+)+", family)
    if particle:
        return Name(family[particle.end() :], given, particle[0].strip())
    return Name(family, given)


def build(made: Case) -> tuple[Document, list[Match]]:
    """The document and the matches that a case stands for."""
    if made.bib:
        document = bibtex.from_text("cases.bib", made.bib)
        return document, [Match(each, Status.UNCHECKED, "") for each in document.references or ()]
    text = made.text_before + ("\n\nReferences\n\n" if made.text_before else "")
    references = []
    for number, cited in enumerate(made.cited, start=1):
        label = f"{_label(cited, number)}. "
        references.append(_reference(cited, number, len(text) + len(label)))
        text += f"{label}{references[-1].unstructured}\n"
    document = Document(
        path="made.txt",
        text=text,
        citations=_citations(made.text_before),
        certainty=made.certainty,
        embedded=tuple(
            Reference(number, "", Span(0, 0), item=item, structured=True)
            for number, item in enumerate(made.records, start=1)
        ),
    )
    if made.text_before:
        document = replace(document, bibliography=Span(len(made.text_before), len(text)))
    return document, [_match(*pair) for pair in zip(made.cited, references, strict=True)]


def _label(cited: Cited, number: int) -> str:
    return str(number) if cited.label is None else cited.label


def _citations(text: str) -> tuple[Citation, ...]:
    found = re.finditer(r"\[(\d+(?:,\d+)*)\]", text)
    return tuple(
        Citation(Span(*mark.span()), tuple(int(one) for one in mark[1].split(","))) for mark in found
    )


def _reference(cited: Cited, number: int, start: int) -> Reference:
    plain, spans, values = "", [], []
    position = 0
    for mark in _FIELD.finditer(cited.template):
        plain += cited.template[position : mark.start()]
        position = mark.end()
        value = mark[2].replace("|", " ")
        spans.append((mark[1], Span(start + len(plain), start + len(plain) + len(value))))
        values.append((mark[1], mark[2]))
        plain += value
    plain += cited.template[position:]
    return Reference(
        number=number,
        unstructured=plain,
        span=Span(start, start + len(plain)),
        label=_label(cited, number),
        item=_item(values),
        fields=tuple(_field_spans(spans)),
        structured=cited.structured,
    )


def _item(values: list[tuple[str, str]]) -> Item:
    item = Item()
    for variable, text in values:
        if variable in ("author", "editor"):
            item = replace(item, **{variable: (*getattr(item, variable), _name(text))})
        elif variable == "year":
            suffix = text[4:] if text[:4].isdigit() else ""
            issued = Date(int(text[:4]), suffix=suffix) if text[:4].isdigit() else Date(literal=text)
            item = replace(item, issued=issued)
        elif variable == "etal":
            item = replace(item, authors_truncated=True)
        elif variable in ("isbn", "issn"):
            item = replace(item, **{variable: (*getattr(item, variable), text)})
        elif variable == "page":
            item = replace(item, page=pages.expand_range(text))
        else:
            item = replace(item, **{variable: text})
    return item


def _field_spans(spans: list[tuple[str, Span]]) -> Iterator[FieldSpan]:
    authors = [span for variable, span in spans if variable == "author"]
    if authors:
        yield FieldSpan("author", Span(authors[0].start, authors[-1].end))
        yield from (FieldSpan("author", span, index) for index, span in enumerate(authors))
    for variable, span in spans:
        if variable == "year":
            yield FieldSpan("issued", span)
            yield FieldSpan("issued", Span(span.start, span.start + 4), part="year")
        elif variable not in ("author", "etal"):
            yield FieldSpan(variable, span)


def _match(cited: Cited, reference: Reference) -> Match:
    status = cited.status or (Status.FOUND if cited.work else Status.UNCHECKED)
    real = agreements(reference, cited.work) if cited.work else ()
    said = {name: said_agreement(reference, cited.work, name, words) for name, words in cited.says.items()}
    known = {agreement.variable: agreement for agreement in real} | said
    return Match(
        reference=reference,
        status=status,
        reason=cited.reason or "as the case says",
        reason_name=cited.reason_name,
        work=cited.work,
        runners_up=cited.runners_up,
        agreements=tuple(known.values()),
        doi_work=cited.doi_work,
        journal=cited.journal,
    )


def said_agreement(reference: Reference, work: Work | None, variable: str, said: Sequence[str]) -> Agreement:
    state, note, *values = said
    cited, recorded = (*values, "", "")[:2]
    if not values:
        attribute = variable.replace("-", "_")
        cited = str(getattr(reference.item, attribute, ""))
        recorded = str(getattr(work.item, attribute, "")) if work else ""
        if variable == "issued":
            cited, recorded = _year(reference.item), _year(work.item if work else Item())
    return Agreement(variable, cited, recorded, State(state), note=note)


def _year(item: Item) -> str:
    return str(item.issued.year or "") if item.issued else ""
