"""The addresses behind printed references."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from refcheck.model import Link, Reference


def attach(references: Sequence[Reference], links: Sequence[Link]) -> tuple[Reference, ...]:
    """The references with the addresses that their characters lead to, in order of place."""
    if not links:
        return tuple(references)
    ordered = sorted(links, key=lambda link: link.span)
    starts = [link.span.start for link in ordered]
    found = []
    for reference in references:
        first = bisect_left(starts, (reference.label_span or reference.span).start)
        after = bisect_left(starts, reference.span.end)
        urls = tuple(dict.fromkeys(link.url for link in ordered[first:after]))
        found.append(replace(reference, links=urls) if urls else reference)
    return tuple(found)
