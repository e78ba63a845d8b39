"""Findings' edits applied to a document's text: the characters that are wrong, and nothing else.

A fix is made as a whole or not at all. Where two overlap, the finding that weighs more wins, then the fix
that takes more away (it leaves nothing for the other to mend), then the one that stands first. Making the
fixes again changes nothing: an edit whose text stands there already is no edit.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from itertools import islice, pairwise, takewhile

from refcheck.model import Edit, Finding, Fix


def apply(text: str, findings: Iterable[Finding], unsafe: bool) -> str:
    """``text`` with the safe fixes (``unsafe``: all fixes) of the findings made."""
    _, edits = accepted(text, findings, unsafe)
    return edited(text, edits)


def accepted(text: str, findings: Iterable[Finding], unsafe: bool) -> tuple[list[Finding], list[Edit]]:
    """The findings whose fixes can be made together, and their edits in order of place."""
    mended: list[Finding] = []
    chosen: list[Edit] = []
    for finding in sorted(findings, key=_weight):
        if not (finding.fix and allowed(finding.fix, unsafe)):
            continue
        edits = [edit for edit in finding.fix.edits if _changes(text, edit)]
        if edits and fits(text, edits) and add_edits(chosen, edits):
            mended.append(finding)
    return mended, chosen


def add_edits(chosen: list[Edit], edits: Sequence[Edit]) -> bool:
    """Put ``edits`` among the chosen, which are in order; none of them when one meets another."""
    if any(_overlaps(chosen, edit) for edit in edits):
        return False
    for edit in edits:
        if edit not in chosen:
            insort(chosen, edit, key=_place)
    return True


def edited(text: str, edits: Iterable[Edit]) -> str:
    """``text`` with edits made that do not overlap and are in order of place."""
    pieces, position = [], 0
    for edit in edits:
        pieces += [text[position : edit.start], edit.text]
        position = edit.end
    return "".join([*pieces, text[position:]])


def allowed(fix: Fix, unsafe: bool) -> bool:
    """Whether a fix may be made: a safe one always, another when asked for."""
    return fix.safe or unsafe


def fits(text: str, edits: Sequence[Edit]) -> bool:
    """Whether the edits lie within the text and do not overlap one another."""
    places = sorted(_place(edit) for edit in edits)
    inside = all(0 <= start <= end <= len(text) for start, end in places)
    return inside and all(before[1] <= after[0] for before, after in pairwise(places))


def _weight(finding: Finding) -> tuple[int, int]:
    """Less for what goes first: the graver finding, the fix that takes more away."""
    edits = finding.fix.edits if finding.fix else ()
    return -finding.level.rank, -sum(edit.end - edit.start - len(edit.text) for edit in edits)


def _changes(text: str, edit: Edit) -> bool:
    return text[edit.start : edit.end] != edit.text


def _overlaps(chosen: list[Edit], edit: Edit) -> bool:
    """Whether ``edit`` meets one of the chosen, which are in order; an equal edit meets nothing."""
    first = max(bisect_left(chosen, edit.start, key=lambda other: other.start) - 1, 0)
    near = takewhile(lambda other: other.start <= edit.end, islice(chosen, first, None))
    return any(other != edit and _meets(other, edit) for other in near)


def _meets(one: Edit, other: Edit) -> bool:
    """Whether the edits share a character, or insert at one place; at an edge their order is clear."""
    return (one.start, one.end) == (other.start, other.end) or (
        one.start < other.end and other.start < one.end
    )


def _place(edit: Edit) -> tuple[int, int]:
    return edit.start, edit.end
