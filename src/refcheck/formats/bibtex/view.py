"""A .bib's entries as its reader and the rules on its source look at them: fields by name, values at hand."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache
from sys import intern

from refcheck.formats.bibtex.slips import KNOWN, meant
from refcheck.formats.bibtex.syntax import scan
from refcheck.formats.bibtex.tree import Block, Field, content
from refcheck.model import Span


@dataclass(frozen=True, slots=True)
class Entry:
    """A block and its fields by lower-case name, of several the first, which is the one that BibTeX takes.

    A field whose name is a slip stands under the name that is meant, where the entry has none of that name.
    ``written`` holds the values without delimiters, macros as their names; ``macros`` are the fields that
    use any.
    """

    block: Block
    fields: Mapping[str, Field]
    written: Mapping[str, str]
    macros: tuple[str, ...]

    def inner(self, name: str) -> Span | None:
        """Where a field's value stands without its delimiters, when it is one piece in braces or quotes."""
        field = self.fields.get(name)
        if not field or len(field.pieces) != 1 or field.pieces[0].kind == "macro":
            return None
        return field.pieces[0].content


@lru_cache(maxsize=2)
def entries(text: str) -> tuple[Entry, ...]:
    """The entries of a .bib, in order."""
    return tuple(_entry(text, block) for block in scan(text).entries)


def _entry(text: str, block: Block) -> Entry:
    fields: dict[str, Field] = {}
    for field in block.fields:
        fields.setdefault(intern(field.name.lower()), field)
    if slips := [name for name in fields if name not in KNOWN and meant(name)]:
        fields = _renamed(fields, slips)
    written = {name: content(text, field) for name, field in fields.items()}
    return Entry(block, fields, written, tuple(name for name, field in fields.items() if field.uses_macros))


def _renamed(fields: Mapping[str, Field], slips: Collection[str]) -> dict[str, Field]:
    """The fields in their order, the slips under the names that are meant, of several slips the first."""
    renamed: dict[str, Field] = {}
    for name, field in fields.items():
        right = meant(name) if name in slips and meant(name) not in fields else name
        renamed[name if right in renamed else right] = field
    return renamed
