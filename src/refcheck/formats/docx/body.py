"""The text of a Word document's body, and what stands where in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from refcheck.formats.docx import fields
from refcheck.formats.docx.numbering import Numbering, W
from refcheck.model import Citation, Item, Link, Span

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_DEEPEST = 200
_SKIPPED = frozenset(  # deleted and moved-away text, fallbacks for what is read elsewhere, and properties
    {f"{W}del", f"{W}moveFrom", f"{_MC}Fallback", f"{W}pPr", f"{W}sdtPr", f"{W}sdtEndPr", f"{W}tblPr"}
    | {f"{W}tblGrid", f"{W}trPr", f"{W}tcPr", f"{W}sectPr", f"{W}rPr"}
)
_CHARACTERS = {
    f"{W}tab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
    f"{W}softHyphen": "\u00ad",
}


@dataclass
class _Open:
    """A field whose end has not come yet."""

    start: int
    code: str = ""
    data: str = ""
    in_result: bool = False


@dataclass
class Body:
    """Collects a document's characters in order; feed it elements with ``add``."""

    numbering: Numbering
    targets: dict[str, str] = field(default_factory=dict)  # relationship -> address
    raised_styles: frozenset[str] = frozenset()  # character styles that are superscript
    footnotes: dict[str, Any] = field(default_factory=dict)

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    paragraph_starts: list[int] = field(default_factory=list)
    superscripts: list[Span] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    records: dict[str, Item] = field(default_factory=dict)
    bibliographies: list[Span] = field(default_factory=list)
    _open: list[_Open] = field(default_factory=list)
    _notes: list[str] = field(default_factory=list)
    _waiting: list[Any] = field(default_factory=list)  # paragraphs of text boxes: they follow their anchor's

    def add(self, element: Any, depth: int = 0) -> None:
        """Append all that an element holds."""
        if depth > _DEEPEST or element.tag in _SKIPPED:
            return
        handler = _HANDLERS.get(element.tag)
        if handler:
            handler(self, element, depth)
        else:
            self.add_all(element, depth)

    def add_all(self, element: Any, depth: int) -> None:
        """Append what the children of an element hold."""
        for child in element:
            self.add(child, depth + 1)

    def write(self, text: str) -> None:
        """Append characters, unless they belong to a field's code."""
        if any(not opened.in_result for opened in self._open):
            return
        self.pieces.append(text)
        self.length += len(text)

    def paragraph(self, element: Any, depth: int) -> None:
        """A paragraph, its number before it, its footnotes and text boxes after it."""
        self.paragraph_starts.append(self.length)
        label = self.numbering.label(element)
        if label:
            self.write(label + " ")
        self.add_all(element, depth)
        self.write("\n")
        waiting, self._waiting = self._waiting, []
        notes, self._notes = self._notes, []
        for held in [*waiting, *(self.footnotes[note] for note in notes if note in self.footnotes)]:
            self.add_all(held, depth)

    def run(self, element: Any, depth: int) -> None:
        """Characters set alike."""
        properties = element.find(f"{W}rPr")
        if properties is not None and properties.find(f"{W}vanish") is not None:
            return
        start = self.length
        self.add_all(element, depth)
        if self.length > start and properties is not None and self._is_raised(properties):
            self.superscripts.append(Span(start, self.length))

    def text(self, element: Any, depth: int) -> None:  # noqa: ARG002 - one signature for all handlers
        """Characters."""
        self.write(element.text or "")

    def character(self, element: Any, depth: int) -> None:  # noqa: ARG002
        """A character that has an element of its own."""
        self.write("" if element.get(f"{W}type") == "page" else _CHARACTERS[element.tag])

    def hyperlink(self, element: Any, depth: int) -> None:
        """Characters that lead somewhere."""
        start = self.length
        self.add_all(element, depth)
        url = self.targets.get(element.get(f"{_R}id", ""), "")
        if url and self.length > start:
            self.links.append(Link(Span(start, self.length), url))

    def note(self, element: Any, depth: int) -> None:  # noqa: ARG002
        """The mark of a footnote, whose text follows the paragraph."""
        self._notes.append(element.get(f"{W}id", ""))

    def text_box(self, element: Any, depth: int) -> None:  # noqa: ARG002
        """A text box: it would stand within its anchor's paragraph, so it is held until that ends."""
        self._waiting.append(element)

    def code(self, element: Any, depth: int) -> None:  # noqa: ARG002
        """A piece of a field's code."""
        if self._open and not self._open[-1].in_result:
            self._open[-1].code += element.text or ""

    def field_mark(self, element: Any, depth: int) -> None:  # noqa: ARG002
        """The begin, middle or end of a field."""
        kind = element.get(f"{W}fldCharType")
        if kind == "begin":
            data = element.findtext(f"{W}fldData") or ""
            self._open.append(_Open(self.length, data=data))
            # EndNote nests a field that holds nothing but the data of the one around it.
            if data and len(self._open) > 1 and not self._open[-2].in_result:
                self._open[-2].data = self._open[-2].data or data
        elif kind == "separate" and self._open:
            self._open[-1].in_result = True
            self._open[-1].start = self.length
        elif kind == "end" and self._open:
            opened = self._open.pop()
            self._close(fields.from_code(opened.code, opened.data), opened.start)

    def simple_field(self, element: Any, depth: int) -> None:
        """A field in one element."""
        start = self.length
        self.add_all(element, depth)
        self._close(fields.from_code(element.get(f"{W}instr", "")), start)

    def content_control(self, element: Any, depth: int) -> None:
        """A content control, which may be a citation or a bibliography."""
        start = self.length
        tag = element.find(f"{W}sdtPr/{W}tag")
        self.add_all(element, depth)
        if tag is not None:
            self._close(fields.from_tag(tag.get(f"{W}val", "")), start)

    def _close(self, found: fields.Field | None, start: int) -> None:
        if found is None:
            return
        span = Span(start, self.length)
        self.records.update(found.records or {})
        if found.is_bibliography:
            self.bibliographies.append(span)
        elif found.keys and start < self.length:
            self.citations.append(Citation(span, keys=found.keys))

    def _is_raised(self, properties: Any) -> bool:
        aligned, style = properties.find(f"{W}vertAlign"), properties.find(f"{W}rStyle")
        if aligned is not None:
            return bool(aligned.get(f"{W}val") == "superscript")
        return style is not None and style.get(f"{W}val") in self.raised_styles


_HANDLERS: dict[str, Callable[[Body, Any, int], None]] = {
    f"{W}p": Body.paragraph,
    f"{W}r": Body.run,
    f"{W}t": Body.text,
    f"{W}instrText": Body.code,
    f"{W}fldChar": Body.field_mark,
    f"{W}fldSimple": Body.simple_field,
    f"{W}sdt": Body.content_control,
    f"{W}hyperlink": Body.hyperlink,
    f"{W}footnoteReference": Body.note,
    f"{W}txbxContent": Body.text_box,
    **dict.fromkeys(_CHARACTERS, Body.character),
}
