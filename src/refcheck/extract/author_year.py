"""Citations by author and year, searched from the list to the text: (Quill, 1999a), Strom et al. (2001)."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from refcheck.extract import signs
from refcheck.model import Citation, Reference, Span

_YEAR = re.compile(
    r"(?<![\d.,-])((?:1[5-9]|20)\d\d|in press|forthcoming|n\.d\.)"
    r"([a-z](?![a-z]))?((?:\s?[,&]\s?[a-z]\b(?!\.))*)",
    re.IGNORECASE,
)
_PRINTED_YEAR = re.compile(
    r"(?<!\d)((?:1[5-9]|20)\d\d)([a-z])?(?!\d)|\b(in press|forthcoming|n\. ?d\.)", re.IGNORECASE
)
_BRACKETED_YEAR = re.compile(r"(?<!\d)(?<!\d )[(\[]((?:1[5-9]|20)\d\d)([a-z])?(?:[)\],/]|\s)")
_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_INITIALS = re.compile(r"(?:\b[^\W\d_]\.[ -]?)+|\b[A-ZÀ-ÖØ-Þ]{1,3}(?=[\s,;.&]|$)")
_NO_NAMES = frozenset(("in", "al", "the", "eds", "ed", "hrsg"))
_LETTERS = re.compile(r"[^\W_]+")
_ALIKE = 100  # references of one name and year: nobody tells more apart
_REACH = 120  # characters back from a year to the name it goes with
_NAME_WORDS = 6
_NAMES = 3  # words: what has more is a group
_NOBODY = (("\0",),)
_SPECIAL = str.maketrans({"ø": "o", "ł": "l", "ß": "ss", "æ": "ae", "đ": "d", "ı": "i", "œ": "oe", "’": "'"})


@dataclass(frozen=True, slots=True)
class _Entry:
    """What the text would call a reference: its first author's name (and the second's), its years.

    A name is several where it is not known which of its words is the family's.
    """

    number: int
    names: tuple[tuple[str, ...], ...]
    years: tuple[tuple[str, str], ...]  # year, suffix


_Named = Mapping[str, Sequence[_Entry]]  # by a word of the name


def find(text: str, outside: Sequence[Span], references: Sequence[Reference]) -> Iterator[Citation]:
    """The citations in the stretches ``outside`` the list, in order of place."""
    by_year = _by_year(references)
    for stretch in outside:
        folded = _folded_in_place(text[stretch.start : stretch.end])
        for year in _YEAR.finditer(folded):
            found = _cited(folded, year, by_year.get(_plain_year(year.group(1)), {}))
            if found:
                numbers, start = found
                yield Citation(Span(stretch.start + start, stretch.start + year.end()), numbers)


def _by_year(references: Sequence[Reference]) -> Mapping[str, _Named]:
    """The references by year, and those of a year by a word that a citation must have: first of a name."""
    found: dict[str, dict[str, list[_Entry]]] = defaultdict(lambda: defaultdict(list))
    for reference in references:
        entry = _entry(reference)
        words = {word[0] for name in entry.names[0] if (word := _LETTERS.search(name))}
        for place in product({year for year, _ in entry.years}, words):
            if len(named := found[place[0]][place[1]]) < _ALIKE:
                named.append(entry)
    return found


def _candidates(segment: str, named: _Named) -> list[_Entry]:
    """The references that the words of a segment may name."""
    words = dict.fromkeys(_LETTERS.findall(segment))
    return list({id(entry): entry for word in words for entry in named.get(word, ())}.values())


def _cited(text: str, year: re.Match[str], named: _Named) -> tuple[tuple[int, ...], int] | None:
    """The references of a year whose first author is named before it, and where the name begins."""
    start = _segment_start(text, year.start())
    segment = text[start : year.start()]
    entries = _candidates(segment, named) if named else ()
    placed = [(place, entry) for entry in entries if (place := _place(segment, entry.names)) is not None]
    if not placed:
        return None
    suffixes = {year.group(2) or "", *re.findall(r"[a-z]", year.group(3))} - {""}
    exact = [
        (place, entry)
        for place, entry in placed
        if not suffixes
        or any(printed == year.group(1) and letter in suffixes for printed, letter in entry.years)
    ]
    chosen = _best(segment, exact or placed)
    return tuple(sorted(entry.number for _, entry in chosen)), start + chosen[0][0]


def _plain_year(printed: str) -> str:
    return printed.lower().replace(" ", "")


def _best(segment: str, placed: Sequence[tuple[int, _Entry]]) -> list[tuple[int, _Entry]]:
    """Of the entries named, those whose author comes last as a first author; co-authors named decide ties."""
    phrase = max(_phrase_start(segment, place) for place, _ in placed)
    near = [(place, entry) for place, entry in placed if place >= phrase] or list(placed)
    first = min(place for place, _ in near)
    firsts = [(place, entry) for place, entry in near if place == first]
    longest = max(len(entry.names[0][0]) for _, entry in firsts)
    firsts = [(place, entry) for place, entry in firsts if len(entry.names[0][0]) == longest]
    rest = segment[first:]
    with_second = [
        (place, entry)
        for place, entry in firsts
        if len(entry.names) > 1 and _place(rest, entry.names[1:]) is not None
    ]
    return with_second or firsts


def _phrase_start(segment: str, place: int) -> int:
    """Where the author phrase that holds a place begins: after the last full stop or bracket before it."""
    return max(segment.rfind(mark, 0, place) for mark in (". ", "(", "[", ") ")) + 1


def _segment_start(text: str, year: int) -> int:
    """Where to look for the name: back to a semicolon or another year that letters part from this one."""
    limit = max(0, year - _REACH)
    position = year
    while position > limit:
        cut = max(text.rfind(";", limit, position), _last_year_end(text, limit, position))
        if cut <= limit:
            return limit
        if re.search(r"[^\W\d_]{2}", text[cut:year].replace("pp.", "").replace("and", "")):
            return cut
        position = cut - 1
    return limit


def _last_year_end(text: str, start: int, end: int) -> int:
    found = -1
    for match in _YEAR.finditer(text, start, end):
        found = match.end()
    return found if found < end else -1


def _place(segment: str, names: Sequence[Sequence[str]]) -> int | None:
    """Where the first of the names stands in the segment as a word of its own, or None."""
    return next((place for name in names[0] if (place := _word_place(segment, name)) is not None), None)


def _word_place(segment: str, name: str) -> int | None:
    position = segment.rfind(name)
    while position >= 0:
        before, after = segment[position - 1 : position], segment[position + len(name) :]
        whole = not before.isalnum() and not re.match(r"\w{1,}", after.removeprefix("'s").removeprefix("s'"))
        if whole:
            return position
        position = segment.rfind(name, 0, position)
    return None


def _entry(reference: Reference) -> _Entry:
    item = reference.item
    text = signs.unlabelled(reference.unstructured)
    if reference.structured:
        people = item.author or item.editor
        known = (name.family or name.literal for name in people[:2])
        names = tuple((_folded(name),) for name in known if name)
        year = str(item.issued.year) if item.issued and item.issued.year else ""
        suffix = item.issued.suffix if item.issued else ""
        return _Entry(reference.number, names or _names(text), ((year, suffix),) if year else ())
    return _Entry(reference.number, _names(text), _years(text))


def _years(text: str) -> tuple[tuple[str, str], ...]:
    """The year in brackets near the beginning, where there is one; else every year printed."""
    bracketed = _BRACKETED_YEAR.search(text[:400])
    if bracketed:
        return ((bracketed.group(1), bracketed.group(2) or ""),)
    return tuple(
        (match.group(1) or _plain_year(match.group(3)), match.group(2) or "")
        for match in _PRINTED_YEAR.finditer(text)
    )


def _names(text: str) -> tuple[tuple[str, ...], ...]:
    """The folded names of the first author and, where it can be told, of the second."""
    pieces = re.split(r"[,;(]|\.\s|(?<![\w-])(?:and|und|et|y)(?![\w-])|&|:|/", text[:200])
    names = [name for piece in pieces[:6] for part in _INITIALS.split(piece) if (name := _name(part))]
    return tuple(names[:2]) or _NOBODY


def _name(part: str) -> tuple[str, ...]:
    """What may be the family name in a part of an author list: all of it, the last word, the first."""
    kept = [word for word in _WORD.findall(part)[:_NAME_WORDS] if len(word) > 1]
    if not kept or not any(word[0].isupper() for word in kept):
        return ()
    if kept[0].casefold().strip(".") in _NO_NAMES:
        return ()
    whole = _folded(" ".join(kept)).rstrip(".")
    if len(kept) == 1 or len(kept) > _NAMES or signs.is_group(part.strip()):
        return (whole,)
    return (whole, _folded(kept[-1]).rstrip("."), _folded(kept[0]))


def _folded(text: str) -> str:
    return " ".join(_folded_in_place(text).split())


def _folded_in_place(text: str) -> str:
    """Small letters without accents, every character still in its place."""
    return text.translate(_FOLDS)


class _Folds(dict[int, str]):
    """What each character that was met is folded to."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        folded = unicodedata.normalize("NFKD", character.lower().translate(_SPECIAL))[:1]
        self[code] = " " if folded.isspace() and not character.isascii() else folded
        return self[code]


_FOLDS = _Folds()
