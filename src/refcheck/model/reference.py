"""A printed reference and where it, and each of its fields, stands in the document."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeVar, overload

from refcheck.model.item import Item

Member = TypeVar("Member", covariant=True)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters ``start`` up to, not including, ``end`` of a document's decoded text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Run:
    """``length`` characters of the unstructured string, copied from the document.

    The character at ``text_start`` of the string is the one at ``source_start`` of the document.
    """

    text_start: int
    source_start: int
    length: int


@dataclass(frozen=True, slots=True)
class FieldSpan:
    """Where a variable of the item is printed, in the document's characters.

    ``variable`` is a field name of ``Item`` ("volume", "container_title"). A list variable has one
    span for the whole list (``index`` None) and one for each member (``index`` 0, 1, ...).
    ``part`` names a piece within it where one is known: "family", "given"; "year", "month", "day";
    "first", "last" (page).
    """

    variable: str
    span: Span
    index: int | None = None
    part: str = ""


class Deferred(Sequence[Member]):
    """A sequence that ``make`` gives when it is first looked at; equal to a tuple of the same members."""

    __slots__ = ("_made", "_make")

    def __init__(self, make: Callable[[], tuple[Member, ...]]) -> None:
        self._make = make
        self._made: tuple[Member, ...] | None = None

    def _members(self) -> tuple[Member, ...]:
        if self._made is None:
            self._made = self._make()
        return self._made

    @overload
    def __getitem__(self, index: int) -> Member: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[Member, ...]: ...

    def __getitem__(self, index: int | slice) -> Member | tuple[Member, ...]:
        return self._members()[index]

    def __iter__(self) -> Iterator[Member]:
        return iter(self._members())

    def __len__(self) -> int:
        return len(self._members())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._members() == tuple(other)

    def __hash__(self) -> int:
        return hash(self._members())

    def __repr__(self) -> str:
        return repr(self._members())


@dataclass(frozen=True, slots=True)
class Reference:
    """One reference of a list.

    ``number`` counts from 1 within the document; ``label`` is what is printed before it ("11",
    "Knu84"), ``key`` its citation key. ``unstructured`` (Crossref's word) is the printed string without
    label, line breaks made spaces; ``runs`` tie its characters to the document's (empty: it is
    the document's text at ``span``, unchanged); it and ``fields`` may be ``Deferred``.
    ``confidence`` (0 to 1) is the parser's own.
    ``links`` are the addresses that its printed characters lead to when clicked (Word, PDF, HTML).
    ``in_note``: it stands in a foot- or endnote, where it is cited by being there, may stand again, and names
    the pages that are meant.
    ``structured`` says that the item was read from fields (.bib, RIS, ...) and not parsed from prose.
    """

    number: int
    unstructured: str
    span: Span
    label: str = ""
    label_span: Span | None = None
    key: str = ""
    item: Item = field(default_factory=Item)
    fields: Sequence[FieldSpan] = ()
    runs: Sequence[Run] = ()
    confidence: float = 1.0
    is_reference: bool = True
    in_note: bool = False
    structured: bool = False
    links: tuple[str, ...] = ()

    def locate(self, start: int, end: int) -> Span:
        """The document's characters for ``unstructured[start:end]`` (``start < end``)."""
        if not self.runs:
            return Span(self.span.start + start, self.span.start + end)
        return Span(self._source_offset(start), self._source_offset(end - 1) + 1)

    def field_span(self, variable: str, index: int | None = None, part: str = "") -> Span | None:
        """Where a field stands in the document, or None when it is not printed."""
        for printed in self.fields:
            if (printed.variable, printed.index, printed.part) == (variable, index, part):
                return printed.span
        return None

    def _source_offset(self, offset: int) -> int:
        if not self.runs:
            return self.span.start + offset
        run = self.runs[max(bisect_right(self.runs, offset, key=lambda run: run.text_start) - 1, 0)]
        # A joining space between two runs stands for the line break that follows the first.
        return run.source_start + min(offset - run.text_start, run.length)
