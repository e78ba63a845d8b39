"""How rules read a match: the agreement they ask for, the printed field, the evidence that goes with it."""

from __future__ import annotations

from collections.abc import Mapping

from refcheck.model import Agreement, Date, Document, Item, Match, Reference, Span, State, Work
from refcheck.rules.as_printed import stands

_PARTS_OF_BOOKS = frozenset({"chapter", "paper-conference", "entry-encyclopedia", "entry-dictionary", "book"})


def contradiction(match: Match, variable: str) -> Agreement | None:
    """The agreement on a variable when the record contradicts the parse and the printed string."""
    return in_state(match, variable, State.CONTRADICT) if match.agreements else None


def in_state(match: Match, variable: str, state: State, *notes: str) -> Agreement | None:
    """The agreement on a variable when it is in this state and has one of these notes, if any are given."""
    found = match.agreement(variable)
    if found is None or found.state is not state or (notes and found.note not in notes):
        return None
    return None if state is State.CONTRADICT and stands(match, found) else found


def same_work(match: Match) -> bool:
    """Whether the title and the authors both say that the record is of the work that is cited."""
    agreeing = {State.AGREE, State.VARIANT}
    return all(
        (found := match.agreement(variable)) is not None and found.state in agreeing
        for variable in ("title", "author")
    )


def is_of_a_book(recorded: Item) -> bool:
    """Whether a work is part of a book, which has a title, stands in a series, or tells of a conference.

    A record names one of these containers, and the reference perhaps another.
    """
    return recorded.type in _PARTS_OF_BOOKS or not (recorded.type or recorded.volume or recorded.issn)


def span(reference: Reference, variable: str, index: int | None = None, part: str = "") -> Span:
    """Where a field is printed: the part, else the whole field, else the whole reference."""
    for wanted in ((index, part), (index, ""), (None, part), (None, "")):
        if (found := reference.field_span(variable, *wanted)) is not None:
            return found
    return reference.span


def printed(document: Document, place: Span) -> str:
    """The document's characters at ``place``."""
    return document.text[place.start : place.end]


def evidence(work: Work | None, values: Mapping[str, str] | None = None) -> dict[str, str]:
    """``values`` that are not empty, then who says so: the source and the record's DOI."""
    shown = dict(values or {})
    if work is not None:
        shown |= {"source": work.source, "doi": work.item.doi}
    return {name: value for name, value in shown.items() if value}


def day(date: Date | None) -> str:
    """A date as precise as it is known, in ISO 8601 ("1993-09"); "" when there is none."""
    if date is None or date.year is None:
        return date.literal if date is not None else ""
    parts = [f"{date.year:04}"]
    if date.month is not None:
        parts.append(f"{date.month:02}")
        if date.day is not None:
            parts.append(f"{date.day:02}")
    return "-".join(parts)


def volume_and_issue(work: Work) -> str:
    """``8(9)``, ``8`` or "" as the record has them."""
    item = work.item
    return f"{item.volume}({item.issue})" if item.volume and item.issue else item.volume


def within(document: Document, place: Span, text: str) -> Span | None:
    """Where ``text`` stands alone within ``place``, or None when it does not."""
    start = document.text.find(text, place.start, place.end) if text else -1
    return Span(start, start + len(text)) if start >= 0 else None
