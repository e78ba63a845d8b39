"""A document as read: its text, and what its format already knows of references and citations."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from refcheck.model.certainty import Certainty
from refcheck.model.reference import Reference, Run, Span


@dataclass(frozen=True, slots=True)
class Position:
    """A place for a person: ``line`` and ``column`` count characters from 1.

    ``page`` (PDF) or ``paragraph`` (Word) stand beside them where the format has such. ``path`` names the
    file when it is not the document's own but one that it draws on; lines count within that file.
    """

    line: int
    column: int
    page: int | None = None
    paragraph: int | None = None
    path: str = ""


@dataclass(frozen=True, slots=True)
class Citation:
    """An in-text citation: the reference ``numbers`` (or ``keys``) that one mark at ``span`` cites.

    A range "4-6" is spelled out (4, 5, 6). One by ``author`` (the first one's name) and ``year`` cites what
    no reference of the list can be; it has neither numbers nor keys.
    """

    span: Span
    numbers: tuple[int, ...] = ()
    keys: tuple[str, ...] = ()
    author: str = ""
    year: str = ""


@dataclass(frozen=True, slots=True)
class Setting:
    """How one line of the text is set, for formats that know (PDF); lengths are in ems of the usual type.

    ``indent`` is from the left edge of the line's column, ``slack`` what it leaves free at the right one.
    ``gap`` is the distance to the line above in usual line distances (1 is set solid), 0 for the first of
    a column. ``size`` is the type's, 1 being the usual one. ``hyphenated``: the hyphen that ends it was
    set for the line break.
    """

    indent: float = 0.0
    slack: float = 0.0
    gap: float = 1.0
    size: float = 1.0
    hyphenated: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """The characters at ``span`` lead to ``url`` when clicked."""

    span: Span
    url: str


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote or endnote: its printed ``label``, "" where it has none, and where its text stands.

    ``spans`` are in order of reading, the label left out: a note may go on at the foot of the next page.
    ``text`` is what is printed, where that is not the document's characters at ``spans`` without ``markup``
    (LaTeX), and ``runs`` tie it to them as a reference's do.
    """

    label: str
    spans: tuple[Span, ...]
    text: str = ""
    runs: Sequence[Run] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """From ``start`` on, at the beginning of a line, a document's text is that of the file at ``path``.

    ``joined``: the line break before ``start`` stands in no file. The rest is as in ``Document``.
    """

    path: str
    start: int
    format: str = "text"
    encoding: str = "utf-8"
    byte_order_mark: bool = False
    verbatim: bool = True
    joined: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A document's decoded ``text`` and what can be told from its format.

    ``path`` is as the user gave it ("-" for standard input). ``format`` is the name in
    ``formats``' table ("text", "bibtex", ...). ``encoding`` and ``byte_order_mark`` are what the bytes were
    decoded with, so that an edited text can be written back the same way; line ends are kept in ``text``.
    ``references`` is given by formats that hold them as data (.bib, RIS) or know their bounds;
    None means that they must be found in the text. ``lists`` are where the format says that lists stand.
    ``bibliography`` is where the list stands, and ``certainty`` how surely it is whole and cut right, once
    known.
    ``embedded`` are the records that a reference manager left behind the citations of a Word document, by
    ``key``, each at its first citation; ``citations`` name those keys that the printed list does not have.
    ``superscripts`` and ``links`` are what their names say. ``notes`` are the foot- and endnotes that the
    format tells of.
    ``lost`` are the files that the text names and that are not there, as it names them: what they hold is
    not known.
    ``markup`` are characters that are not printed. ``parts`` are the further files whose text follows that
    of ``path`` (a .tex and its .bib). ``verbatim``: the text is what the file at ``path`` (and those of
    ``parts``) holds, so that edits may be written back to it. ``settings`` holds one entry a line, or
    nothing.
    ``page_starts``/``paragraph_starts`` are the offsets at which pages/paragraphs begin. ``pictured`` are the
    pages, counted from 1, that are pictures without text (scans).
    """

    path: str
    text: str
    format: str = "text"
    encoding: str = "utf-8"
    byte_order_mark: bool = False
    references: tuple[Reference, ...] | None = None
    citations: tuple[Citation, ...] = ()
    lists: tuple[Span, ...] = ()
    bibliography: Span | None = None
    certainty: Certainty | None = None
    embedded: tuple[Reference, ...] = ()
    superscripts: tuple[Span, ...] = ()
    links: tuple[Link, ...] = ()
    notes: tuple[Note, ...] = ()
    settings: tuple[Setting, ...] = ()
    markup: tuple[Span, ...] = ()
    parts: tuple[Part, ...] = ()
    lost: tuple[str, ...] = ()
    verbatim: bool = True
    page_starts: tuple[int, ...] = ()
    pictured: tuple[int, ...] = ()
    paragraph_starts: tuple[int, ...] = ()
    _line_starts: list[int] = field(default_factory=list, init=False, repr=False, compare=False)

    def position(self, offset: int) -> Position:
        """The place of the character at ``offset``."""
        starts = self.line_starts()
        line = bisect_right(starts, offset)
        part = self.part(offset)
        above = bisect_right(starts, part.start) - 1
        return Position(
            line=line - above,
            column=offset - starts[line - 1] + 1,
            page=bisect_right(self.page_starts, offset) or None,
            paragraph=bisect_right(self.paragraph_starts, offset) or None,
            path="" if part.path == self.path else part.path,
        )

    def part(self, offset: int) -> Part:
        """The file whose text holds the character at ``offset``: one of ``parts``, or the document's own."""
        following = bisect_right(self.parts, offset, key=lambda part: part.start)
        return self.parts[following - 1] if following else Part(self.path, 0)

    def line_span(self, offset: int) -> Span:
        """The line that holds the character at ``offset``, with the line break that ends it."""
        starts = self.line_starts()
        line = bisect_right(starts, offset)
        return Span(starts[line - 1], starts[line] if line < len(starts) else len(self.text))

    def line_starts(self) -> list[int]:
        """The offset at which each line begins; lines end in LF, CRLF or CR."""
        if not self._line_starts:
            self._line_starts.append(0)
            position = 0
            for line in self.text.splitlines(keepends=True):
                position += len(line)
                if line.endswith(("\n", "\r")):
                    self._line_starts.append(position)
        return self._line_starts
