"""From a reference string to an item."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import islice

from refcheck.model import Deferred, FieldSpan, Item, Reference, Span
from refcheck.parser.assemble import assemble
from refcheck.parser.draft import Draft, Printed
from refcheck.parser.linked import linked
from refcheck.parser.segments import segments
from refcheck.parser.shapes import shaped
from refcheck.parser.tokens import Tokens, tokenise

# References are labelled this many at a time: enough to batch well, few enough to stream.
_CHUNK = 192

# What speaks for a reference, and how much; a sentence that cites seldom has more than a name and a year.
_EVIDENCE = {
    "doi": 4, "pmid": 4, "arxiv": 4, "isbn": 4, "author": 2, "editor": 2, "url": 2, "title": 1, "issued": 1,
    "container_title": 1, "volume": 1, "page": 1, "number": 1, "publisher": 1, "publisher_place": 1,
    "edition": 1, "genre": 1, "accessed": 1, "medium": 1,
    "number_of_pages": 1,
}  # fmt: skip
_ENOUGH = 4
_DESIGNATED = frozenset({"patent", "standard"})  # known by their numbers, often without authors


def parse(references: Iterable[Reference]) -> Iterator[Reference]:
    """Fill the item of each reference, and where each field stands; order is kept.

    Works on a stream: a few hundred references are held at a time. References that came as fields
    (``structured``) pass through unchanged.
    """
    stream = iter(references)
    while chunk := list(islice(stream, _CHUNK)):
        yield from _parsed(chunk)


def parse_string(text: str) -> Reference:
    """One printed reference, parsed; its fields are placed in ``text``."""
    (parsed,) = parse([Reference(number=1, unstructured=text, span=Span(0, len(text)))])
    return parsed


def _parsed(chunk: Sequence[Reference]) -> Iterator[Reference]:
    printed = [tokenise(reference.unstructured) for reference in chunk if not reference.structured]
    labellings = iter(zip(printed, _labelled(printed), strict=True))
    for reference in chunk:
        yield reference if reference.structured else _filled(reference, *next(labellings))


def _labelled(printed: Sequence[Tokens]) -> list[tuple[list[str], float]]:
    if not any(len(tokens) for tokens in printed):
        return [([], 0.0)] * len(printed)
    from refcheck.parser.label import tagger  # a .bib never needs NumPy

    return [(found.labels, found.log_probability) for found in tagger().label(printed)]


def _filled(reference: Reference, tokens: Tokens, labelling: tuple[list[str], float]) -> Reference:
    labels, log_probability = labelling
    draft = Draft(tokens, shaped(tokens.text) or segments(tokens, labels), tokens.text.lower())
    item = linked(assemble(draft), reference.links)
    is_reference = _looks_like_reference(item)
    confidence = math.exp(log_probability / 2) if is_reference else 0.0
    return replace(
        reference,
        item=item,
        fields=Deferred(partial(_field_spans, reference, draft.printed)),
        confidence=round(min(confidence, 1.0), 4),
        is_reference=is_reference,
    )


def _field_spans(reference: Reference, printed: Sequence[Printed]) -> tuple[FieldSpan, ...]:
    """The places of the fields in the document, which a filter never asks for."""
    return tuple(
        FieldSpan(variable, reference.locate(start, end), index, part)
        for variable, start, end, index, part in printed
    )


def _looks_like_reference(item: Item) -> bool:
    """Whether enough of a work was found to look it up: a sum of what speaks for it."""
    if item.container_title and item.volume and (item.page or item.number):
        return True
    evidence = sum(weight for variable, weight in _EVIDENCE.items() if getattr(item, variable))
    return evidence + (len(item.author) > 1) + (item.type in _DESIGNATED) >= _ENOUGH
