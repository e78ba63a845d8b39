"""What to ask a search engine about a reference: one line of text."""

from __future__ import annotations

from refcheck.model import Item, Reference

_LONGEST = 1_000  # characters; more only makes a URL too long, never a better answer
_AUTHORS = 3


def bibliographic_text(reference: Reference) -> str:
    """The printed string; the item's main fields where nothing is printed, or authors without end."""
    printed = " ".join(reference.unstructured.split())
    if printed and len(printed) <= _LONGEST:
        return printed
    composed = _composed(reference.item)
    return (composed or printed)[:_LONGEST]


def _composed(item: Item) -> str:
    if not item.title:
        return ""
    names = (name.family or name.literal for name in item.author[:_AUTHORS])
    year = str(item.issued.year) if item.issued and item.issued.year else ""
    parts = (*names, item.title, item.container_title, item.volume, item.page or item.number, year)
    return " ".join(part for part in parts if part)
