"""A .bib file as a document: every entry a reference, every field with its place."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial

from refcheck.formats import text as plain_text
from refcheck.formats.bibtex.items import item_of, printed
from refcheck.formats.bibtex.places import field_spans, runs
from refcheck.formats.bibtex.syntax import File, content, scan
from refcheck.formats.bibtex.view import Entry, entries
from refcheck.model import Deferred, Document, FieldSpan, Reference, Run, Span

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LONGEST_MACRO = 10_000  # characters
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
        references = tuple(_Reader(text).references())
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
    def __init__(self, text: str) -> None:
        self.text = text
        self.by_key = {entry.block.key.lower(): entry for entry in entries(text) if entry.block.key}
        self.macros = dict(_macros(text, scan(text)))

    def references(self) -> Iterator[Reference]:
        works = (entry for entry in entries(self.text) if entry.block.type not in _NO_WORK)
        return (self._reference(number, entry) for number, entry in enumerate(works, 1))

    def _reference(self, number: int, entry: Entry) -> Reference:
        block = entry.block
        item = item_of(block.type, self._values(entry))
        return Reference(
            number,
            printed(item),
            block.span,
            label=block.key,
            label_span=block.key_span if block.key else None,
            key=block.key,
            item=item,
            # Places are asked for where there is a finding, which most references have not.
            fields=Deferred(partial(self._field_spans, entry)),
            runs=Deferred(partial(self._runs, entry)),
            structured=True,
        )

    def _field_spans(self, entry: Entry) -> tuple[FieldSpan, ...]:
        return tuple(field_spans(entry, self._values(entry)))

    def _runs(self, entry: Entry) -> tuple[Run, ...]:
        values = self._values(entry)
        return tuple(runs(entry, values, item_of(entry.block.type, values)))

    def _values(self, entry: Entry) -> Mapping[str, str]:
        """The values by name, macros spelled out, with what the entry has from its parents."""
        own = self._own(entry)
        if "crossref" not in own and "xdata" not in own:
            return own
        values = dict(own)
        for parent in self._parents(entry, own):
            for name, inherited in self._inherited(entry, parent):
                values.setdefault(name, inherited)
        return values

    def _own(self, entry: Entry) -> Mapping[str, str]:
        if not entry.macros:
            return entry.written
        spelled = {name: content(self.text, entry.fields[name], self.macros) for name in entry.macros}
        return {**entry.written, **spelled}

    def _parents(self, entry: Entry, own: Mapping[str, str]) -> Iterator[Entry]:
        keys = [own[name] for name in ("crossref", "xdata") if name in own]
        for key in ",".join(keys).split(","):
            parent = self.by_key.get(key.strip().lower())
            if parent and parent is not entry:
                yield parent

    def _inherited(self, entry: Entry, parent: Entry) -> Iterator[tuple[str, str]]:
        for name, value in self._own(parent).items():
            if parent.block.type == "xdata" or name in _INHERITED:
                yield name, value
            elif name in ("title", "booktitle") and entry.block.type in _INHERITED_TITLES:
                yield "booktitle", value


def _macros(text: str, file: File) -> Iterator[tuple[str, str]]:
    yield from ((month, month) for month in _MONTHS)
    known: dict[str, str] = {}
    for block in file.blocks:
        if block.type == "string" and block.fields:
            field = block.fields[0]
            # Macros made of macros may double in length at each step.
            known[field.name.lower()] = content(text, field, known)[:_LONGEST_MACRO]
    yield from known.items()
