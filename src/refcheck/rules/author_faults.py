"""Which printed authors the record does not have there, and which recorded ones are not printed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from refcheck.fields import people
from refcheck.fields.people import Pair
from refcheck.model import Item, Match, Name, Span, State
from refcheck.rules.reading import contradiction, span


@dataclass(frozen=True, slots=True)
class AuthorFault:
    """One printed author (``place`` in the list, None where one is missing) beside the recorded one."""

    note: str
    place: int | None
    printed: str
    recorded: str
    printed_family: str = ""
    recorded_family: str = ""
    recorded_given: str = ""


def faults(match: Match, *notes: str) -> list[AuthorFault]:
    """The contradictions with these notes among the authors, in printed order."""
    if contradiction(match, "author") is None or match.work is None:
        return []
    return [
        fault
        for fault in _contradictions(match.reference.item, _people(match.work.item))
        if fault.note in notes
    ]


def variants(match: Match, note: str) -> list[AuthorFault]:
    """The names that are variants of the recorded ones in the way ``note`` says."""
    if match.work is None or match.agreement("author") is None:
        return []
    item, work = match.reference.item, _people(match.work.item)
    return [
        _fault(pair, item, work)
        for pair in _pairs(item.author, work.author)
        if pair.state is State.VARIANT and pair.note == note
    ]


def place(match: Match, fault: AuthorFault) -> Span:
    """Where the author stands, or the author list when the author is missing."""
    return span(match.reference, "author", index=fault.place)


def _people(recorded: Item) -> Item:
    """The record with its editors as authors where it has none, as books are cited."""
    return recorded if recorded.author else replace(recorded, author=recorded.editor)


@lru_cache(maxsize=1024)
def _pairs(printed: tuple[Name, ...], recorded: tuple[Name, ...]) -> tuple[Pair, ...]:
    return people.align(printed, recorded)


def _contradictions(item: Item, work: Item) -> list[AuthorFault]:
    pairs = _pairs(item.author, work.author)
    last = max(
        (pair.recorded for pair in pairs if pair.cited is not None and pair.recorded is not None), default=0
    )
    return [
        _fault(pair, item, work)
        for pair in pairs
        if pair.state is State.CONTRADICT and not _allowed(pair, item, work, last)
    ]


def _allowed(pair: Pair, item: Item, work: Item, last: int) -> bool:
    """Whether "et al." stands for the missing author, or the author is a group, which lists may leave out."""
    if pair.cited is None and pair.recorded is not None:
        return _is_group(work.author[pair.recorded]) or (item.authors_truncated and pair.recorded > last)
    if pair.recorded is None and pair.cited is not None:
        return _is_group(item.author[pair.cited])
    return False


def _is_group(name: Name) -> bool:
    return bool(name.literal) and not name.family


def _fault(pair: Pair, item: Item, work: Item) -> AuthorFault:
    printed = () if pair.cited is None else (item.author[pair.cited],)
    recorded = () if pair.recorded is None else (work.author[pair.recorded],)
    return AuthorFault(
        note=pair.note,
        place=pair.cited,
        printed=people.show(printed),
        recorded=people.show(recorded),
        printed_family="".join(name.family for name in printed),
        recorded_family="".join(name.family for name in recorded),
        recorded_given="".join(name.given for name in recorded),
    )
