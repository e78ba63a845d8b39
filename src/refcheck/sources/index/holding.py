"""What an index holds: records by number, a table of keys, and a search by words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, Protocol

from refcheck.model import Journal
from refcheck.sources.index.facts import Facts, facts, number
from refcheck.sources.index.keys import TITLE_WORDS, identifier_key, record_keys
from refcheck.sources.index.tables import MemoryTable
from refcheck.sources.values import text

# Fewer words than this any two references share; of a record's own words this part must be there, for
# among a handful of records one always comes nearest.
_FEWEST_SHARED = 3
_LEAST_PART = 1 / 3


class Holding(Protocol):
    """Records, numbered from 0, and two ways to their numbers."""

    def record(self, number: int) -> dict[str, Any]:
        """A record in Crossref's shape, trimmed to what is used of it."""

    def find(self, key: int) -> Sequence[int]:
        """The numbers of the records that have ``key`` (see ``keys``)."""

    def find_doi(self, doi: str) -> Sequence[int]:
        """The numbers of the records that may have ``doi``: the hashes of two DOIs can be one."""

    def may_share_a_key(self, words: Sequence[str]) -> bool:
        """Whether a reference with these words can have a key of ``find``: no spares computing its keys."""

    def search(self, words: Sequence[str], limit: int) -> Sequence[tuple[float, int]]:
        """Scores and numbers of up to ``limit`` records that share the rarest of ``words``, best first."""

    def journals(self, title_or_issn: str) -> list[Journal]:
        """The journals that go by a title, full or short, or by an ISSN."""

    def close(self) -> None:
        """Let go of files."""


def other_keys(record: dict[str, Any], known: Facts) -> set[int]:
    """The keys a record is filed under besides its DOI's."""
    keys = record_keys(known)
    for scheme in ("PMID", "PMCID"):
        if value := text(record.get(scheme)):
            keys.add(identifier_key(scheme.lower(), value))
    return keys


def index_words(known: Facts) -> list[str]:
    """The words a record is searched by."""
    families = [word for family in known.families for word in family]
    numbers = [*known.years, known.volume, known.page, known.number]
    return list(dict.fromkeys(filter(None, [*known.title, *families, *known.container, *numbers])))


def anchors(known: Facts) -> set[str]:
    """Words, and numbers as ``facts.number`` gives them, of which each of a record's keys holds one."""
    title, ends = known.title, [known.title]
    if len(title) >= TITLE_WORDS:
        ends = [title[:TITLE_WORDS], title[-TITLE_WORDS:]]
    words = {max(end, key=len) for end in ends if end}
    return words | {place for place in (known.page, known.number) if place}


class MemoryHolding:
    """A handful of records in memory."""

    def __init__(self, records: Iterable[dict[str, Any]]) -> None:
        self._records = list(records)
        self._table = MemoryTable()
        self._words: dict[str, list[int]] = {}
        self._enough: list[float] = []
        self._anchors: set[str] = set()
        for place, record in enumerate(self._records):
            known = facts(record)
            self._table.add({identifier_key("doi", known.doi), *other_keys(record, known)}, place)
            self._anchors |= anchors(known)
            words = set(index_words(known))
            self._enough.append(max(_FEWEST_SHARED, _LEAST_PART * len(words)))
            for word in words:
                self._words.setdefault(word, []).append(place)

    def record(self, number: int) -> dict[str, Any]:
        """See ``Holding``."""
        return self._records[number]

    def find(self, key: int) -> Sequence[int]:
        """See ``Holding``."""
        return self._table.find(key)

    def find_doi(self, doi: str) -> Sequence[int]:
        """See ``Holding``."""
        return self._table.find(identifier_key("doi", doi))

    def may_share_a_key(self, words: Sequence[str]) -> bool:
        """See ``Holding``."""
        if not self._anchors.isdisjoint(words):
            return True
        return any(number(word) in self._anchors for word in words if not word.isalpha())

    def search(self, words: Sequence[str], limit: int) -> Sequence[tuple[float, int]]:
        """See ``Holding``."""
        shared = Counter(place for word in dict.fromkeys(words) for place in self._words.get(word, ()))
        return [
            (float(count), place)
            for place, count in shared.most_common(limit)
            if count >= self._enough[place]
        ]

    def journals(self, title_or_issn: str) -> list[Journal]:  # noqa: ARG002
        """None: a handful of records tells nothing of a journal."""
        return []

    def close(self) -> None:
        """See ``Holding``."""
        self._table.close()
