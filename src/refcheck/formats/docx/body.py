"""A Word document's body, notes and text boxes walked through in the order in which they are read."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from refcheck.formats.docx import fields, symbols
from refcheck.formats.docx.collected import Collected
from refcheck.formats.docx.numbering import Numbering
from refcheck.formats.docx.package import M, R, W
from refcheck.formats.docx.styles import Styles
from refcheck.model import Note, Span

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_DEEPEST = 200
_PROPERTIES = ("pPr", "rPr", "sdtPr", "sdtEndPr", "tblPr", "tblPrEx", "tblGrid", "trPr", "tcPr", "sectPr")
_PRONUNCIATION = "rt"  # small characters above others
_SKIPPED = frozenset(f"{W}{name}" for name in (*_PROPERTIES, _PRONUNCIATION))
_CHARACTERS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
    f"{W}softHyphen": "",  # shown where a line ends, and no line ends here
}
_WRAPPED = re.compile(r"[ \t]*[\r\n]\s*")
_LABEL = re.compile(r"\s*(?:[\[(]?\d{1,4}[\])]?[.:]?)\s*")


@dataclass(frozen=True, slots=True)
class Notes:
    """The footnotes or the endnotes of a document by identifier, and where they lead."""

    held: Mapping[str, Any] = field(default_factory=dict)
    targets: Mapping[str, str] = field(default_factory=dict)


@dataclass
class Body:
    """Walks through a document's elements and collects; feed it the body with ``add``, then ``end`` it."""

    numbering: Numbering
    targets: Mapping[str, str] = field(default_factory=dict)  # relationship -> address
    styles: Styles = field(default_factory=Styles)
    footnotes: Notes = field(default_factory=Notes)
    endnotes: Notes = field(default_factory=Notes)
    bookmarks: Mapping[str, str] = field(default_factory=dict)  # name -> the code of a field

    found: Collected = field(default_factory=Collected)
    _hidden: int = 0
    _feet: list[str] = field(default_factory=list)  # footnotes that follow the paragraph
    _read_feet: int = 0  # how many footnotes have been read
    _met: set[str] = field(default_factory=set)  # footnotes so far: none is read twice
    _ends: list[str] = field(default_factory=list)  # endnotes so far
    _label: str = ""  # the number of the endnote that is being read
    _boxes: list[Any] = field(default_factory=list)  # text boxes: they follow their anchor's paragraph
    _marked: dict[str, int] = field(default_factory=dict)  # where open bookmarks began, by name
    _marks: dict[str, str] = field(default_factory=dict)  # their names by number

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

    def end(self) -> None:
        """Append the endnotes, in the order in which they were met."""
        for number, identifier in enumerate(self._ends, 1):
            self._label = f"{number}. "
            self._note(self.endnotes, identifier, str(number), 0)

    def paragraph(self, element: Any, depth: int) -> None:
        """A paragraph, its number before it, its footnotes and text boxes after it."""
        self.found.paragraph_starts.append(self.found.length)
        label = self.numbering.label(element)
        if label:
            self.found.write(label + " ")
        self.add_all(element, depth)
        self.found.write("\n")
        boxes, self._boxes = self._boxes, []
        feet, self._feet = self._feet, []
        for box in boxes:
            self._story(box, self.targets, depth)
        for identifier in feet:
            self._read_feet += 1
            self._note(self.footnotes, identifier, str(self._read_feet), depth)

    def _note(self, notes: Notes, identifier: str, label: str, depth: int) -> None:
        """A foot- or endnote; a number before its own text is no part of it."""
        start, before = self.found.length, len(self.found.pieces)
        self._story(notes.held[identifier], notes.targets, depth)
        number = _LABEL.match(self.found.since(before)) if notes is self.endnotes else None
        first = start + (number.end() if number else 0)
        self.found.notes.append(Note(label, (Span(first, max(first, self.found.length)),)))

    def _story(self, element: Any, targets: Mapping[str, str], depth: int) -> None:
        """Text that stands apart: the fields and relationships of what holds it are not its own."""
        self.found.open, held = [], self.found.open
        self.targets, around = targets, self.targets
        self.add_all(element, depth)
        self.found.open, self.targets = held, around

    def cell(self, element: Any, depth: int) -> None:
        """A table's cell; where it holds a reference's number alone, the next one goes on in its line."""
        before = len(self.found.pieces)
        self.add_all(element, depth)
        printed = self.found.since(before)
        if element.getnext() is not None and _LABEL.fullmatch(printed):
            self.found.replace(before, printed.strip() + "\t")

    def run(self, element: Any, depth: int) -> None:
        """Characters set alike."""
        properties = element.find(f"{W}rPr")
        if properties is None:
            self.add_all(element, depth)
            return
        start = self.found.length
        hidden = self.styles.is_hidden(properties)
        self._hidden += hidden
        self.add_all(element, depth)
        self._hidden -= hidden
        if self.found.length > start and self.styles.is_raised(properties):
            self.found.superscripts.append(Span(start, self.found.length))

    def text(self, element: Any, depth: int) -> None:  # noqa: ARG002 - one signature for all handlers
        """Characters; a line break within them is the file's."""
        text = element.text or ""
        self._write(_WRAPPED.sub(" ", text) if "\n" in text or "\r" in text else text)

    def character(self, element: Any, depth: int) -> None:  # noqa: ARG002
        """A character that has an element of its own; in a field's code it belongs to the code."""
        self.found.code(_CHARACTERS[element.tag])
        self._write(_CHARACTERS[element.tag])

    def symbol(self, element: Any, depth: int) -> None:  # noqa: ARG002
        """A character named by its place in a font."""
        self._write(symbols.character(element.get(f"{W}font", ""), element.get(f"{W}char", "")))

    def _write(self, text: str) -> None:
        if not self._hidden:
            self.found.write(text)

    def alternatives(self, element: Any, depth: int) -> None:
        """The same content in several forms: the first that holds characters is read."""
        for form in element:
            before = self.found.length
            boxes = len(self._boxes)
            self.add_all(form, depth)
            if self.found.length > before or len(self._boxes) > boxes:
                return

    def hyperlink(self, element: Any, depth: int) -> None:
        """Characters that lead somewhere, or a citation made ready for another program."""
        start, before = self.found.length, len(self.found.pieces)
        self.add_all(element, depth)
        url = self.targets.get(element.get(f"{R}id", ""), "")
        anchor = element.get(f"{W}anchor", "")
        carried = fields.from_transfer(self.found.since(before)) if url else None
        if carried:
            self.found.replace(before, carried.printed)
            self.found.close(carried, start)
        elif url:
            self.found.link(start, f"{url}#{anchor}" if anchor else url)

    def footnote(self, element: Any, depth: int) -> None:  # noqa: ARG002
        """The mark of a footnote, whose text follows the paragraph."""
        identifier = element.get(f"{W}id", "")
        if identifier in self.footnotes.held and identifier not in self._met and not self._hidden:
            self._met.add(identifier)
            self._feet.append(identifier)

    def endnote(self, element: Any, depth: int) -> None:  # noqa: ARG002
        """The mark of an endnote: its raised number, in figures, for endnotes may be the reference list."""
        identifier = element.get(f"{W}id", "")
        if identifier not in self.endnotes.held or identifier in self._ends or self._hidden:
            return
        self._ends.append(identifier)
        if element.get(f"{W}customMarkFollows", "0") in ("0", "false", "off"):
            start = self.found.length
            self.found.write(str(len(self._ends)))
            self.found.superscripts.append(Span(start, self.found.length))

    def endnote_number(self, element: Any, depth: int) -> None:  # noqa: ARG002
        """The number before an endnote's own text."""
        self.found.write(self._label)

    def text_box(self, element: Any, depth: int) -> None:  # noqa: ARG002
        """A text box: it would stand within its anchor's paragraph, so it is held until that ends."""
        self._boxes.append(element)

    def code(self, element: Any, depth: int) -> None:  # noqa: ARG002
        """A piece of a field's code."""
        self.found.code(element.text or "")

    def field_mark(self, element: Any, depth: int) -> None:  # noqa: ARG002
        """The begin, middle or end of a field."""
        data = element.findtext(f"{W}fldData") or ""
        self.found.field_mark(element.get(f"{W}fldCharType", ""), data)

    def simple_field(self, element: Any, depth: int) -> None:
        """A field in one element."""
        start = self.found.length
        self.add_all(element, depth)
        data = element.findtext(f"{W}fldData") or ""
        self.found.close(fields.from_code(element.get(f"{W}instr", ""), data), start)

    def content_control(self, element: Any, depth: int) -> None:
        """A content control, which may be a citation or a bibliography."""
        start = self.found.length
        tag = element.find(f"{W}sdtPr/{W}tag")
        self.add_all(element, depth)
        if tag is not None:
            self.found.close(fields.from_tag(tag.get(f"{W}val", "")), start)

    def bookmark_start(self, element: Any, depth: int) -> None:  # noqa: ARG002
        """The beginning of a bookmark, which may stand for a field; LibreOffice may begin one twice."""
        name = element.get(f"{W}name", "")
        if name in self.bookmarks:
            self._marks[element.get(f"{W}id", "")] = name
            self._marked.setdefault(name, self.found.length)

    def bookmark_end(self, element: Any, depth: int) -> None:  # noqa: ARG002
        """The end of a bookmark."""
        name = self._marks.pop(element.get(f"{W}id", ""), "")
        start = self._marked.pop(name, None)
        if start is not None:
            self.found.close(fields.from_code(self.bookmarks[name]), start)


_HANDLERS: dict[str, Callable[[Body, Any, int], None]] = {
    f"{W}p": Body.paragraph,
    f"{W}r": Body.run,
    f"{M}r": Body.run,
    f"{W}t": Body.text,
    f"{M}t": Body.text,
    f"{W}tc": Body.cell,
    f"{W}sym": Body.symbol,
    f"{W}instrText": Body.code,
    f"{W}fldChar": Body.field_mark,
    f"{W}fldSimple": Body.simple_field,
    f"{W}sdt": Body.content_control,
    f"{W}hyperlink": Body.hyperlink,
    f"{W}footnoteReference": Body.footnote,
    f"{W}endnoteReference": Body.endnote,
    f"{W}endnoteRef": Body.endnote_number,
    f"{W}bookmarkStart": Body.bookmark_start,
    f"{W}bookmarkEnd": Body.bookmark_end,
    f"{W}txbxContent": Body.text_box,
    f"{_MC}AlternateContent": Body.alternatives,
    **dict.fromkeys(_CHARACTERS, Body.character),
}
