"""The pieces that a printed list of names falls into at its marks, and what each looks like.

"Only initials", "a family and initials", "a group": ``names`` puts the names together from these.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

_AND = frozenset(
    {"and", "und", "et", "y", "e", "en", "och", "og", "&", "with", "con", "mit", "и", "та", "και"}
)
PARTICLES = frozenset({
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
    "dept", "univ",
    "bundesamt", "bundesministerium", "bundesregierung", "bundestag", "statistisches", "statistics",
})  # fmt: skip
_LETTERS = re.compile(r"[^\W\d_]+")
_TOKEN = re.compile(
    r"(?:[^\W\d_]\.[-‐‑–]?\s?){1,6}(?<=\.)|[^\W\d_]+(?:['’ʼ`´‐‑-]+\s?[^\W\d_]+)*['’]?\.?|\d(?:nd|rd|th)\b|[,;/&|]|\S"
)
_NON_SPACE = re.compile(r"\S+")
_AND_GROUP = re.compile(r"\s(?:and|&|und|et)\s+(?=\S)")
_STRONG_MARK = re.compile(r"[;|•]")
_BETWEEN_STRONG_MARKS, _BETWEEN_COMMAS = re.compile(r"[^;|•]+"), re.compile("[^,]+")

FAMILY, INITIAL, FAMILY_FIRST, GIVEN_FIRST, FULL, SUFFIX, GROUP_NAME = range(7)


class Look(NamedTuple):
    """What a token looks like by itself; ``initials_among_capitals`` where every word is in capitals."""

    parts_names: bool
    is_word: bool
    initials: bool
    initials_among_capitals: bool
    capitals: bool
    suffix: bool
    core: bool  # neither particle nor suffix
    several_letters: bool


Word = re.Match[str]


class Piece(NamedTuple):
    """Words between two marks.

    ``parted`` says that what follows is certainly another name, ``last`` that nothing follows.
    """

    words: list[Word]
    kind: int
    parted: bool = False
    last: bool = False

    @property
    def start(self) -> int:
        """Where its first word begins."""
        return self.words[0].start()

    @property
    def end(self) -> int:
        """Where its last word ends."""
        return self.words[-1].end()


def pieces(text: str) -> Iterator[Piece]:
    """The pieces of a list of names, in order of place."""
    if not _STRONG_MARK.search(text):
        if not _is_group(text):
            yield from _cut(text, 0, len(text), strong=False)
            return
        stretches = _BETWEEN_COMMAS
    else:
        stretches = _BETWEEN_STRONG_MARKS
    for stretch in stretches.finditer(text):
        start, end = stretch.span()
        if not _is_group(stretch[0]):
            yield from _cut(text, start, end, strong=stretches is _BETWEEN_STRONG_MARKS)
            continue
        border = _AND_GROUP.search(text, start, end)
        if border and _is_person(text, start, border.start()):
            yield from _cut(text, start, border.start(), strong=True)
            start = border.end()
        yield Piece(list(_NON_SPACE.finditer(text, start, end)), GROUP_NAME, parted=True)


def _is_person(text: str, start: int, end: int) -> bool:
    """Whether one name with initials stands there, as before the "and" of "Doe A and the Test Network"."""
    kinds = [piece.kind for piece in _cut(text, start, end, strong=True)]
    return kinds in ([FAMILY_FIRST], [GIVEN_FIRST]) and not _is_group(text[start:end])


def _is_group(text: str) -> bool:
    if " of " in text or " for " in text:  # "OF" may be initials
        return True
    return not _GROUP_WORDS.isdisjoint(_LETTERS.findall(text.casefold()))


def _cut(text: str, start: int, end: int, strong: bool) -> Iterator[Piece]:
    """The pieces of one stretch."""
    words: list[Word] = []
    looks: list[Look] = []
    for token in _TOKEN.finditer(text, start, end):
        look = look_of(token[0])
        if look.is_word:
            words.append(token)
            looks.append(look)
        elif words and look.parts_names:
            yield Piece(words, _kind(words, looks), token[0] != ",")
            words, looks = [], []
    if words:
        yield Piece(words, _kind(words, looks), strong, end == len(text))


def _parts_names(token: str) -> bool:
    """Commas, slashes and "and"; the "y" and "e" of a name are rarer than those between names."""
    return token in ",;/|" or (token.lower() in _AND and (len(token) > 1 or token == "&" or token.islower()))


@lru_cache(maxsize=16384)
def look_of(text: str) -> Look:
    """What a token looks like; remembered, for most tokens come again."""
    parts_names = _parts_names(text)
    letters, capitals = text.isalpha(), text.isupper()
    particle, suffix = text in PARTICLES, text.lower().rstrip(".") in _SUFFIXES
    return Look(
        parts_names,
        not parts_names and (letters or text[0].isalnum() or text[0] in "'’"),
        _is_initials(text, False),
        _is_initials(text, True),
        capitals,
        suffix,
        not (particle or suffix),
        letters and len(text) > 1,
    )


def _kind(words: list[Word], looks: list[Look]) -> int:
    core = [look for look in looks if look.core]
    if len(core) > 1 and core[1].several_letters and _has_shouted_particle(words):
        core.pop(0)
    if len(core) == 1:
        return INITIAL if core[0].initials else FAMILY
    if not core:
        return SUFFIX if all(look.suffix for look in looks) else FAMILY
    if all(look.capitals for look in core):
        initials = [look.initials_among_capitals for look in core]
    else:
        initials = [look.initials for look in core]
    if False not in initials:
        return FAMILY_FIRST if core[0].several_letters else INITIAL
    if initials[-1]:
        return FAMILY_FIRST
    return GIVEN_FIRST if initials[0] else FULL


def _has_shouted_particle(words: list[Word]) -> bool:
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
