"""Edits of a .bib: spelled as LaTeX, and refused where the file would read worse after them."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from refcheck.fields import latex
from refcheck.fix.apply import edited, fits
from refcheck.formats.bibtex.syntax import Block, Field, File, content, scan
from refcheck.model import Edit, Finding

# The rules of this family speak of the source itself: their edits are LaTeX already.
_SOURCE_FAMILY = "BIB"
_VERBATIM = frozenset({"doi", "url", "eprint", "file", "pmid", "pmcid"})


def spelled(text: str, finding: Finding) -> Finding:
    """The finding with the text of its edits written as a value of the field it stands in."""
    if not finding.fix or finding.rule.code.startswith(_SOURCE_FAMILY):
        return finding
    file = scan(text)
    edits = tuple(_spelled(text, file, edit) for edit in finding.fix.edits)
    return replace(finding, fix=replace(finding.fix, edits=edits))


def is_sound(text: str, edits: Sequence[Edit]) -> bool:
    """Whether the blocks that the edits touch read as well after them as before."""
    if not edits or not fits(text, edits):
        return False
    file = scan(text)
    start = min(edit.start for edit in edits)
    end = max(edit.end for edit in edits)
    first, last = _block_at(file, start), _block_at(file, max(end - 1, start))
    start = min(first.span.start, start) if first else start
    end = max(last.span.end, end) if last else end
    moved = [Edit(edit.start - start, edit.end - start, edit.text) for edit in sorted(edits, key=_start)]
    before = text[start:end]
    return reads_as_well(before, edited(before, moved))


def reads_as_well(before: str, after: str) -> bool:
    """Whether ``after`` has no fault that ``before`` lacks, and the same blocks in the same order."""
    if before == after:
        return True
    old, new = scan(before), scan(after)
    worse = Counter(fault.name for fault in new.faults) - Counter(fault.name for fault in old.faults)
    return not worse and _kinds(old) == _kinds(new)


def _kinds(file: File) -> list[str]:
    """What the blocks are, in order; an entry's own type may be mended."""
    return ["entry" if block.is_entry else block.type for block in file.blocks]


def _spelled(text: str, file: File, edit: Edit) -> Edit:
    block = _block_at(file, edit.start)
    field = _field_at(block, edit) if block else None
    if not field or not edit.text:
        return edit
    written = edit.text if field.name.lower() in _VERBATIM else _in_latex(edit.text, content(text, field))
    bare = next((piece for piece in field.pieces if piece.span == piece.content), None)
    if bare and (edit.start, edit.end) == (bare.span.start, bare.span.end) and not written.isdigit():
        written = f"{{{written}}}"
    return replace(edit, text=written)


def _in_latex(text: str, around: str) -> str:
    """``text`` escaped, and in ASCII where the value it goes into is written so."""
    return latex.encode(text) if around.isascii() and "\\" in around else latex.escape(text)


def _block_at(file: File, offset: int) -> Block | None:
    index = bisect_right(file.blocks, offset, key=lambda block: block.span.start) - 1
    if index < 0 or file.blocks[index].span.end <= offset:
        return None
    return file.blocks[index]


def _field_at(block: Block, edit: Edit) -> Field | None:
    return next((field for field in block.fields if field.span.start <= edit.start <= field.span.end), None)


def _start(edit: Edit) -> int:
    return edit.start
