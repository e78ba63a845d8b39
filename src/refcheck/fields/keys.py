"""Citation keys: the first author's family name and the year, "genant1993".

A key that the document already has is kept. The year is the recorded work's where one was found, for that
is what
the cleaned entry will say; else the cited one. Works of one author and year are told apart by a letter
from the second on (genant1993, genant1993a, ...) in the order of the list, so that a reference added at
the end renames nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import count
from string import ascii_lowercase

from refcheck.fields.characters import squash, words
from refcheck.model import Date, DateKind, Item, Match, Name, Reference, Work

# Words that open so many titles and groups' names that they tell nothing of the work.
_ARTICLES = frozenset({
    "a", "an", "the", "la", "le", "les", "der", "die", "das", "el", "los", "las", "un", "une", "ein",
    "eine", "on", "of",
})  # fmt: skip


def assign(matches: Iterable[Match]) -> tuple[Match, ...]:
    """The matches with a citation key on every reference; keys that are there already are kept."""
    matches = tuple(matches)
    keys = _Keys(match.reference.key for match in matches if match.reference.key)
    return tuple(_with_key(match, keys) for match in matches)


def keyed(references: Iterable[Reference]) -> Iterator[Reference]:
    """The references as they come, each with a key that none before it has."""
    keys = _Keys()
    for reference in references:
        key = reference.key or keys.free(base(reference.item))
        keys.take(key)
        yield replace(reference, key=key)


def base(item: Item, work: Work | None = None) -> str:
    """The key of one work before it is told apart from others: "genant1993", "who2014", "anon"."""
    year = _year(work) if work else ""
    named = item if work is None or item.author or item.editor or item.title else work.item
    return _stem(named) + (year or _cited_year(item))


def published(work: Work) -> Date | None:
    """The date a work is cited by: print, else issued, else whatever publication date the record has."""
    for kind in (DateKind.PRINT, DateKind.ISSUED, DateKind.OTHER, DateKind.ONLINE):
        date = work.date(kind)
        if date and date.year:
            return date
    return work.item.issued


class _Keys:
    """The keys that are taken. For each stem it is kept how far its variants have been tried."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = {key.casefold() for key in taken}
        self._tried: dict[str, int] = {}

    def take(self, key: str) -> None:
        self._taken.add(key.casefold())

    def free(self, stem: str) -> str:
        """The first variant of ``stem`` that is not taken."""
        if stem not in self._taken:  # nearly always, so that little is kept of a long list
            return stem
        untried = count(self._tried.get(stem, 1))
        number = next(each for each in untried if stem + _letters(each) not in self._taken)
        self._tried[stem] = number + 1
        return stem + _letters(number)


def _with_key(match: Match, keys: _Keys) -> Match:
    if match.reference.key:
        return match
    key = keys.free(base(match.reference.item, match.work))
    keys.take(key)
    return replace(match, reference=replace(match.reference, key=key))


def variants(stem: str) -> Iterator[str]:
    """The key itself, then with a ... z, then with aa, ab, ... after it: without end."""
    return (stem + _letters(number) for number in count())


def _letters(number: int) -> str:
    """The letters that tell variant ``number`` apart: none, a ... z, aa, ab, ..."""
    letters = ""
    while number:
        number, letter = divmod(number - 1, 26)
        letters = ascii_lowercase[letter] + letters
    return letters


def _year(work: Work) -> str:
    date = published(work)
    return str(date.year) if date and date.year else ""


def _cited_year(item: Item) -> str:
    return str(item.issued.year) if item.issued and item.issued.year else ""


def _stem(item: Item) -> str:
    people = item.author or item.editor
    if people and (stem := _name_stem(people[0])):
        return stem
    return _ascii(_telling_word(item.title or item.container_title)) or "anon"


def _name_stem(name: Name) -> str:
    if name.literal:
        return _ascii(_telling_word(name.literal))
    return _ascii(squash(name.family or name.given))


def _telling_word(text: str) -> str:
    return next((word for word in words(text) if word not in _ARTICLES), "")


def _ascii(text: str) -> str:
    return text.encode("ascii", "ignore").decode()
