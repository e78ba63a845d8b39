"""Whether what the keys led to is what was asked for: cheap evidence, to spare the search by words.

No verdict: that is ``resolve``'s. Here it is only decided whether looking further is worth its cost, and in
which order candidates are handed on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from refcheck.model import Item
from refcheck.sources.index.facts import Facts, number, terms

ENOUGH_TITLE_WORDS = 4
NEARLY_ALL, MOST, SOME = 0.85, 0.6, 0.3
"""Shares of the words of a title: what misprints leave of it, what shortening leaves, what is no chance."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What of a record stands in a reference string.

    ``title`` is the share of the title's words (0 when it has none), the rest says whether
    it is there. ``words`` counts the title's words; ``anonymous`` is a record without people.
    """

    title: float
    words: int
    family: bool
    families: int
    anonymous: bool
    year: bool
    volume: bool
    page: bool
    container: float

    @property
    def score(self) -> float:
        """Orders candidates: larger is better."""
        title = self.title * min(1.0, self.words / 6)
        numbers = 0.3 * self.page + 0.2 * self.volume + 0.2 * self.year
        return title + 0.3 * self.family + 0.05 * self.families + numbers + 0.1 * self.container

    @property
    def settles(self) -> bool:
        """Whether nothing better can be expected from a search by words."""
        return self._titled() or self._located()

    def _titled(self) -> bool:
        """The title stands there, whole or misspelt, and enough beside it."""
        numbers = self.page + self.volume + self.year
        if self.words < ENOUGH_TITLE_WORDS:
            return self.title == 1 and self.family and numbers >= 2
        if self.title >= NEARLY_ALL:
            return numbers + self.family >= 2
        return self.title >= MOST and self.family and numbers >= 2

    def _located(self) -> bool:
        """The place in the journal is enough, as in references that leave titles out."""
        if not self.page or self.container < MOST:
            return False
        if self.volume and self.year:
            return self.family or self.anonymous or self.title >= MOST
        return (self.volume or self.year) and self.family and (self.families > 1 or self.title >= SOME)


class Question:
    """A reference as it is held against facts."""

    def __init__(self, words: Sequence[str], item: Item) -> None:
        self._words = set(words)
        self._words.update(terms(item.title))
        self._numbers = {number(word) for word in self._words if any(map(str.isdigit, word))}

    def evidence(self, facts: Facts) -> Evidence:
        """What of ``facts`` stands in the reference."""
        words, numbers = self._words, self._numbers
        present = [name for name in facts.families if name[-1] in words]
        return Evidence(
            title=_share(facts.title, words),
            words=len(facts.title),
            family=bool(facts.families) and facts.families[0][-1] in words,
            families=len(present),
            anonymous=not facts.families,
            year=any(year in words for year in facts.years),
            volume=bool(facts.volume) and facts.volume in numbers,
            page=any(page in numbers or page in words for page in (facts.page, facts.number) if page),
            container=_share(facts.container, words),
        )


def _share(of: Sequence[str], words: set[str]) -> float:
    return sum(word in words for word in of) / len(of) if of else 0.0
