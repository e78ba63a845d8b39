"""Citations by author and year, searched from the list to the text: (Quill, 1999a), Strom et al. (2001)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from refcheck.extract.called import WORDED, Called, called, folded_in_place, plain_year
from refcheck.extract.candidates import Candidates
from refcheck.model import Citation, Reference, Span

_YEAR = re.compile(
    rf"(?<!\d)(?<!\d-)(?<!\.)(?<!\D\d,)(?<!\D\d\d,)((?:1[5-9]|20)\d\d(?!\d)|(?<![^\W_])(?:{WORDED}))"
    r"([a-z](?![a-z]))?((?:\s?(?:[,&/–-]|and|und)\s?[a-z]\b(?!\.))*)"
)
_SUFFIXES = re.compile(r"(?<![a-z])([a-z])(?:\s?[–-]\s?([a-z]))?(?![a-z])")
_NO_NAME = re.compile(  # what may stand between two years of one author
    r"\b(?:and|und|et|og|och|en|pp|seite|chap|ch|kap|figs?|tab(?:le)?|see|also|vgl|sowie|orig|dt|engl|ff)\b"
)
_REACH = 120  # characters back from a year to the name it goes with
_AHEAD = 40  # and forward, "in 1905 Max Weber"
_UP_TO_A_NAME = re.compile(r",?\s(?:\w+\s){0,2}")
_ENDS_THERE = re.compile(r"\s?[)\],;:]")
_PARTED = re.compile(r"[^;\d()]{0,20};\s?")  # two authors by a semicolon
_INITIAL_BEFORE = re.compile(r"(?<![^\W_])([^\W\d_])\.[ -]?$")
_UP_TO_THE_YEAR = re.compile(r"[\s,(\[]*")  # behind a name that is written small: else it is a word
_WORD_ENDS = re.compile(r"(?:['’`´]?s['’`´]?)?(?!\w)")
_FOREIGN = re.compile(r"[^\W\d_a-z]")  # of another script, in which names take endings
_FOREIGN_WORD_ENDS = re.compile(r"[^\W\d_]{0,3}(?!\w)|[等和与及]")
_BROKEN = re.compile(r"(?<!\w)(\w+)- (\w+)")

_ANY = "any year"
_NONE = Candidates()

_Found = tuple[tuple[int, ...], int, int]  # the numbers that are cited, and from where to where


@dataclass(frozen=True, slots=True)
class _Named:
    """A reference whose first author's name stands at ``place`` of the segment before a year."""

    place: int
    length: int
    called: Called


def find(text: str, outside: Sequence[Span], references: Sequence[Reference]) -> list[Citation]:
    """The citations in the stretches ``outside`` the list, in order of place."""
    known = called(references, text)
    by_year: dict[str, Candidates] = defaultdict(Candidates)
    for one in known:
        for printed in {_ANY, *({year for year, _ in one.years} or {""})}:
            by_year[printed].add(one)
    words = {word for one in known for name in one.names[0] for word in name.split()}
    found: list[Citation] = []
    for stretch in outside:
        printed = text[stretch.start : stretch.end]
        folded = _unbroken(folded_in_place(printed), words)
        found += _in_stretch(printed, folded, stretch.start, by_year)
    return found


def _unbroken(folded: str, words: Collection[str]) -> str:
    """The text with the names whole that a line's end breaks, every other character in its place."""

    def mended(match: re.Match[str]) -> str:
        first, second = match.groups()
        whole = next((word for word in (first + second, f"{first}-{second}") if word in words), None)
        return whole.ljust(len(match.group())) if whole else match.group()

    return _BROKEN.sub(mended, folded)


def _in_stretch(
    printed: str, folded: str, offset: int, by_year: Mapping[str, Candidates]
) -> Iterator[Citation]:
    for year in _YEAR.finditer(folded):
        said = plain_year(year.group(1))
        entries = by_year.get(said, _NONE)
        found = _cited(printed, folded, year, entries) or _ahead(printed, folded, year, entries)
        if not found and not said[0].isdigit():
            found = _undated(printed, folded, year, by_year)
        if found:
            numbers, start, end = found
            yield Citation(Span(offset + start, offset + end), numbers)


def _cited(printed: str, text: str, year: re.Match[str], entries: Candidates) -> _Found | None:
    """The references of a year whose first author is named before it."""
    end = year.start()
    start = _segment_start(text, end)
    placed = _joined_by_semicolons(printed[start:end], text[start:end], entries)
    if not placed:
        start = _segment_start(text, end, ";")
        placed = _placed(printed[start:end], text[start:end], entries.within(text[start:end]))
    if not placed:
        return None
    suffixes = _suffixes(year)
    exact = [named for named in placed if not suffixes or _has(named.called, year.group(1), suffixes)]
    chosen = _best(text[start:end], printed[start:end], exact or placed)
    return tuple(sorted(named.called.number for named in chosen)), start + chosen[0].place, year.end()


def _placed(printed: str, segment: str, entries: Iterable[Called]) -> list[_Named]:
    return [_Named(*place, one) for one in entries if (place := _place(segment, printed, one.names[0]))]


def _joined_by_semicolons(printed: str, segment: str, entries: Candidates) -> list[_Named]:
    """The references whose two first authors a segment names as in "(QUILL; STROM, 2001)"."""
    if ";" not in segment:
        return []
    return [
        first
        for first in _placed(printed, segment, entries.within(segment))
        if len(first.called.names) > 1
        and (second := _place(segment, printed, first.called.names[1]))
        and _PARTED.fullmatch(segment, first.place + first.length, second[0])
    ]


def _has(one: Called, year: str, suffixes: Collection[str]) -> bool:
    return any(each == year and letter in suffixes for each, letter in one.years)


def _ahead(printed: str, text: str, year: re.Match[str], entries: Candidates) -> _Found | None:
    """The reference of a year whose first author is named right behind it."""
    end = min(len(text), year.end() + _AHEAD)
    for one in entries.within(text[year.end() : end]):
        for name in one.names[0]:
            start = text.find(name, year.end(), end)
            if start < 0 or not _UP_TO_A_NAME.fullmatch(text, year.end(), start):
                continue
            if _is_the_word(text, printed, start, name):
                return (one.number,), year.start(), start + len(name)
    return None


def _undated(
    printed: str, text: str, year: re.Match[str], by_year: Mapping[str, Candidates]
) -> _Found | None:
    """The reference without a year that "n.d." cites; else the only one of its author: it has one by now."""
    found = _cited(printed, text, year, by_year.get("", _NONE))
    if found or not _ENDS_THERE.match(text, year.end()):
        return found
    found = _cited(printed, text, year, by_year.get(_ANY, _NONE))
    return found if found and len(found[0]) == 1 else None


def _suffixes(year: re.Match[str]) -> set[str]:
    """The letters behind a year: a and b of "2001a,b", a to c of "2001a-c"."""
    letters: set[str] = set()
    for match in _SUFFIXES.finditer((year.group(2) or "") + year.group(3)):
        first, last = ord(match[1]), ord(match[2] or match[1])
        letters.update(map(chr, range(first, last + 1)))
    return letters


def _best(segment: str, printed: str, placed: Sequence[_Named]) -> list[_Named]:
    """Of the entries named, those whose author comes last as a first author.

    The longest name, initials before it and co-authors behind it decide ties.
    """
    phrase = max(_phrase_start(segment, named.place) for named in placed)
    near = [named for named in placed if named.place >= phrase]
    first = min(named.place for named in near)
    longest = max(named.length for named in near if named.place == first)
    firsts = [named for named in near if named.place == first and named.length == longest]
    initial = _INITIAL_BEFORE.search(segment, 0, first)
    firsts = [named for named in firsts if initial and named.called.initial == initial[1]] or firsts
    rest, as_printed = segment[first:], printed[first:]
    with_second = [
        named
        for named in firsts
        if len(named.called.names) > 1 and _place(rest, as_printed, named.called.names[1])
    ]
    return with_second or firsts


def _phrase_start(segment: str, place: int) -> int:
    """Where the author phrase that holds a place begins: after the last full stop or bracket before it."""
    return max(segment.rfind(mark, 0, place) for mark in (". ", "(", "[", ") ")) + 1


def _segment_start(text: str, year: int, mark: str = "") -> int:
    """Where to look for the name: back to a ``mark`` or another year that a name parts from this one."""
    limit = max(0, year - _REACH)
    position = year
    while position > limit:
        marked = text.rfind(mark, limit, position) if mark else -1
        cut = max(marked, _last_year_end(text, limit, position))
        if cut <= limit:
            return limit
        if re.search(r"[^\W\d_]{2}", _NO_NAME.sub("", text[cut:year])):
            return cut
        position = cut - 1
    return limit


def _last_year_end(text: str, start: int, end: int) -> int:
    found = -1
    for match in _YEAR.finditer(text, start, end):
        found = match.end()
    return found if found < end else -1


def _place(segment: str, printed: str, names: Sequence[str]) -> tuple[int, int] | None:
    """Where the first of the names stands in the segment as a word of its own, and its length, or None."""
    for name in names:
        place = _word_place(segment, printed, name)
        if place is not None:
            return place, len(name)
    return None


def _word_place(segment: str, printed: str, name: str) -> int | None:
    position = segment.rfind(name)
    while position >= 0:
        if _is_the_word(segment, printed, position, name):
            return position
        position = segment.rfind(name, 0, position)
    return None


def _is_the_word(text: str, printed: str, position: int, name: str) -> bool:
    """Whether a name found at a position is a word there, with a genitive's ending or without."""
    end = position + len(name)
    if text[position - 1 : position].isalnum() and not _FOREIGN.match(text, position - 1):
        return False
    if printed[position:end].islower() and not _UP_TO_THE_YEAR.fullmatch(text, end):
        return False
    return bool((_FOREIGN_WORD_ENDS if _FOREIGN.match(name) else _WORD_ENDS).match(text, end))
