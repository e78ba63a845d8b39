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
    matches = [decide(inquiry) for inquiry in inquiries]
    for source in sources:
        look_up(_open(inquiries, matches), source)
        matches = _decided(inquiries, matches)
        answered = search(_open(inquiries, matches), source)
        if source is sources[-1]:
            yield from _as_answered(inquiries, matches, answered)
            return
        for _ in answered:
            pass
        matches = _decided(inquiries, matches)
    yield from matches


def _open(inquiries: Sequence[Inquiry], matches: Sequence[Match]) -> list[Inquiry]:
    return [inquiry for inquiry, match in zip(inquiries, matches, strict=True) if _is_open(match)]


def _decided(inquiries: Sequence[Inquiry], matches: Sequence[Match]) -> list[Match]:
    """The matches once more, where more may be known by now."""
    return [
        decide(inquiry) if _is_open(match) else match
        for inquiry, match in zip(inquiries, matches, strict=True)
    ]


def _as_answered(
    inquiries: Sequence[Inquiry], matches: Sequence[Match], answered: Iterator[Inquiry]
) -> Iterator[Match]:
    """The matches in their order; an open one as soon as the last source has answered it."""
    for inquiry, match in zip(inquiries, matches, strict=True):
        if not _is_open(match):
            yield match
            continue
        next(answered)
        yield decide(inquiry)


def _is_open(match: Match) -> bool:
    return match.status is not Status.FOUND
