"""Which work a reference means: candidates from the sources, agreements, a verdict with its reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from refcheck.model import Match, Reference, Status
from refcheck.resolve.candidates import Inquiry, look_up, search
from refcheck.resolve.decide import decide
from refcheck.sources.base import Source

__all__ = ["resolve"]

_BATCH = 50


def resolve(references: Iterable[Reference], sources: Sequence[Source]) -> Iterator[Match]:
    """The match of each reference, in their order, as batches of them are settled.

    ``sources`` are asked in order; a later one only for what the earlier ones did not settle.
    """
    remaining = iter(references)
    while batch := list(islice(remaining, _BATCH)):
        yield from _resolve_batch(batch, sources)


def _resolve_batch(batch: Sequence[Reference], sources: Sequence[Source]) -> Iterator[Match]:
    inquiries = [Inquiry(reference) for reference in batch]
    matches = [decide(inquiry) for inquiry in inquiries]
    for source in sources:
        for step in (look_up, search):
            open_places = [place for place, match in enumerate(matches) if match.status is not Status.FOUND]
            step([inquiries[place] for place in open_places], source)
            for place in open_places:
                matches[place] = decide(inquiries[place])
    yield from matches
