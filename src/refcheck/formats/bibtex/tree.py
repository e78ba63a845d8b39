"""What a .bib is made of, each part with its place: blocks, fields, pieces of values, and faults."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from refcheck.model import Edit, Span


class Piece(NamedTuple):
    """One of the parts of a value that ``#`` joins; ``kind`` is "braced", "quoted", "number" or "macro".

    ``start`` and ``end`` are its offsets with delimiters, ``inner_start`` and ``inner_end`` those
    without. (Pieces and fields are tuples of offsets: there are many, and so they cost half.)
    """

    kind: str
    start: int
    end: int
    inner_start: int
    inner_end: int

    @property
    def span(self) -> Span:
        """The piece with its delimiters."""
        return Span(self.start, self.end)

    @property
    def content(self) -> Span:
        """The piece without its delimiters."""
        return Span(self.inner_start, self.inner_end)


class Field(NamedTuple):
    """``name`` (as written) and value of a field; it runs from the name at ``start`` to the value's end."""

    name: str
    start: int
    end: int
    pieces: tuple[Piece, ...]

    @property
    def uses_macros(self) -> bool:
        """Whether a macro is all or part of the value."""
        return "macro" in [piece.kind for piece in self.pieces]

    @property
    def span(self) -> Span:
        """The whole field."""
        return Span(self.start, self.end)

    @property
    def value(self) -> Span:
        """The value with its delimiters."""
        return Span(self.pieces[0].start, self.pieces[-1].end) if self.pieces else Span(self.end, self.end)


@dataclass(frozen=True, slots=True)
class Block:
    """An entry, ``@string``, ``@preamble`` or ``@comment``; ``type`` is lower-case.

    ``span`` runs from ``@`` to the closing delimiter, ``close`` is that delimiter's offset (-1: never
    closed). A
    ``@string`` has one field; a ``@preamble`` one whose name is "".
    """

    type: str
    span: Span
    key: str
    key_span: Span
    fields: tuple[Field, ...]
    close: int

    @property
    def is_entry(self) -> bool:
        """Whether the block describes a work."""
        return self.type not in ("string", "preamble", "comment")

    def field(self, name: str) -> Field | None:
        """The first field of that name, whatever its case."""
        return next((field for field in self.fields if field.name.lower() == name), None)


@dataclass(frozen=True, slots=True)
class Fault:
    """A departure from the grammar at ``span``, and the edits that mend it where that is certain.

    Names: missing-comma, extra-brace, unclosed-value, unclosed-entry, percent-comment, empty-key,
    key-with-space, unenclosed-value, stray-text, missing-value, lost-entry.
    """

    name: str
    span: Span
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class File:
    """A .bib file's blocks and faults, both in order of place."""

    blocks: tuple[Block, ...]
    faults: tuple[Fault, ...]

    @property
    def entries(self) -> Iterator[Block]:
        """The blocks that describe works."""
        return (block for block in self.blocks if block.is_entry)


def content(text: str, field: Field, macros: dict[str, str] | None = None) -> str:
    """A field's value without delimiters, its pieces joined; a macro not in ``macros`` is its own name."""
    if len(field.pieces) == 1 and field.pieces[0].kind != "macro":
        return text[field.pieces[0].inner_start : field.pieces[0].inner_end]
    return "".join(_piece_content(text, piece, macros or {}) for piece in field.pieces)


def _piece_content(text: str, piece: Piece, macros: dict[str, str]) -> str:
    written = text[piece.inner_start : piece.inner_end]
    return macros.get(written.lower(), written) if piece.kind == "macro" else written
