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
_ET_AL_CLUES = ("et", "other", "work", "colleague", "u.", "др", "col", "otros", "outros", "…", "...", "等")
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
_STRONG_MARK = re.compile(r"[;|•]")
_BETWEEN_STRONG_MARKS, _BETWEEN_COMMAS = re.compile(r"[^;|•]+"), re.compile("[^,]+")

_FAMILY, _INITIAL, _FAMILY_FIRST, _GIVEN_FIRST, _FULL, _SUFFIX, _GROUP_NAME = range(7)
_WITH_FAMILY = frozenset({_FAMILY, _FULL, _FAMILY_FIRST})


class _Look(NamedTuple):
    """What a token looks like by itself; ``initials_among_capitals`` where every word is in capitals."""

    parts_names: bool
    is_word: bool
    initials: bool
    initials_among_capitals: bool
    capitals: bool
    suffix: bool
    core: bool  # neither particle nor suffix
    several_letters: bool


_Word = re.Match[str]


class _Piece(NamedTuple):
    """Words between two marks.

    ``parted`` says that what follows is certainly another name, ``last`` that nothing follows.
    """

    words: list[_Word]
    kind: int
    parted: bool = False
    last: bool = False

    @property
    def start(self) -> int:
        return self.words[0].start()

    @property
    def end(self) -> int:
        return self.words[-1].end()


def read_names(text: str) -> NameList:
    """The names in a printed list of authors or editors."""
    tail = _et_al(text)
    truncated = tail is not None
    if tail:
        text = text[: tail.start()]
    if "(" in text or " ed" in text or "," in text[-12:]:
        text = _ROLE.sub(lambda mark: " " * len(mark[0]), text)
    if not text.isascii() and _UNCASED.search(text):
        return NameList(tuple(_uncased(text)), truncated)
    return NameList(tuple(_assembled(list(_pieces(text)), text)), truncated)


def _et_al(text: str) -> re.Match[str] | None:
    lowered = text[-_LONGEST_TAIL:].lower()
    for clue in _ET_AL_CLUES:
        if clue in lowered:
            return _ET_AL.search(text, max(len(text) - _LONGEST_TAIL, 0))
    return None


def _uncased(text: str) -> Iterator[PrintedName]:
    """Names in scripts without capitals stay whole; only marks part them."""
    for match in re.finditer(r"[^,;、，；/|&\n]+", text):
        literal = match[0].strip(" .·")
        if literal:
            start = match.start() + match[0].index(literal)
            yield PrintedName(Name(literal=literal), start, start + len(literal))


def _pieces(text: str) -> Iterator[_Piece]:
    if not _STRONG_MARK.search(text):
        if not _is_group(text):
            yield from _cut(text, 0, len(text), strong=False)
            return
        stretches = _BETWEEN_COMMAS
    else:
        stretches = _BETWEEN_STRONG_MARKS
    for stretch in stretches.finditer(text):
        if _is_group(stretch[0]):
            yield _Piece(list(_NON_SPACE.finditer(text, *stretch.span())), _GROUP_NAME, parted=True)
        else:
            yield from _cut(text, *stretch.span(), strong=stretches is _BETWEEN_STRONG_MARKS)


def _is_group(text: str) -> bool:
    return not _GROUP_WORDS.isdisjoint(_LETTERS.findall(text.casefold()))


def _cut(text: str, start: int, end: int, strong: bool) -> Iterator[_Piece]:
    """The pieces of one stretch."""
    words: list[_Word] = []
    looks: list[_Look] = []
    for token in _TOKEN.finditer(text, start, end):
        look = _look(token[0])
        if look.is_word:
            words.append(token)
            looks.append(look)
        elif words and look.parts_names:
            yield _Piece(words, _kind(words, looks), token[0] != ",")
            words, looks = [], []
    if words:
        yield _Piece(words, _kind(words, looks), strong, end == len(text))


def _parts_names(token: str) -> bool:
    """Commas, slashes and "and"; the "y" and "e" of a name are rarer than those between names."""
    return token in ",;/|" or (token.lower() in _AND and (len(token) > 1 or token == "&" or token.islower()))


@lru_cache(maxsize=16384)
def _look(text: str) -> _Look:
    parts_names = _parts_names(text)
    letters, capitals = text.isalpha(), text.isupper()
    particle, suffix = text in _PARTICLES, text.lower().rstrip(".") in _SUFFIXES
    return _Look(
        parts_names,
        not parts_names and (letters or text[0].isalnum() or text[0] in "'’"),
        _is_initials(text, False),
        _is_initials(text, True),
        capitals,
        suffix,
        not (particle or suffix),
        letters and len(text) > 1,
    )


def _kind(words: list[_Word], looks: list[_Look]) -> int:
    core = [look for look in looks if look.core]
    if len(core) > 1 and core[1].several_letters and _has_shouted_particle(words):
        core.pop(0)
    if len(core) == 1:
        return _INITIAL if core[0].initials else _FAMILY
    if not core:
        return _SUFFIX if all(look.suffix for look in looks) else _FAMILY
    if all(look.capitals for look in core):
        initials = [look.initials_among_capitals for look in core]
    else:
        initials = [look.initials for look in core]
    if False not in initials:
        return _FAMILY_FIRST if core[0].several_letters else _INITIAL
    if initials[-1]:
        return _FAMILY_FIRST
    return _GIVEN_FIRST if initials[0] else _FULL


def _has_shouted_particle(words: list[_Word]) -> bool:
    return words[0][0] in _SHOUTED_PARTICLES and len(words[1][0]) > 3


def _is_initials(text: str, shouted: bool) -> bool:
    if text.isalpha():
        return text[0].isupper() and text.isupper() and len(text) <= (3 if shouted else 4)
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
    lone = piece.kind == _FAMILY or (piece.kind == _INITIAL and len(piece.words) == 1)
    if following.kind == _INITIAL:
        return lone or piece.kind == _FULL
    if piece.kind == _FULL:
        # Among full names nobody has only one: a lone word is the given name of the one before.
        return following.kind == _FAMILY
    if not lone:
        return False
    if following.kind == _GIVEN_FIRST:
        return following.parted or following.last
    return following.kind in _WITH_FAMILY and (first or inverted)


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
    given, trailing = _without_suffix(following.words)
    border = len(given)
    while border > 1 and given[border - 1][0].islower() and given[border - 1][0] in _PARTICLES:
        border -= 1
    particle, family, own_suffix = _family_parts(piece.words)
    end = (suffix or following).end
    return _made(
        text, piece.start, end, family, given[:border], particle or given[border:],
        own_suffix or trailing or _words(suffix),
    )  # fmt: skip


def _whole_name(piece: _Piece, suffix: _Piece | None, text: str) -> PrintedName:
    words, trailing = _without_suffix(piece.words)
    given: list[_Word] = []
    if piece.kind == _FAMILY_FIRST:
        words, given = _family_before_initials(words, all(word[0].isupper() for word in piece.words))
    elif len(words) > 1 and (piece.kind == _GIVEN_FIRST or piece.kind == _FULL):
        given, words = _given_before_family(words)
    if not given and len(words) == 1 and words[0][0].isupper() and len(words[0][0]) > 2:
        return PrintedName(Name(literal=words[0][0]), *words[0].span())
    particle, family, own_suffix = _family_parts(words)
    end = (suffix or piece).end
    return _made(text, piece.start, end, family, given, particle, trailing or own_suffix or _words(suffix))


def _without_suffix(words: list[_Word]) -> tuple[list[_Word], list[_Word]]:
    """The words of a name, and the "Jr" that ends it."""
    border = len(words)
    while border > 1 and _look(words[border - 1][0]).suffix:
        border -= 1
    return (words, []) if border == len(words) else (words[:border], words[border:])


def _family_before_initials(words: list[_Word], shouted: bool) -> tuple[list[_Word], list[_Word]]:
    border = len(words)
    while border > 1:
        look = _look(words[border - 1][0])
        if not (look.initials_among_capitals if shouted else look.initials):
            break
        border -= 1
    return words[:border], words[border:]


def _given_before_family(words: list[_Word]) -> tuple[list[_Word], list[_Word]]:
    """Part "Harry K van Kuijk" before its family; a family in capitals ("BUON Olivier") may come first."""
    texts = [word[0] for word in words]
    if len(texts[0]) > 3 and "." not in texts[0] and texts[0].isupper() and not texts[-1].isupper():
        shouting = next(place for place, text in enumerate(texts) if not text.isupper())
        return words[shouting:], words[:shouting]
    border = len(words) - 1
    while border > 1 and texts[border - 1].lower() in _PARTICLES and texts[border - 1].islower():
        border -= 1
    return words[:border], words[border:]


def _family_parts(words: list[_Word]) -> tuple[list[_Word], list[_Word], list[_Word]]:
    """Particle, family and suffix."""
    if len(words) == 1:
        return [], words, []
    words, suffix = _without_suffix(words)
    border = 0
    while border < len(words) - 1 and words[border][0].islower() and words[border][0] in _PARTICLES:
        border += 1
    return words[:border], words[border:], suffix


def _words(piece: _Piece | None) -> list[_Word]:
    return piece.words if piece else []


def _made(
    text: str, start: int, end: int, family: list[_Word], given: list[_Word], particle: list[_Word],
    suffix: list[_Word],
) -> PrintedName:  # fmt: skip
    name = Name(
        _printed(text, family).rstrip("."),
        _printed(text, given),
        _printed(text, particle),
        _printed(text, suffix),
    )
    return PrintedName(name, start, end, _place(family), _place(given))


def _printed(text: str, words: list[_Word]) -> str:
    if len(words) < 2:
        return words[0][0] if words else ""
    return " ".join(text[words[0].start() : words[-1].end()].split())


def _place(words: list[_Word]) -> tuple[int, int] | None:
    return (words[0].start(), words[-1].end()) if words else None
