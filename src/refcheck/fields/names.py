"""Personal and group names as lists of references print them: read them, each with its place.

The styles of printing differ in order ("Genant HK", "Genant, H. K.", "H. K. Genant"), in what parts the
names (commas, semicolons, "and") and in both at once, so a comma can end a name or stand within it. The
text is cut into pieces at every mark; what a piece looks like ("only initials", "a family and initials")
decides what belongs together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from refcheck.model import Name


@dataclass(frozen=True, slots=True)
class PrintedName:
    """A name and where it stands in the text that was read.

    ``family`` and ``given`` are (start, end), or None where the name has no such part.
    """

    name: Name
    start: int
    end: int
    family: tuple[int, int] | None = None
    given: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class NameList:
    """The names of a printed list; ``truncated`` says that it ended in "et al." or its like."""

    names: tuple[PrintedName, ...]
    truncated: bool = False


_AND = frozenset(
    {"and", "und", "et", "y", "e", "en", "och", "og", "&", "with", "con", "mit", "и", "та", "και"}
)
_PARTICLES = frozenset({
    "van", "von", "der", "den", "de", "del", "della", "dello", "di", "da", "dos", "das", "do", "du", "des",
    "la", "le", "les", "el", "al", "bin", "ibn", "ben", "ter", "ten", "te", "zu", "zum", "zur", "af", "av",
    "vom",
    "vander", "vanden", "y", "'t", "op", "in", "het", "lo", "degli", "dei", "d'", "abu", "mac", "st.", "san",
})  # fmt: skip
_SHOUTED_PARTICLES = frozenset(
    {"VAN", "VON", "DE", "DEL", "DELLA", "DI", "DA", "DOS", "DU", "LA", "LE", "TEN", "TER"}
)
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "2nd", "3rd", "4th", "filho", "neto", "júnior"})
# Words that hardly any personal name has, case folded.
_GROUP_WORDS = frozenset({
    "organization", "organisation", "organizations", "organisations", "group", "groups", "committee",
    "collaboration", "collaborative", "consortium", "investigators", "ministry", "ministère", "ministerio",
    "ministério", "ministerium", "university", "universität", "université", "universidad", "universidade",
    "universiteit", "università", "association", "society", "sociedad", "department", "institute",
    "institut", "instituto", "institution", "council", "agency", "office", "team", "network", "foundation",
    "fundación", "commission", "board", "bureau", "academy", "federation", "union", "center", "centre",
    "centers", "national", "nations", "international", "world", "united", "trial", "study", "project",
    "program", "programme", "panel", "initiative", "alliance", "college", "hospital", "authority",
    "administration", "government", "amt", "gesellschaft", "verband", "verein", "kommission", "rat",
    "stiftung", "company", "corp", "corporation", "inc", "ltd", "gmbh", "llc", "press", "library", "museum",
    "secretariat", "secretaria", "bank", "parliament", "assembly", "congress", "service", "survey",
    "registry", "writing", "working", "researchers", "collaborators", "members", "staff", "brasil", "force",
    "bundesamt", "bundesministerium", "bundesregierung", "bundestag", "statistisches", "statistics",
})  # fmt: skip
_LETTERS = re.compile(r"[^\W\d_]+")
_LONGEST_TAIL = 40
_ET_AL = re.compile(
    r"[\s,;(\[]*(?:(?:\b(?:and|&)\s+)?\bet\.?\s*(?:al\b|coll\b|alii\b|autres\b)|\b(?:and|&)\s+(?:others|co-?workers|colleagues)\b"
    r"|\bu\.\s?a\b|\bи\s+др\b|\by\s+(?:cols?|otros)\b|\be\s+(?:outros|cols?)\b|…|\.\.\.|等)[.\s,;:)\]]*$",
    re.IGNORECASE,
)
# In brackets, or last after a comma; "Nagy ED" is a person.
_ROLE = re.compile(
    r"\(\s?(?i:eds?|editors?|hrsg|hg|orgs?|coords?|dirs?|comps?|trad|trans|éds?)\b[.\s]*\)?"
    r"|(?:,\s*(?:[Ee]ds?|[Ee]ditors?|Hrsg|Hg)|\s(?:eds?|editors?))\b[.\s]*$"
)
_UNCASED = re.compile(r"[\u0590-\u08ff\u0900-\u0fff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_TOKEN = re.compile(
    r"(?:[^\W\d_]\.[-‐‑–]?\s?){1,6}(?<=\.)|[^\W\d_]+(?:['’ʼ`´‐‑-]+\s?[^\W\d_]+)*['’]?\.?|\d(?:nd|rd|th)\b|[,;/&|]|\S"
)
_NON_SPACE = re.compile(r"\S+")

_FAMILY, _INITIAL, _FAMILY_FIRST, _GIVEN_FIRST, _FULL, _SUFFIX, _GROUP_NAME = range(7)


class _Word(NamedTuple):
    text: str
    start: int
    end: int


class _Piece(NamedTuple):
    """Words between two marks.

    ``parted`` says that what follows is certainly another name, ``last`` that nothing follows.
    """

    words: tuple[_Word, ...]
    kind: int
    parted: bool = False
    last: bool = False

    @property
    def start(self) -> int:
        return self.words[0].start

    @property
    def end(self) -> int:
        return self.words[-1].end


def read_names(text: str) -> NameList:
    """The names in a printed list of authors or editors."""
    tail = _ET_AL.search(text, max(len(text) - _LONGEST_TAIL, 0))
    truncated = tail is not None
    if tail:
        text = text[: tail.start()]
    if "(" in text or " ed" in text or "," in text[-12:]:
        text = _ROLE.sub(lambda mark: " " * len(mark[0]), text)
    if not text.isascii() and _UNCASED.search(text):
        return NameList(tuple(_uncased(text)), truncated)
    return NameList(tuple(_assembled(list(_pieces(text)), text)), truncated)


def _uncased(text: str) -> Iterator[PrintedName]:
    """Names in scripts without capitals stay whole; only marks part them."""
    for match in re.finditer(r"[^,;、，；/|&\n]+", text):
        literal = match[0].strip(" .·")
        if literal:
            start = match.start() + match[0].index(literal)
            yield PrintedName(Name(literal=literal), start, start + len(literal))


def _pieces(text: str) -> Iterator[_Piece]:
    for start, end, strong in _stretches(text):
        if _is_group(text[start:end]):
            words = (_Word(match[0], *match.span()) for match in _NON_SPACE.finditer(text, start, end))
            yield _Piece(tuple(words), _GROUP_NAME, parted=True)
        else:
            yield from _cut(text, start, end, strong)


def _stretches(text: str) -> Iterator[tuple[int, int, bool]]:
    """Stretches between semicolons, or, where a group name stands among commas, between those."""
    marks = ";|•" if re.search(r"[;|•]", text) else ("," if _is_group(text) else "\0")
    for match in re.finditer(f"[^{marks}]+", text):
        yield match.start(), match.end(), marks == ";|•"


def _is_group(text: str) -> bool:
    return not _GROUP_WORDS.isdisjoint(_LETTERS.findall(text.casefold()))


def _cut(text: str, start: int, end: int, strong: bool) -> Iterator[_Piece]:
    """The pieces of one stretch."""
    words: list[_Word] = []
    for match in _TOKEN.finditer(text, start, end):
        token = match[0].rstrip()
        if not _parts_names(token):
            if token[0].isalnum() or token[0] in "'’":
                words.append(_Word(token, match.start(), match.start() + len(token)))
            continue
        if words:
            yield _Piece(tuple(words), _kind(words), parted=token != ",")
            words = []
    if words:
        yield _Piece(tuple(words), _kind(words), parted=strong, last=end == len(text))


def _parts_names(token: str) -> bool:
    """Commas, slashes and "and"; the "y" and "e" of a name are rarer than those between names."""
    return token in ",;/|" or (token.lower() in _AND and (len(token) > 1 or token == "&" or token.islower()))


class _Look(NamedTuple):
    """What a word looks like by itself; ``initials_among_capitals`` where every word is in capitals."""

    initials: bool
    initials_among_capitals: bool
    capitals: bool
    particle: bool
    suffix: bool
    word: bool


@lru_cache(maxsize=16384)
def _look(text: str) -> _Look:
    return _Look(
        _is_initials(text, False),
        _is_initials(text, True),
        text.isupper(),
        text in _PARTICLES,
        text.lower().rstrip(".") in _SUFFIXES,
        text.isalpha() and len(text) > 1,
    )


def _kind(words: list[_Word]) -> int:
    looks = [_look(word.text) for word in words]
    core = [look for look in looks if not look.particle and not look.suffix]
    if len(core) > 1 and core[1].word and words[0].text in _SHOUTED_PARTICLES and len(words[1].text) > 3:
        core.pop(0)
    if not core:
        return _SUFFIX if all(look.suffix for look in looks) else _FAMILY
    if len(core) == 1:
        return _INITIAL if core[0].initials else _FAMILY
    if all(look.capitals for look in core):
        initials = [look.initials_among_capitals for look in core]
    else:
        initials = [look.initials for look in core]
    if initials[-1] and not all(initials):
        return _FAMILY_FIRST
    if all(initials):
        return _FAMILY_FIRST if core[0].word else _INITIAL
    return _GIVEN_FIRST if initials[0] else _FULL


@lru_cache(maxsize=8192)
def _is_initials(text: str, shouted: bool) -> bool:
    letters = re.sub(r"[\W_]", "", text)
    if not letters or not letters[0].isupper():
        return False
    if "." in text and len(letters) <= 5 and re.fullmatch(r"(?:[^\W\d_]{1,2}\.[-‐‑–\s]?)+", text):
        return text not in {"St.", "Mc."}
    if re.fullmatch(r"[^\W\d_]{1,2}[-‐‑–][^\W\d_]{1,2}\.?", text):
        return True
    return letters.isupper() and len(letters) <= (3 if shouted else 4) and text.strip(".").isalpha()


def _assembled(pieces: list[_Piece], text: str) -> Iterator[PrintedName]:
    index = 0
    inverted = _is_inverted(pieces)
    while index < len(pieces):
        piece = pieces[index]
        following = pieces[index + 1] if index + 1 < len(pieces) and not piece.parted else None
        if piece.kind == _GROUP_NAME:
            yield _literal(piece, text)
        elif following is not None and _continues(piece, following, inverted, index == 0):
            suffix = _suffix_after(pieces, index + 1)
            yield _inverted_name(piece, following, suffix, text)
            index += 1 + (suffix is not None)
        elif piece.kind != _SUFFIX:
            suffix = _suffix_after(pieces, index)
            yield _whole_name(piece, suffix, text)
            index += suffix is not None
        index += 1


def _is_inverted(pieces: list[_Piece]) -> bool:
    """Whether full given names follow their families throughout: "Genant, Harry; Wu, Chun"."""
    before_commas = [piece for piece in pieces[:-1] if not piece.parted]
    return bool(before_commas) and all(piece.kind != _FAMILY_FIRST for piece in before_commas)


def _continues(piece: _Piece, following: _Piece, inverted: bool, first: bool) -> bool:
    """Whether the piece after a comma is the given name of the one before it."""
    if piece.kind not in {_FAMILY, _FULL, _FAMILY_FIRST, _GIVEN_FIRST, _INITIAL}:
        return False
    if following.kind == _INITIAL:
        return piece.kind in {_FAMILY, _FULL} or (piece.kind == _INITIAL and len(piece.words) == 1)
    if piece.kind == _FULL:
        # Among full names nobody has only one: a lone word is the given name of the one before.
        return following.kind == _FAMILY
    if piece.kind != _FAMILY and not (piece.kind == _INITIAL and len(piece.words) == 1):
        return False
    if following.kind == _GIVEN_FIRST:
        return following.parted or following.last
    return following.kind in {_FAMILY, _FULL, _FAMILY_FIRST} and (first or inverted)


def _suffix_after(pieces: list[_Piece], index: int) -> _Piece | None:
    following = pieces[index + 1] if index + 1 < len(pieces) and not pieces[index].parted else None
    return following if following is not None and following.kind == _SUFFIX else None


def _literal(piece: _Piece, text: str) -> PrintedName:
    start, end = piece.start, piece.end
    while end > start and text[end - 1] in " ,:":
        end -= 1
    if text[end - 1] == "." and "." not in text[start : end - 1]:
        end -= 1
    return PrintedName(Name(literal=text[start:end]), start, end)


def _inverted_name(piece: _Piece, following: _Piece, suffix: _Piece | None, text: str) -> PrintedName:
    given = list(following.words)
    trailing: list[_Word] = []
    while len(given) > 1 and given[-1].text.lower().rstrip(".") in _SUFFIXES:
        trailing.insert(0, given.pop())
    late_particle: list[_Word] = []
    while len(given) > 1 and given[-1].text.islower() and given[-1].text in _PARTICLES:
        late_particle.insert(0, given.pop())
    particle, family, own_suffix = _family_parts(list(piece.words))
    end = (suffix or following).end
    return _made(
        text,
        piece.start,
        end,
        family,
        given,
        particle or late_particle,
        own_suffix or trailing or _words(suffix),
    )


def _whole_name(piece: _Piece, suffix: _Piece | None, text: str) -> PrintedName:
    words = list(piece.words)
    trailing: list[_Word] = []
    while len(words) > 1 and words[-1].text.lower().rstrip(".") in _SUFFIXES:
        trailing.insert(0, words.pop())
    given: list[_Word] = []
    shouted = all(word.text.isupper() for word in words)
    if piece.kind == _FAMILY_FIRST:
        while len(words) > 1 and _is_initials(words[-1].text, shouted):
            given.insert(0, words.pop())
    elif len(words) > 1 and piece.kind in {_GIVEN_FIRST, _FULL}:
        given, words = _given_before_family(words)
    if not given and len(words) == 1 and words[0].text.isupper() and len(words[0].text) > 2:
        return PrintedName(Name(literal=words[0].text), words[0].start, words[0].end)
    particle, family, own_suffix = _family_parts(words)
    end = (suffix or piece).end
    return _made(text, piece.start, end, family, given, particle, trailing or own_suffix or _words(suffix))


def _given_before_family(words: list[_Word]) -> tuple[list[_Word], list[_Word]]:
    """Part "Harry K van Kuijk" before its family; a family in capitals ("BUON Olivier") may come first."""
    texts = [word.text for word in words]
    if len(texts[0]) > 3 and "." not in texts[0] and texts[0].isupper() and not texts[-1].isupper():
        shouting = next(place for place, text in enumerate(texts) if not text.isupper())
        return words[shouting:], words[:shouting]
    border = len(words) - 1
    while border > 1 and texts[border - 1].lower() in _PARTICLES and texts[border - 1].islower():
        border -= 1
    return words[:border], words[border:]


def _family_parts(words: list[_Word]) -> tuple[list[_Word], list[_Word], list[_Word]]:
    """Particle, family and suffix."""
    suffix: list[_Word] = []
    while len(words) > 1 and words[-1].text.lower().rstrip(".") in _SUFFIXES:
        suffix.insert(0, words.pop())
    border = 0
    while border < len(words) - 1 and words[border].text.islower() and words[border].text in _PARTICLES:
        border += 1
    return words[:border], words[border:], suffix


def _words(piece: _Piece | None) -> list[_Word]:
    return list(piece.words) if piece else []


def _made(
    text: str, start: int, end: int, family: list[_Word], given: list[_Word], particle: list[_Word],
    suffix: list[_Word],
) -> PrintedName:  # fmt: skip
    name = Name(
        family=_printed(text, family).rstrip("."),
        given=_printed(text, given),
        non_dropping_particle=_printed(text, particle),
        suffix=_printed(text, suffix),
    )
    return PrintedName(name, start, end, _place(family), _place(given))


def _printed(text: str, words: list[_Word]) -> str:
    if len(words) < 2:
        return words[0].text if words else ""
    return " ".join(text[words[0].start : words[-1].end].split())


def _place(words: list[_Word]) -> tuple[int, int] | None:
    return (words[0].start, words[-1].end) if words else None
