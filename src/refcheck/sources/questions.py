"""What to ask a search engine about a reference: one line of text."""

from __future__ import annotations

from refcheck.model import Item, Reference

_LONGEST = 1_000  # characters; more only makes a URL too long, never a better answer
_AUTHORS = 3


def bibliographic_text(reference: Reference) -> str:
    """The printed string; the item's main fields where none is printed (a .bib), or authors without end."""
    printed = _sendable(reference.unstructured)
    if printed and len(printed) <= _LONGEST and not reference.structured:
        return printed
    return (_sendable(_composed(reference.item)) or printed)[:_LONGEST]


def is_sendable(text: str) -> bool:
    """Whether a URL can hold it: some files hold lone surrogates, which none can."""
    return text == text.encode("utf-8", "replace").decode("utf-8")


def _sendable(text: str) -> str:
    """On one line, without what cannot be sent."""
    return " ".join(text.encode("utf-8", "replace").decode("utf-8").split())


def _composed(item: Item) -> str:
    if not item.title:
        return ""
    names = (name.family or name.literal for name in item.author[:_AUTHORS])
    year = str(item.issued.year) if item.issued and item.issued.year else ""
    parts = (*names, item.title, item.container_title, item.volume, item.page or item.number, year)
    return " ".join(part for part in parts if part)
