"""Which work a reference means: candidates from the sources, agreements, a verdict with its reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from refcheck.model import Match, Reference, Status
from refcheck.resolve.candidates import Inquiry, look_up, search
from refcheck.resolve.decide import decide
from refcheck.resolve.journals import with_journals
from refcheck.sources.base import Source

__all__ = ["resolve", "with_journals"]

_BATCH = 50


def resolve(references: Iterable[Reference], sources: Sequence[Source]) -> Iterator[Match]:
    """The match of each reference, in their order, each as soon as it and those before it are settled.

    ``sources`` are asked in order; a later one only for what the earlier ones did not settle. They are asked
    for a batch at a time, so that they can bundle what is asked.
    """
    remaining = iter(references)
    while batch := list(islice(remaining, _BATCH)):
        yield from _resolve_batch(batch, sources)


def _resolve_batch(batch: Sequence[Reference], sources: Sequence[Source]) -> Iterator[Match]:
    inquiries = [Inquiry(reference) for reference in batch]
    found: list[Match | None] = [None] * len(inquiries)
    for source in sources:
        look_up(_open(inquiries, found), source)
        found = _found(inquiries, found)
        answered = search(_open(inquiries, found), source)
        if source is sources[-1]:
            yield from _as_answered(inquiries, found, answered)
            return
        for _ in answered:
            pass
        found = _found(inquiries, found)
    yield from map(decide, inquiries)  # there was no source


def _open(inquiries: Sequence[Inquiry], found: Sequence[Match | None]) -> list[Inquiry]:
    return [inquiry for inquiry, match in zip(inquiries, found, strict=True) if match is None]


def _found(inquiries: Sequence[Inquiry], found: Sequence[Match | None]) -> list[Match | None]:
    """The matches that are settled by what is known by now; None for those still open."""
    return [match or _found_work(inquiry) for inquiry, match in zip(inquiries, found, strict=True)]


def _found_work(inquiry: Inquiry) -> Match | None:
    if not (inquiry.identified or inquiry.searched):
        return None
    match = decide(inquiry)
    return match if match.status is Status.FOUND else None


def _as_answered(
    inquiries: Sequence[Inquiry], found: Sequence[Match | None], answered: Iterator[Inquiry]
) -> Iterator[Match]:
    """The matches in their order; an open one as soon as the last source has answered it."""
    for inquiry, match in zip(inquiries, found, strict=True):
        if match is None:
            next(answered)
        yield match or decide(inquiry)
