"""The records behind a Word document's citations, tied to the references of its printed list."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from refcheck.extract.join import Entry
from refcheck.model import Document, Item, Reference

_ENOUGH = 0.6  # share of a record's words that its printed reference must hold
_FAR_LESS = 0.1
_MARKUP = re.compile(r"</?[a-z]{1,4}>")
_PLACED = 0.9  # the share that author, year, volume and page count for, without a title


def tied(document: Document, printed: Sequence[Reference]) -> Document:
    """The document with its citations and records numbered like the printed references that they are.

    The keys that a citation keeps are those of records that the printed list does not have; these have the
    number 0.
    """
    numbers = tie(document.embedded, printed)
    marks = (
        replace(
            mark,
            numbers=tuple(numbers[key] for key in mark.keys if key in numbers),
            keys=tuple(key for key in mark.keys if key not in numbers),
        )
        for mark in document.citations
    )
    records = (replace(record, number=numbers.get(record.key, 0)) for record in document.embedded)
    return replace(document, citations=tuple(marks), embedded=tuple(records))


def outweigh(document: Document, entries: Sequence[Entry]) -> bool:
    """Whether the records behind the citations are all there is: the entries found hold the citations.

    So it is where no list is printed, but every source stands in full in a footnote.
    """
    marks = sorted(mark.span.start for mark in document.citations if mark.keys)
    holding = sum(
        bisect_left(marks, entry.lines[0].start) < bisect_left(marks, entry.lines[-1].end)
        for entry in entries
    )
    return bool(marks) and holding * 2 >= len(entries)


def tie(records: Sequence[Reference], printed: Sequence[Reference]) -> dict[str, int]:
    """By the key of each record, the number of the printed reference that it is, where there is one."""
    words = [(reference.number, _words(reference.unstructured)) for reference in printed]
    found: dict[str, tuple[float, int]] = {}
    best: dict[int, float] = {}
    for record in records:
        share, number = max(_shares(record.item, words), default=(0.0, 0.0, 0))[::2]
        if share >= _ENOUGH:
            found[record.key] = share, -number
            best[-number] = max(share, best.get(-number, 0.0))
    # One that is far less alike than another is a similar work, which the list lacks.
    return {key: number for key, (share, number) in found.items() if share > best[number] - _FAR_LESS}


def _shares(item: Item, printed: Sequence[tuple[int, frozenset[str]]]) -> Iterator[tuple[float, float, int]]:
    """How much of what tells a record, and of what places it, each entry holds; then its number, negative."""
    telling, placing = _telling(item), _placing(item)
    where = _words(f"{item.container_title} {item.volume} {item.issue} {item.page} {item.doi}")
    for number, held in printed:
        share = len(telling & held) / max(len(telling), 1)
        placed = _PLACED if placing and placing <= held else 0.0
        yield max(share, placed), len(where & held) / max(len(where), 1), -number


def _telling(item: Item) -> frozenset[str]:
    """The words of a record that most styles print: title, first author, year."""
    return _words(f"{_MARKUP.sub(' ', item.title)} {_author(item)} {_year(item)}")


def _placing(item: Item) -> frozenset[str]:
    """What styles without titles print: first author, year, volume and page; empty if one is unknown."""
    first_page = re.match(r"\w+", item.page)
    parts = (_author(item), _year(item), item.volume, first_page[0] if first_page else "")
    return _words(" ".join(parts)) if all(parts) else frozenset()


def _author(item: Item) -> str:
    first = item.author[0] if item.author else None
    return (first.family or first.literal) if first else ""


def _year(item: Item) -> str:
    return str(item.issued.year) if item.issued and item.issued.year else ""


def _words(text: str) -> frozenset[str]:
    plain = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(character for character in plain if not unicodedata.combining(character))
    return frozenset(re.findall(r"\w+", bare))
