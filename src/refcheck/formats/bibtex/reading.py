"""A .bib file as a document: every entry a reference, every field with its place."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from refcheck.formats import text as plain_text
from refcheck.formats.bibtex.items import Value, item_of, printed
from refcheck.formats.bibtex.syntax import Block, Field, File, content, scan
from refcheck.model import Document, FieldSpan, Reference, Span

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# Entry types that describe no work.
_NO_WORK = frozenset({"xdata", "set", "control", "bibnote", "commands", "settings"})
_INHERITED_TITLES = frozenset(
    {"inproceedings", "conference", "incollection", "inbook", "suppbook", "inreference"}
)
_INHERITED = frozenset({
    "year", "date", "month", "publisher", "editor", "volume", "series", "isbn", "issn", "address",
    "location", "organization", "eventtitle",
})  # fmt: skip


def read(path: str, data: bytes) -> Document:
    """The document that the bytes of a .bib file hold. Raises InputError when they are no text."""
    decoded = plain_text.document(path, data, "bibtex")
    return from_text(path, decoded.text, decoded.encoding, decoded.byte_order_mark)


def from_text(path: str, text: str, encoding: str = "utf-8", byte_order_mark: bool = False) -> Document:
    """The document of a .bib that is decoded already."""
    with _collector_paused():
        references = tuple(_Reader(text, scan(text)).references())
    bibliography = Span(references[0].span.start, references[-1].span.end) if references else None
    return Document(
        path, text, "bibtex", encoding, byte_order_mark, references=references, bibliography=bibliography
    )


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Reading makes many objects and no cycles: to look for garbage among them takes most of the time."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


class _Reader:
    def __init__(self, text: str, file: File) -> None:
        self.text = text
        self.entries = [entry for entry in file.entries if entry.type not in _NO_WORK]
        self.by_key = {entry.key.lower(): entry for entry in file.entries if entry.key}
        self.macros = dict(_macros(text, file))

    def references(self) -> Iterator[Reference]:
        for number, entry in enumerate(self.entries, 1):
            values = self._values(entry)
            fields: list[FieldSpan] = []
            item = item_of(entry.type, values, fields)
            unstructured, runs = printed(item, values, entry.span.start)
            yield Reference(
                number,
                unstructured,
                entry.span,
                label=entry.key,
                label_span=entry.key_span if entry.key else None,
                key=entry.key,
                item=item,
                fields=tuple(fields),
                runs=runs,
                structured=True,
            )

    def _values(self, entry: Block) -> dict[str, Value]:
        own = {name: self._value(field) for name, field in _fields(entry)}
        for parent in self._parents(entry, own):
            for name, inherited in self._inherited(entry, parent):
                own.setdefault(name, inherited)
        return own

    def _parents(self, entry: Block, own: Mapping[str, Value]) -> Iterator[Block]:
        keys = [own[name].written for name in ("crossref", "xdata") if name in own]
        for key in ",".join(keys).split(","):
            parent = self.by_key.get(key.strip().lower())
            if parent and parent is not entry:
                yield parent

    def _inherited(self, entry: Block, parent: Block) -> Iterator[tuple[str, Value]]:
        for name, field in _fields(parent):
            value = Value(content(self.text, field, self.macros), -1, -1, exact=False)
            if parent.type == "xdata" or name in _INHERITED:
                yield name, value
            elif name in ("title", "booktitle") and entry.type in _INHERITED_TITLES:
                yield "booktitle", value

    def _value(self, field: Field) -> Value:
        written = content(self.text, field, self.macros)
        if len(field.pieces) == 1:
            piece = field.pieces[0]
            return Value(written, piece.inner_start, piece.inner_end, piece.kind != "macro")
        return Value(written, field.value.start, field.value.end, exact=False)


def _fields(entry: Block) -> Iterator[tuple[str, Field]]:
    """Names, lower-case, and fields; the first of a name counts, as it does in BibTeX."""
    seen = set()
    for field in entry.fields:
        name = field.name.lower()
        if name not in seen:
            seen.add(name)
            yield name, field


def _macros(text: str, file: File) -> Iterator[tuple[str, str]]:
    yield from ((month, month) for month in _MONTHS)
    known: dict[str, str] = {}
    for block in file.blocks:
        if block.type == "string" and block.fields:
            field = block.fields[0]
            known[field.name.lower()] = content(text, field, known)
    yield from known.items()
