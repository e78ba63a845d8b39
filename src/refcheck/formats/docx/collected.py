"""What the reading of a Word document brings together: its characters, and what stands where among them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from refcheck.formats.docx import fields
from refcheck.model import Citation, Item, Link, Note, Span


@dataclass
class _Open:
    """A field whose end has not come yet."""

    start: int
    code: str = ""
    data: str = ""
    in_result: bool = False


@dataclass
class Collected:
    """The characters so far, in order, with the spans of what is known of them."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    paragraph_starts: list[int] = field(default_factory=list)
    superscripts: list[Span] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    records: dict[str, Item] = field(default_factory=dict)
    bibliographies: list[Span] = field(default_factory=list)
    open: list[_Open] = field(default_factory=list)

    @property
    def in_code(self) -> bool:
        """Whether what comes now belongs to a field's code and is not shown."""
        return any(not opened.in_result for opened in self.open)

    def write(self, text: str) -> None:
        """Append characters, unless they belong to a field's code."""
        if not self.in_code:
            self.pieces.append(text)
            self.length += len(text)

    def code(self, text: str) -> None:
        """Append to the code of the innermost field."""
        if self.open and not self.open[-1].in_result:
            self.open[-1].code += text

    def since(self, pieces: int) -> str:
        """The characters written since there were so many pieces."""
        return "".join(self.pieces[pieces:])

    def replace(self, pieces: int, text: str) -> None:
        """Put ``text`` in place of all that was written since there were so many pieces."""
        self.length -= len(self.since(pieces))
        del self.pieces[pieces:]
        self.write(text)

    def field_mark(self, kind: str, data: str) -> None:
        """The begin, middle or end of a field; ``data`` is what came with its beginning."""
        if kind == "begin":
            self.open.append(_Open(self.length, data=data))
            # EndNote nests a field that holds nothing but the data of the one around it.
            if data and len(self.open) > 1 and not self.open[-2].in_result:
                self.open[-2].data = self.open[-2].data or data
        elif kind == "separate" and self.open:
            self.open[-1].in_result = True
            self.open[-1].start = self.length
        elif kind == "end" and self.open:
            opened = self.open.pop()
            self.close(fields.from_code(opened.code, opened.data), opened.start)

    def close(self, found: fields.Field | None, start: int) -> None:
        """Keep what a field says of the characters from ``start`` on."""
        if found is None:
            return
        span = Span(start, self.length)
        keys = [self._kept(key, found.records) for key in found.keys]
        if found.is_bibliography:
            self.bibliographies.append(span)
        elif found.url:
            self.link(start, found.url)
        elif keys and start < self.length:
            self.citations.append(Citation(span, keys=tuple(keys)))

    def _kept(self, key: str, records: Mapping[str, Item] | None) -> str:
        """The key by which a field's record is known: a longer one where another work has the key."""
        item = records.get(key) if records else None
        if item is None:
            return key
        known = self.records.get(key, item)
        if _place(known) != _place(item) and all(_place(known)) and all(_place(item)):
            key = f"{key}, {item.container_title} {item.volume}, {item.page}"
        self.records[key] = item
        return key

    def link(self, start: int, url: str) -> None:
        """The characters from ``start`` on lead to ``url``."""
        if url and self.length > start:
            self.links.append(Link(Span(start, self.length), url))


def _place(item: Item) -> tuple[str, ...]:
    return item.container_title, item.volume, item.page
