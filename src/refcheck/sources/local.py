"""A local index of Crossref records, asked like any other source; needs no network.

Works are found by exact keys first; where these do not settle what is meant, by the rarest words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from refcheck.model import Item, Journal, Reference, Work
from refcheck.sources.base import Answer, Identifier, Outcome, Scheme
from refcheck.sources.index.facts import facts, terms
from refcheck.sources.index.keys import identifier_key, reference_keys, string_words
from refcheck.sources.index.settle import Evidence, Question
from refcheck.sources.records import ARXIV_DOI, work

if TYPE_CHECKING:
    from refcheck.sources.index.holding import Holding

_MOST_BY_KEYS = 12
# A key of the title says more than one of numbers. What has a small part of the best one's has it by chance.
_WEIGHTS = (3, 1)
_CLEAR = 6
# A record less like the reference than this is not worth comparing.
_WORTH_COMPARING = 0.4
# Of 3,400 right works that only words led to, two scored lower than this share of the best score.
_NEAR_THE_BEST = 0.5


class LocalIndex:
    """A source over a ``holding``: records, the table of their keys, and the search by words."""

    def __init__(self, holding: Holding, name: str, complete: bool) -> None:
        self._holding = holding
        self._name = name
        self._complete = complete
        self.settled_by_keys = 0
        """How many references the keys alone settled, for those who measure."""

    @property
    def name(self) -> str:
        """The name reports show."""
        return self._name

    @classmethod
    def open(cls, path: str | Path, name: str = "local") -> LocalIndex:
        """The index in the folder ``path``, as ``refcheck index build`` made it.

        Raises IndexFormatError when there is none, or one that this version cannot read.
        """
        from refcheck.sources.index.files import FileHolding

        holding = FileHolding(Path(path))
        return cls(holding, name, complete=not holding.manifest.partial)

    def lookup(self, identifiers: Sequence[Identifier]) -> list[Answer]:
        """The work behind each identifier."""
        return [self._look_up(identifier) for identifier in identifiers]

    def search(self, references: Sequence[Reference], limit: int = 20) -> list[Answer]:
        """Up to ``limit`` candidates for each reference, best first."""
        return [self._answer(self._search(reference, limit)) for reference in references]

    def journals(self, title_or_issn: str) -> list[Journal]:
        """The journals that go by a full or short title, or by an ISSN, with their volumes' years."""
        return self._holding.journals(title_or_issn)

    def close(self) -> None:
        """Let go of the files."""
        self._holding.close()

    def _look_up(self, identifier: Identifier) -> Answer:
        works = [
            found for found in self._with(identifier) if _value(found, identifier.scheme) == identifier.value
        ]
        # Crossref's records hold no PMIDs: only of its own identifier can an index know that it is unknown.
        if identifier.scheme is not Scheme.DOI and not works:
            return Answer(
                (), Outcome.PARTIAL, f"{self._name} does not know every {identifier.scheme.value.upper()}"
            )
        return self._answer(works[:1])

    def _with(self, identifier: Identifier) -> Iterator[Work]:
        """The works that may have the identifier."""
        if identifier.scheme is Scheme.DOI:
            numbers = self._holding.find_doi(identifier.value)
        elif identifier.scheme is Scheme.ARXIV:
            numbers = self._holding.find_doi(f"{ARXIV_DOI}{identifier.value.lower()}")
        else:
            numbers = self._holding.find(identifier_key(identifier.scheme.value, identifier.value))
        return (self._work(self._holding.record(number)) for number in numbers)

    def _search(self, reference: Reference, limit: int) -> list[Work]:
        words = string_words(reference.unstructured)
        judged = self._judge(words, reference.item, self._by_keys(words, reference))
        ranked = sorted(judged, key=lambda number: -judged[number][0].score)
        worth = [number for number in ranked if judged[number][0].score >= _WORTH_COMPARING]
        if any(judged[number][0].settles for number in worth):
            self.settled_by_keys += 1
        else:
            worth = list(dict.fromkeys([*self._by_words(words, limit), *worth]))
        records = (
            judged[number][1] if number in judged else self._holding.record(number) for number in worth
        )
        return [self._work(record) for record in records][:limit]

    def _by_words(self, words: Sequence[str], limit: int) -> list[int]:
        """The records that share the rarest words, as far as they come near the best of them."""
        scored = self._holding.search(words, limit)
        return [number for score, number in scored if score >= _NEAR_THE_BEST * scored[0][0]]

    def _by_keys(self, words: Sequence[str], reference: Reference) -> list[int]:
        """The records that share most keys with the reference, without chance hits beside a clear one."""
        if not self._holding.may_share_a_key([*words, *terms(reference.item.title)]):
            return []
        votes: Counter[int] = Counter()
        for keys, weight in zip(reference_keys(words, reference.item), _WEIGHTS, strict=True):
            for key in keys:
                for number in self._holding.find(key):
                    votes[number] += weight
        ranked = votes.most_common(_MOST_BY_KEYS)
        return [number for number, count in ranked if count * _CLEAR >= ranked[0][1]]

    def _judge(
        self, words: Sequence[str], item: Item, numbers: Sequence[int]
    ) -> dict[int, tuple[Evidence, dict[str, Any]]]:
        if not numbers:
            return {}
        question = Question(words, item)
        records = {number: self._holding.record(number) for number in numbers}
        return {number: (question.evidence(facts(record)), record) for number, record in records.items()}

    def _work(self, record: dict[str, Any]) -> Work:
        return work(record, self._name)

    def _answer(self, works: Sequence[Work]) -> Answer:
        if self._complete:
            return Answer(tuple(works))
        why = f"{self._name} is a partial index: ask Crossref, or a complete index, for what it does not hold"
        return Answer(tuple(works), Outcome.PARTIAL, why)


def _value(found: Work, scheme: Scheme) -> str:
    return str(getattr(found.item, scheme.value))


def verified_sample() -> LocalIndex:
    """The partial index that comes with the package: the verified works of the example manuscript."""
    from refcheck.sources.index.holding import MemoryHolding

    return LocalIndex(MemoryHolding(verified_records()), "verified sample", complete=False)


def verified_records() -> list[dict[str, Any]]:
    """The sample's records in Crossref's form, each with where it was verified."""
    import json
    from importlib.resources import files

    text = files("refcheck.sources").joinpath("verified.json").read_text(encoding="utf-8")
    records: list[dict[str, Any]] = json.loads(text)["items"]
    return records
