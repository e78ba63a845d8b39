"""The records behind a Word document's citations, tied to the references of its printed list."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from refcheck.extract.join import Entry
from refcheck.model import Citation, Document, Item, Reference

_ENOUGH = 0.6  # share of a record's words that its printed reference must hold
_FAR_LESS = 0.1


def numbered(
    citations: Sequence[Citation], records: Sequence[Reference], printed: Sequence[Reference]
) -> tuple[Citation, ...]:
    """The citations with the numbers of the printed references that their records are.

    The keys that are left are those of records that the printed list does not have.
    """
    numbers = tie(records, printed)
    return tuple(
        replace(
            mark,
            numbers=tuple(numbers[key] for key in mark.keys if key in numbers),
            keys=tuple(key for key in mark.keys if key not in numbers),
        )
        for mark in citations
    )


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
        wanted = _telling(record.item)
        shares = ((len(wanted & held) / max(len(wanted), 1), -number) for number, held in words)
        share, number = max(shares, default=(0.0, 0))
        if share >= _ENOUGH:
            found[record.key] = share, -number
            best[-number] = max(share, best.get(-number, 0.0))
    # One that is far less alike than another is a similar work, which the list lacks.
    return {key: number for key, (share, number) in found.items() if share > best[number] - _FAR_LESS}


def _telling(item: Item) -> frozenset[str]:
    """The words of a record that every style prints: title, first author, year."""
    first = item.author[0] if item.author else None
    author = (first.family or first.literal) if first else ""
    year = str(item.issued.year) if item.issued and item.issued.year else ""
    return _words(f"{item.title} {author} {year}")


def _words(text: str) -> frozenset[str]:
    plain = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(character for character in plain if not unicodedata.combining(character))
    return frozenset(re.findall(r"\w+", bare))
