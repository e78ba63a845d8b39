"""Findings' edits applied to a document's text: the characters that are wrong, and nothing else.

A fix is applied as a whole or not at all. Where two overlap, the one that stands first in the list wins;
fixes of findings that weigh more come first. Applying the fixes again changes nothing: an edit whose text
stands there already is no edit.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise, takewhile

from refcheck.errors import InputError
from refcheck.model import Document, Edit, Finding, Fix

# Formats whose text is extracted: an edit of it cannot be put back into the file.
_EXTRACTED = frozenset({"docx", "pdf", "odt", "doc"})


@dataclass(frozen=True, slots=True)
class Mended:
    """A document's text after its fixes, the findings that they mended, and those that are left."""

    text: str
    fixed: tuple[Finding, ...]
    left: tuple[Finding, ...]


def mend(document: Document, findings: Iterable[Finding], unsafe: bool) -> Mended:
    """Apply the safe fixes (``unsafe``: all fixes) to the document's text.

    Raises InputError for a document whose text is extracted, so that its file cannot be edited.
    """
    if document.format in _EXTRACTED:
        raise InputError(
            f"{document.path}: a {document.format} file cannot be mended. Leave out --fix, and make the "
            "changes that the report names, or write a cleaned bibliography with --bib."
        )
    findings = tuple(findings)
    edits = accepted(document.text, findings, unsafe)
    made = [_is_made(finding, edits, unsafe) for finding in findings]
    return Mended(
        edited(document.text, edits),
        tuple(finding for finding, was_made in zip(findings, made, strict=True) if was_made),
        tuple(finding for finding, was_made in zip(findings, made, strict=True) if not was_made),
    )


def _is_made(finding: Finding, edits: Sequence[Edit], unsafe: bool) -> bool:
    fix = finding.fix
    if not (fix and fix.edits and (unsafe or fix.safe)):
        return False
    return all(edit in edits for edit in fix.edits)


def apply(text: str, findings: Iterable[Finding], unsafe: bool) -> str:
    """``text`` with the safe fixes (``unsafe``: all fixes) of the findings applied."""
    return edited(text, accepted(text, findings, unsafe))


def accepted(text: str, findings: Iterable[Finding], unsafe: bool) -> list[Edit]:
    """The edits that can be made together, in order of place."""
    chosen: list[Edit] = []
    for fix in _by_weight(findings, unsafe):
        edits = [edit for edit in fix.edits if _changes(text, edit)]
        if _fits(text, edits) and not any(_overlaps(chosen, edit) for edit in edits):
            for edit in edits:
                if edit not in chosen:
                    insort(chosen, edit, key=_place)
    return chosen


def edited(text: str, edits: Iterable[Edit]) -> str:
    """``text`` with edits made that do not overlap and are in order of place."""
    pieces, position = [], 0
    for edit in edits:
        pieces += [text[position : edit.start], edit.text]
        position = edit.end
    return "".join([*pieces, text[position:]])


def _by_weight(findings: Iterable[Finding], unsafe: bool) -> list[Fix]:
    ordered = sorted(findings, key=lambda finding: -finding.level.rank)
    return [finding.fix for finding in ordered if finding.fix and (unsafe or finding.fix.safe)]


def _changes(text: str, edit: Edit) -> bool:
    return text[edit.start : edit.end] != edit.text


def _fits(text: str, edits: list[Edit]) -> bool:
    """Whether the edits lie within the text and do not overlap one another."""
    places = sorted(_place(edit) for edit in edits)
    inside = all(0 <= start <= end <= len(text) for start, end in places)
    return inside and all(before[1] <= after[0] for before, after in pairwise(places))


def _overlaps(chosen: list[Edit], edit: Edit) -> bool:
    """Whether ``edit`` meets one of the chosen, which are in order; an equal edit meets nothing."""
    first = max(bisect_left(chosen, edit.start, key=lambda other: other.start) - 1, 0)
    near = takewhile(lambda other: other.start <= edit.end, islice(chosen, first, None))
    return any(other != edit and _meets(other, edit) for other in near)


def _meets(one: Edit, other: Edit) -> bool:
    if one.start == one.end or other.start == other.end:
        return one.start <= other.end and other.start <= one.end
    return one.start < other.end and other.start < one.end


def _place(edit: Edit) -> tuple[int, int]:
    return edit.start, edit.end
