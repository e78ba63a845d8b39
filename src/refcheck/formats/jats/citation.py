"""One citation of a JATS reference list: its printed string, its item from the tags, its fields' places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from refcheck.fields import identifiers, pages
from refcheck.formats import tree
from refcheck.formats.flowing import Writer
from refcheck.model import Date, FieldSpan, Item, Name, Reference, Span

_KINDS = ("mixed-citation", "element-citation", "nlm-citation", "citation")
_TYPES = {
    "journal": "article-journal",
    "article-journal": "article-journal",
    "book": "book",
    "chapter": "chapter",
    "book-chapter": "chapter",
    "confproc": "paper-conference",
    "conference": "paper-conference",
    "thesis": "thesis",
    "report": "report",
    "web": "webpage",
    "webpage": "webpage",
    "website": "webpage",
    "patent": "patent",
    "preprint": "article",
    "newspaper": "article-newspaper",
    "data": "dataset",
    "software": "software",
}
_TITLES = frozenset({"article-title", "chapter-title", "part-title", "data-title"})
_NAMES = frozenset({"name", "string-name"})
_WHOLE = (
    _NAMES
    | _TITLES
    | frozenset(
        {
            "collab",
            "source",
            "year",
            "month",
            "day",
            "volume",
            "issue",
            "fpage",
            "lpage",
            "page-range",
            "elocation-id",
        }
        | {
            "publisher-name",
            "publisher-loc",
            "pub-id",
            "edition",
            "isbn",
            "issn",
            "conf-name",
            "uri",
            "ext-link",
        }
        | {"supplement", "series", "trans-title", "etal", "object-id"}
    )
)
_VARIABLES = {
    "source": "container_title",
    "year": "issued",
    "volume": "volume",
    "issue": "issue",
    "elocation-id": "number",
    "publisher-name": "publisher",
    "publisher-loc": "publisher_place",
    "edition": "edition",
    "conf-name": "event_title",
    "supplement": "supplement",
    "series": "collection_title",
}
_MISSING_BEFORE = {"issue": "(", "fpage": ":", "elocation-id": ":", "lpage": "-", "volume": " ", "year": " "}
_OPENING = ("", " ", "(", "[", ":", "-", "–", "“", '"', "/")
_DOI_PREFIX = re.compile(r"10\.\d{4,9}/")


def elements(ref: Any) -> Iterator[Any]:
    """The citations of a ``ref``: several where it holds several, one of those that say the same."""
    chosen = [child for child in _children(ref) if tree.name(child) in _KINDS]
    alternatives = [child for child in _children(ref) if tree.name(child) == "citation-alternatives"]
    for group in alternatives:
        by_name = {tree.name(child): child for child in _children(group)}
        best = next((by_name[kind] for kind in _KINDS if kind in by_name), None)
        if best is not None:
            chosen.append(best)
    yield from chosen or (child for child in ref.iterdescendants() if tree.name(child) in _KINDS)


def reference(ref: Any, element: Any, number: int, writer: Writer) -> Reference:
    """The reference that a citation element is, written to ``writer``."""
    label = " ".join("".join(ref.findtext("{*}label") or ref.findtext("label") or "").split()).strip("[]().")
    start = writer.mark()
    found = _Fields()
    _write(element, writer, found, start, _is_bare(element))
    span = Span(start, writer.length)
    text = writer.text()[start:]
    item = found.item(tree.attribute(element, "publication-type") or tree.attribute(element, "citation-type"))
    return Reference(
        number=number,
        unstructured=text,
        span=span,
        label=label,
        key=ref.get("id", ""),
        item=item,
        fields=tuple(found.spans),
        structured=bool(item.title and item.issued and (item.author or item.container_title)),
    )


@dataclass
class _Fields:
    """What the tags of one citation say."""

    values: dict[str, str] = field(default_factory=dict)
    authors: list[Name] = field(default_factory=list)
    editors: list[Name] = field(default_factory=list)
    ids: dict[str, str] = field(default_factory=dict)
    truncated: bool = False
    spans: list[FieldSpan] = field(default_factory=list)
    _title: bool = False

    def add(self, element: Any, span: Span) -> None:
        """Take in a whole tagged piece, printed at ``span``."""
        name, text = tree.name(element), tree.text(element)
        if name in _NAMES or name == "collab":
            self._person(element, span)
        elif name == "etal":
            self.truncated = True
        elif name in ("pub-id", "object-id", "ext-link", "uri"):
            self._identifier(element, text, span)
        elif name in _TITLES:
            self.values.setdefault("title", text)
            self._mark("title", span)
        else:
            self.values.setdefault(name, text)
            self._place(name, span)

    def item(self, kind: str) -> Item:
        """The item that the tags describe."""
        values = self.values
        title, source = values.get("title", ""), values.get("source", "")
        year = re.search(r"\d{4}", values.get("year", ""))
        suffix = re.search(r"\d{4}([a-z])\b", values.get("year", ""))
        return Item(
            type=_TYPES.get(kind, ""),
            title=title or source,
            author=tuple(self.authors),
            authors_truncated=self.truncated,
            editor=tuple(self.editors),
            container_title=source if title else "",
            collection_title=values.get("series", ""),
            issued=Date(year=int(year[0]), suffix=suffix[1] if suffix else "") if year else None,
            volume=values.get("volume", ""),
            issue=values.get("issue", "").strip("()"),
            supplement=values.get("supplement", ""),
            page=self._pages(),
            number=values.get("elocation-id", ""),
            edition=values.get("edition", ""),
            publisher=values.get("publisher-name", ""),
            publisher_place=values.get("publisher-loc", ""),
            event_title=values.get("conf-name", ""),
            isbn=tuple(values["isbn"].split()) if "isbn" in values else (),
            issn=tuple(values["issn"].split()) if "issn" in values else (),
            doi=self.ids.get("doi", ""),
            pmid=self.ids.get("pmid", ""),
            pmcid=self.ids.get("pmcid", ""),
            arxiv=self.ids.get("arxiv", ""),
            url=self.ids.get("url", ""),
        )

    def _pages(self) -> str:
        first, last = self.values.get("fpage", ""), self.values.get("lpage", "")
        printed = self.values.get("page-range", "") or (f"{first}-{last}" if last else first)
        return pages.expand_range(printed) if printed else ""

    def _person(self, element: Any, span: Span) -> None:
        group = tree.name(element.getparent())
        kind = tree.attribute(element.getparent(), "person-group-type") if group == "person-group" else ""
        people, variable = (self.editors, "editor") if kind.startswith("edit") else (self.authors, "author")
        people.append(_name(element))
        self.spans.append(FieldSpan(variable, span, index=len(people) - 1))

    def _identifier(self, element: Any, text: str, span: Span) -> None:
        href = tree.attribute(element, "href") or text
        kind = tree.attribute(element, "pub-id-type") or ("doi" if _DOI_PREFIX.search(href) else "url")
        found = _DOI_PREFIX.search(text) or _DOI_PREFIX.search(href)
        if kind == "doi":
            if not found:
                return
            source = text if _DOI_PREFIX.search(text) else href
            value = identifiers.normalise_doi(source[_start(source) :])
        elif kind == "url":
            value = href
        else:
            value = {"pmcid": identifiers.normalise_pmcid, "arxiv": identifiers.normalise_arxiv}.get(
                kind, str
            )(text)
        if kind not in self.ids and value:
            self.ids[kind] = value
            self._mark(kind, span)

    def _place(self, name: str, span: Span) -> None:
        if name in ("fpage", "lpage"):
            self._mark("page", span, part="first" if name == "fpage" else "last")
        elif name == "page-range":
            self._mark("page", span)
        elif name in _VARIABLES:
            variable = _VARIABLES[name]
            if name == "source" and "title" not in self.values:
                variable = "title"
            self._mark(variable, span, part="year" if name == "year" else "")
            if name == "year":
                self._mark("issued", span)

    def _mark(self, variable: str, span: Span, part: str = "") -> None:
        if span.start < span.end:
            self.spans.append(FieldSpan(variable, span, part=part))


def _start(text: str) -> int:
    found = _DOI_PREFIX.search(text)
    return found.start() if found else 0


def _write(element: Any, writer: Writer, found: _Fields, start: int, bare: bool) -> None:
    """Print a citation that begins at ``start``; ``bare``: white space between tags parts nothing."""
    writer.write("" if bare else element.text or "")
    for child in _children(element):
        if tree.name(child) != "label":
            _write_child(child, writer, found, start, bare)
        writer.write("" if bare else child.tail or "")


def _write_child(child: Any, writer: Writer, found: _Fields, start: int, bare: bool) -> None:
    """Print a tagged piece, with the separator before it that the journal's style sheet would have put."""
    name = tree.name(child)
    if name not in _WHOLE:
        _write(child, writer, found, start, bare)
        return
    glued = writer.length > start and writer.last() not in _OPENING
    if glued:
        writer.write(_MISSING_BEFORE.get(name, ". " if name in _TITLES | {"source"} else ", "))
    first = writer.mark()
    writer.write(_written(child) if name == "name" else tree.text(child))
    found.add(child, Span(first, writer.length))
    if glued and name == "issue":
        writer.write(")")


def _is_bare(element: Any) -> bool:
    """Whether a citation holds nothing but tags, perhaps on lines of their own."""
    groups = [element, *(child for child in _children(element) if tree.name(child) == "person-group")]
    between = [group.text or "" for group in groups] + [
        child.tail or "" for group in groups for child in group
    ]
    return not any(text.strip() for text in between)


def _written(element: Any) -> str:
    surname, given = _part(element, "surname"), _part(element, "given-names")
    suffix = _part(element, "suffix")
    return " ".join(part for part in (surname, given, suffix) if part)


def _name(element: Any) -> Name:
    if tree.name(element) == "collab":
        return Name(literal=tree.text(element))
    surname = _part(element, "surname")
    if not surname:
        return Name(literal=tree.text(element))
    return Name(family=surname, given=_part(element, "given-names"), suffix=_part(element, "suffix"))


def _part(element: Any, name: str) -> str:
    found = next((child for child in _children(element) if tree.name(child) == name), None)
    return "" if found is None else tree.text(found)


def _children(element: Any) -> list[Any]:
    return [child for child in element if isinstance(child.tag, str)]
