"""What stands in a reference as printed, where a rule looks for signs rather than for fields."""

from __future__ import annotations

import re
from collections.abc import Iterator

from refcheck.model import Document, Reference, Span


def search(
    pattern: re.Pattern[str], reference: Reference, document: Document, sign: str = ""
) -> Iterator[tuple[re.Match[str], Span]]:
    """Every match in the reference's text, and the document's characters that it stands for.

    The text is the printed string, or the entry's source where the reference was read from fields.
    ``sign``, in lower case, stands in whatever the pattern matches: where it is missing, nothing is searched.
    """
    text = reference.unstructured
    if reference.structured:
        text = document.text[reference.span.start : reference.span.end]
    if sign not in text.lower():
        return
    for found in pattern.finditer(text):
        if found.end() > found.start():
            yield found, part_span(reference, *found.span())


def group_span(found: re.Match[str], reference: Reference, group: int | str) -> Span:
    """The document's characters for one group of a match that ``search`` found in the reference.

    Markup between the printed characters lies within: see ``is_printed_so``.
    """
    return part_span(reference, *found.span(group))


def part_span(reference: Reference, start: int, end: int) -> Span:
    """The document's characters for a stretch of the text that ``search`` looks through."""
    if reference.structured:
        return Span(reference.span.start + start, reference.span.start + end)
    return reference.locate(start, end)


def is_printed_so(document: Document, place: Span, text: str) -> bool:
    """Whether the document has just these characters there, but for line breaks: no markup among them."""
    return document.text[place.start : place.end].split() == text.split()


def stretch(document: Document, left: Span, right: Span) -> str:
    """What is printed between two fields."""
    return document.text[left.end : right.start]
