"""Whether the words of one title are those of another, abbreviated.

A word is an abbreviation of another when it is a contraction of it as ISO 4 makes them: truncated ("Miner" of
Mineral) or with letters left out ("Jt" of Joint, "Natl" of National). Sections are told from words.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from refcheck.fields.container_words import (
    IMPRINTS,
    LETTERED_SECTIONS,
    PLACES,
    SECTIONS,
    SKIPPED,
    SMALL_WORDS,
)

_Left = tuple[tuple[str, ...], tuple[str, ...]]


@lru_cache(maxsize=32768)
def fit(mine: tuple[str, ...], theirs: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """The sections that only one side names when all other words fit in order; None when they do not."""
    if not mine or not theirs:
        return None
    if (mine[0] in IMPRINTS) != (theirs[0] in IMPRINTS) and min(len(mine), len(theirs)) > 1:
        return _without_imprint(mine, theirs)
    if mine[0][0] != theirs[0][0] and mine[0] not in SKIPPED and theirs[0] not in SKIPPED:
        return None
    return _Alignment(mine, theirs).best(0, 0)


def _without_imprint(mine: tuple[str, ...], theirs: tuple[str, ...]) -> _Left | None:
    """The fit without the publisher's name that one side begins with; it counts as a section."""
    if mine[0] in IMPRINTS:
        return _with_cited(mine[0], fit(mine[1:], theirs))
    return _with_recorded(theirs[0], fit(mine, theirs[1:]))


class _Alignment:
    """Two word lists laid along each other with the fewest sections left over."""

    def __init__(self, mine: tuple[str, ...], theirs: tuple[str, ...]) -> None:
        self.mine, self.theirs = mine, theirs
        self.known: dict[tuple[int, int], _Left | None] = {}

    def best(self, i: int, j: int) -> _Left | None:
        if (i, j) not in self.known:
            found = [way for way in self._ways(i, j) if way is not None]
            self.known[i, j] = min(found, key=lambda way: len(way[0]) + len(way[1]), default=None)
        return self.known[i, j]

    def _ways(self, i: int, j: int) -> Iterator[_Left | None]:
        mine = self.mine[i] if i < len(self.mine) else ""
        theirs = self.theirs[j] if j < len(self.theirs) else ""
        if not mine and not theirs:
            yield (), ()
            return
        if mine and theirs:
            if i and j and mine == theirs and mine in LETTERED_SECTIONS:
                # "D Biol Crystallogr" and "Section D Structural Biology": the letter names the section.
                yield (), ()
            if fits(mine, theirs):
                yield self.best(i + 1, j + 1)
            yield from self._joined(i, j, mine, theirs)
        yield from self._skips(i, j, mine, theirs)

    def _skips(self, i: int, j: int, mine: str, theirs: str) -> Iterator[_Left | None]:
        """The ways on without a word that only one side has."""
        if mine in SKIPPED or (mine in PLACES and j == len(self.theirs)):
            yield self.best(i + 1, j)
        elif mine in SECTIONS and _begun(self.mine, i):
            yield _with_cited(mine, self.best(i + 1, j))
        if theirs in SKIPPED or (theirs in PLACES and i == len(self.mine)):
            yield self.best(i, j + 1)
        elif theirs in SECTIONS and _begun(self.theirs, j):
            yield _with_recorded(theirs, self.best(i, j + 1))

    def _joined(self, i: int, j: int, mine: str, theirs: str) -> Iterator[_Left | None]:
        """One word for two ("NeuroImage"), or initials for several ("Ann NY Acad Sci")."""
        if _is_whole_of(theirs, self.mine[i : i + 2]):
            yield self.best(i + 2, j + 1)
        if _is_whole_of(mine, self.theirs[j : j + 2]):
            yield self.best(i + 1, j + 2)
        mine_end = _initials_end(theirs, self.mine, i)
        if mine_end:
            yield self.best(mine_end, j + 1)
        theirs_end = _initials_end(mine, self.theirs, j)
        if theirs_end:
            yield self.best(i + 1, theirs_end)


def _is_whole_of(word: str, pieces: tuple[str, ...]) -> bool:
    """Whether ``word`` is two ``pieces`` in one, the second perhaps contracted."""
    if len(pieces) < 2 or not 1 < len(pieces[0]) < len(word) or not word.startswith(pieces[0]):
        return False
    return fits(pieces[0] + pieces[1], word)


def _begun(words: tuple[str, ...], place: int) -> bool:
    """Whether a word that tells something stands before ``place``."""
    return any(word not in SKIPPED for word in words[:place])


def _initials_end(letters: str, words: tuple[str, ...], start: int) -> int:
    """Where the words end whose initials are ``letters`` ("ny" of New York); 0 when they are not."""
    if not 2 <= len(letters) <= 5 or words[start][0] != letters[0]:
        return 0
    place = start
    for letter in letters:
        while place < len(words) and words[place] in SMALL_WORDS:
            place += 1
        if place == len(words) or words[place][0] != letter:
            return 0
        place += 1
    return place


def _with_cited(word: str, way: _Left | None) -> _Left | None:
    return None if way is None else ((word, *way[0]), way[1])


def _with_recorded(word: str, way: _Left | None) -> _Left | None:
    return None if way is None else (way[0], (word, *way[1]))


@lru_cache(maxsize=65536)
def fits(one: str, other: str) -> bool:
    """Whether two words are one word, either of them perhaps contracted."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if short[0] != long[0] or not short.isalpha():
        return False
    if len(short) == 1:
        return (short == "j" and long.startswith(("jour", "jo", "ju"))) or (
            short != "j" and short not in "abcdefghx"
        )
    if long.startswith(short):
        return True
    if _stem(one) == _stem(other):
        return True
    return _contracts(short, long)


def _stem(word: str) -> str:
    """A word without the ending in which its number differs ("Letters" and "Letter")."""
    return word.removesuffix("s").removesuffix("ie").removesuffix("y") if len(word) > 4 else word


def _contracts(short: str, long: str) -> bool:
    """Whether letters of ``long`` were left out to make ``short`` ("jt", "natl", "mgmt")."""
    if len(short) < 2 or not 0.25 <= len(short) / len(long) <= 0.75:
        return False
    rest = iter(long)
    if not all(letter in rest for letter in short):
        return False
    # Contractions keep the beginning, or the end ("dtsch", "natl", "jt"); a scatter of letters is chance.
    return long[1] == short[1] or long[-1] == short[-1] or len(short) >= 4
