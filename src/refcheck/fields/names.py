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

from refcheck.fields.name_pieces import (
    FAMILY,
    FAMILY_FIRST,
    FULL,
    GIVEN_FIRST,
    GROUP_NAME,
    INITIAL,
    PARTICLES,
    SUFFIX,
    Piece,
    Word,
    look_of,
    pieces,
)  # fmt: skip
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


# People who are left unnamed within running text, for use in patterns.
UNNAMED = (
    r"(?:(?:et|&)\s+al(?:ii|iae|\.)?|(?:and|&)\s+others|(?:und|u\.)\s+(?:andere|a\.)|u\.\s?a\.|e\.\s?a\.|et\s+autres"
    r"|y\s+(?:otros|cols?\.?)|e\s+(?:altri|outros)|en\s+anderen|m\.\s?fl\.|dkk\.?|vd\.?|ve\s+ark\.?|и\s+др\.)(?!\w)"
)
_LONGEST_TAIL = 40
_ET_AL = re.compile(
    r"[\s,;(\[]*(?:(?:\b(?:and|&)\s+)?\bet\.?\s*(?:al\b|coll\b|alii\b|autres\b)|\b(?:and|&)\s+(?:others|co-?workers|colleagues)\b"
    r"|\bu\.\s?a\b|\bи\s+др\b|\by\s+(?:cols?|otros)\b|\be\s+(?:outros|cols?)\b|…|\.\.\.|等)[.\s,;:)\]]*$",
    re.IGNORECASE,
)
_ELLIPSIS = re.compile(r"…|\.\s?\.\s?\.")  # "Smith J, Doe A, ... Roe Z": some are left out
_ET_AL_CLUES = ("et", "other", "work", "colleague", "u.", "др", "col", "otros", "outros", "…", "...", "等")
_ON_BEHALF = re.compile(r"(?:(?:on\sbehalf\sof|for|and|with)\s+)?(?:the\s+)?(?=\S)")
# In brackets, or last after a comma; "Nagy ED" is a person.
_ROLE = re.compile(
    r"\(\s?(?i:eds?|editors?|hrsg|hg|orgs?|coords?|dirs?|comps?|trad|trans|éds?)\b[.\s]*\)?"
    r"|(?:,\s*(?:[Ee]ds?|[Ee]ditors?|Hrsg|Hg)|\s(?:eds?|editors?))\b[.\s]*$"
    r"|,\s*(?:inventors?|compilers?|translators?)\b|[^;]*,\s*assignees?\b"
)
_UNCASED = re.compile(r"[\u0590-\u08ff\u0900-\u0fff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def read_names(text: str) -> NameList:
    """The names in a printed list of authors or editors."""
    tail = _et_al(text)
    truncated = tail is not None
    if tail:
        text = text[: tail.start()]
    if "(" in text or " ed" in text or ", inv" in text or "," in text[-12:]:
        text = _ROLE.sub(lambda mark: " " * len(mark[0]), text)
    if not text.isascii() and _UNCASED.search(text):
        return NameList(tuple(_uncased(text)), truncated)
    found = list(pieces(text))
    if " y " in text or " e " in text:
        found = _with_double_families(found, text)
    return NameList(tuple(_assembled(found, text)), truncated or bool(_ELLIPSIS.search(text)))


def _et_al(text: str) -> re.Match[str] | None:
    lowered = text[-_LONGEST_TAIL:].lower()
    for clue in _ET_AL_CLUES:
        if clue in lowered:
            return _ET_AL.search(text, max(len(text) - _LONGEST_TAIL, 0))
    return None


def _uncased(text: str) -> Iterator[PrintedName]:
    """Names in scripts without capitals stay whole; only marks part them."""
    for match in re.finditer(r"[^,;、，；،؛/|&\n]+", text):
        literal = match[0].strip(" .·")
        if literal:
            start = match.start() + match[0].index(literal)
            yield PrintedName(Name(literal=literal), start, start + len(literal))


def _assembled(pieces: list[Piece], text: str) -> Iterator[PrintedName]:
    index = 0
    inverted = _is_inverted(pieces)
    while index < len(pieces):
        piece = pieces[index]
        following = pieces[index + 1] if index + 1 < len(pieces) and not piece.parted else None
        if piece.kind == GROUP_NAME:
            yield _literal(piece, text)
        elif following is not None and _continues(piece, following, inverted, index == 0):
            suffix = _suffix_after(pieces, index + 1)
            yield _inverted_name(piece, following, suffix, text)
            index += 1 + (suffix is not None)
        elif piece.kind != SUFFIX:
            suffix = _suffix_after(pieces, index)
            yield _whole_name(piece, suffix, text)
            index += suffix is not None
        index += 1


def _with_double_families(found: list[Piece], text: str) -> list[Piece]:
    """The pieces, the halves of "Ortega y Gasset J" joined: a family alone, then one with given names."""
    joined: list[Piece] = []
    for index, piece in enumerate(found):
        before = joined[-1] if joined else None
        goes_on = piece.kind == FAMILY_FIRST or (
            piece.kind == FAMILY and not piece.parted and index + 1 < len(found)
        )
        if before and goes_on and _is_half(before, joined[-2:-1], text[before.end : piece.start]):
            joined[-1] = piece._replace(words=[*before.words, *piece.words])
        else:
            joined.append(piece)
    return joined


def _is_half(piece: Piece, before: list[Piece], between: str) -> bool:
    """Whether a piece is a family and no given name, and the "y" after it may be a part of the name."""
    begins = not before or before[0].parted or before[0].kind in {FAMILY_FIRST, INITIAL}
    return piece.kind == FAMILY and begins and between.strip() in {"y", "e"}


def _is_inverted(pieces: list[Piece]) -> bool:
    """Whether full given names follow their families throughout: "Genant, Harry; Wu, Chun"."""
    before_commas = [piece for piece in pieces[:-1] if not piece.parted]
    return bool(before_commas) and all(piece.kind != FAMILY_FIRST for piece in before_commas)


def _continues(piece: Piece, following: Piece, inverted: bool, first: bool) -> bool:
    """Whether the piece after a comma is the given name of the one before it."""
    lone = piece.kind == FAMILY or (piece.kind == INITIAL and len(piece.words) == 1)
    if following.kind == INITIAL:
        return lone or piece.kind == FULL
    if piece.kind == FULL:
        # Among full names nobody has only one: a lone word is the given name of the one before.
        return following.kind == FAMILY
    if not lone:
        return False
    if following.kind == GIVEN_FIRST:
        return following.parted or following.last
    return following.kind in {FAMILY, FULL, FAMILY_FIRST} and (first or inverted)


def _suffix_after(pieces: list[Piece], index: int) -> Piece | None:
    following = pieces[index + 1] if index + 1 < len(pieces) and not pieces[index].parted else None
    return following if following is not None and following.kind == SUFFIX else None


def _literal(piece: Piece, text: str) -> PrintedName:
    lead = _ON_BEHALF.match(text, piece.start, piece.end)
    start, end = lead.end() if lead else piece.start, piece.end
    while end > start and text[end - 1] in " ,:":
        end -= 1
    if text[end - 1] == "." and "." not in text[start : end - 1]:
        end -= 1
    return PrintedName(Name(literal=text[start:end]), start, end)


def _inverted_name(piece: Piece, following: Piece, suffix: Piece | None, text: str) -> PrintedName:
    given, trailing = _without_suffix(following.words)
    border = len(given)
    while border > 1 and given[border - 1][0].islower() and given[border - 1][0] in PARTICLES:
        border -= 1
    particle, family, own_suffix = _family_parts(piece.words)
    end = (suffix or following).end
    return _made(
        text, piece.start, end, family, given[:border], particle or given[border:],
        own_suffix or trailing or _words(suffix),
    )  # fmt: skip


def _whole_name(piece: Piece, suffix: Piece | None, text: str) -> PrintedName:
    words, trailing = _without_suffix(piece.words)
    given: list[Word] = []
    if piece.kind == FAMILY_FIRST:
        words, given = _family_before_initials(words, all(word[0].isupper() for word in piece.words))
    elif len(words) > 1 and (piece.kind == GIVEN_FIRST or piece.kind == FULL):
        given, words = _given_before_family(words)
    if not given and len(words) == 1 and words[0][0].isupper() and len(words[0][0]) > 2:
        return PrintedName(Name(literal=words[0][0]), *words[0].span())
    particle, family, own_suffix = _family_parts(words)
    end = (suffix or piece).end
    return _made(text, piece.start, end, family, given, particle, trailing or own_suffix or _words(suffix))


def _without_suffix(words: list[Word]) -> tuple[list[Word], list[Word]]:
    """The words of a name, and the "Jr" that ends it."""
    border = len(words)
    while border > 1 and look_of(words[border - 1][0]).suffix:
        border -= 1
    return (words, []) if border == len(words) else (words[:border], words[border:])


def _family_before_initials(words: list[Word], shouted: bool) -> tuple[list[Word], list[Word]]:
    border = len(words)
    while border > 1:
        look = look_of(words[border - 1][0])
        if not (look.initials_among_capitals if shouted else look.initials):
            break
        border -= 1
    return words[:border], words[border:]


def _given_before_family(words: list[Word]) -> tuple[list[Word], list[Word]]:
    """Part "Harry K van Kuijk" before its family; a family in capitals ("BUON Olivier") may come first."""
    texts = [word[0] for word in words]
    if len(texts[0]) > 3 and "." not in texts[0] and texts[0].isupper() and not texts[-1].isupper():
        shouting = next(place for place, text in enumerate(texts) if not text.isupper())
        return words[shouting:], words[:shouting]
    border = len(words) - 1
    while border > 1 and texts[border - 1].lower() in PARTICLES and texts[border - 1].islower():
        border -= 1
    return words[:border], words[border:]


def _family_parts(words: list[Word]) -> tuple[list[Word], list[Word], list[Word]]:
    """Particle, family and suffix."""
    if len(words) == 1:
        return [], words, []
    words, suffix = _without_suffix(words)
    border = 0
    while border < len(words) - 1 and words[border][0].islower() and words[border][0] in PARTICLES:
        border += 1
    return words[:border], words[border:], suffix


def _words(piece: Piece | None) -> list[Word]:
    return piece.words if piece else []


def _made(
    text: str, start: int, end: int, family: list[Word], given: list[Word], particle: list[Word],
    suffix: list[Word],
) -> PrintedName:  # fmt: skip
    name = Name(
        _printed(text, family).rstrip("."),
        _printed(text, given),
        _printed(text, particle),
        _printed(text, suffix),
    )
    return PrintedName(name, start, end, _place(family), _place(given))


def _printed(text: str, words: list[Word]) -> str:
    if len(words) < 2:
        return words[0][0] if words else ""
    return " ".join(text[words[0].start() : words[-1].end()].split())


def _place(words: list[Word]) -> tuple[int, int] | None:
    return (words[0].start(), words[-1].end()) if words else None
