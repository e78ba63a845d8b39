"""Which references of a list the text cites."""

from __future__ import annotations

from collections.abc import Sequence

from refcheck.fields import numbers
from refcheck.model import Document, Match, Reference

_WEAK = 0.7  # a sign with a score below speaks against the list
_MOST = 0.5  # of the list must be cited by number before another number counts as a citation


def printed_number(reference: Reference) -> int:
    """The number that the text cites a reference by: the printed label, else its place in the list."""
    label = numbers.plain(reference.label.strip(" .()[]"))
    return reference.number if label is None else label


def cited_number(reference: Reference, document: Document) -> int:
    """The number that a citation of this document has for a reference.

    Where the citations are keys, which their format tied to the list, it is the reference's place.
    """
    keyed = any(mark.keys for mark in document.citations)
    return reference.number if keyed else printed_number(reference)


def handle(reference: Reference) -> str:
    """What its own document calls a reference: the key of a .bib entry, the number of a printed one."""
    return reference.key if reference.structured and reference.key else str(printed_number(reference))


def name_of(reference: Reference) -> str:
    """``genant1993`` for a .bib entry, ``reference 11`` for a printed one."""
    shown = handle(reference)
    return shown if shown == reference.key else f"reference {shown}"


def in_notes(matches: Sequence[Match]) -> bool:
    """Whether the references stand in notes: their numbers, their order and their repetition say nothing."""
    return any(match.reference.in_note for match in matches)


def cited_numbers(document: Document) -> set[int]:
    """Every number that the text cites."""
    return {number for citation in document.citations for number in citation.numbers}


def cited_keys(document: Document) -> set[str]:
    """Every key that the text cites."""
    return {key for citation in document.citations for key in citation.keys}


def speaks_of(matches: Sequence[Match], document: Document) -> bool:
    """Whether the citations name references of this list, so that others can be missing from it."""
    keys = cited_keys(document)
    if keys:
        listed = {match.reference.key for match in matches if match.reference.key}
        return bool(listed & keys or document.embedded)
    numbers = {cited_number(match.reference, document) for match in matches}
    return bool(matches) and len(cited_numbers(document) & numbers) >= _MOST * len(numbers)


def against(document: Document, but: str) -> list[str]:
    """The signs that speak against a doubtful list, but one."""
    sure = document.certainty
    if sure is None or not sure.is_doubtful:
        return []
    return [sign.said for sign in sure.signs if sign.score < _WEAK and sign.name != but]


def uncited(matches: Sequence[Match], document: Document) -> list[Reference]:
    """The references that no citation names; none where the text cites in no way that is understood."""
    cited, keys = cited_numbers(document), cited_keys(document)
    if "*" in keys:
        return []
    if not cited and not any(match.reference.key in keys for match in matches):
        return []
    return [
        match.reference
        for match in matches
        if match.reference.key not in keys and cited_number(match.reference, document) not in cited
    ]
