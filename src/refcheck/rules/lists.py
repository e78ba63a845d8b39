"""The lists of a document that has several: one a chapter, or one for its supplement."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from refcheck.fields import numbers
from refcheck.model import Document, Match, Reference
from refcheck.rules.numbering import in_notes

_APART = 300  # characters of other text between two references part lists; a page's foot and head have fewer


def lists(matches: Sequence[Match], document: Document) -> list[list[Match]]:
    """The matches of each list, in order; none where the references stand in notes, which are no list."""
    if in_notes(matches):
        return []
    found = [list(matches[:1])]
    for before, match in pairwise(matches):
        if _begins_a_list(before.reference, match.reference, document):
            found.append([])
        found[-1].append(match)
    return found


def _begins_a_list(before: Reference, reference: Reference, document: Document) -> bool:
    """Whether much other text stands before a reference, or its number begins the count again."""
    if before.structured or reference.structured:
        return False
    between = document.text[before.span.end : (reference.label_span or reference.span).start]
    last, number = label_number(before), label_number(reference)
    again = number == 1 and last is not None and last > 1
    return again or len(" ".join(between.split())) > _APART or (last is not None and number is None)


def label_number(reference: Reference) -> int | None:
    """The number printed before a reference, or None."""
    return numbers.plain(reference.label.strip(" .()[]"))
