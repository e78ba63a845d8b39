"""The letters behind a PDF's codes.

Fonts that TeX drew as bitmaps name no letters: their codes are those of its two old encodings, and ligatures,
dashes, quotes and accents stand where other programs have no letters.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

_LIGATURES = ("ff", "fi", "fl", "ffi", "ffl")
_OLD = dict(enumerate(_LIGATURES, 0x0B)) | dict(zip(range(0x19, 0x20), "ßæœøÆŒØ", strict=True))  # OT1
_OLD |= {0x10: "ı", 0x5C: "“", 0x22: "”", 0x7B: "–", 0x7C: "—"}
_ACCENTS = dict(zip(range(0x12, 0x19), "\u0300\u0301\u030c\u0306\u0304\u030a\u0327", strict=True))
_ACCENTS |= {0x7F: "\u0308"}
_LATER = dict(zip(range(0x10, 0x17), "“”„«»–—", strict=True)) | dict(enumerate(_LIGATURES, 0x1B))  # T1
_LATER |= dict(enumerate("ĂĄĆČĎĚĘĞĹĽŁŃŇŊŐŔŘŚŠŞŤŢŰŮŸŹŽŻĲİđ§ăąćčďěęğĺľłńňŋőŕřśšşťţűůÿźžżĳ¡¿£", 0x80)) | {
    0xD7: "Œ",
    0xF7: "œ",
    0xFF: "ß",
}
_FEWEST = 200  # letters: fewer tell nothing of a text
_LINE_BREAK = (13, 10)

_SPACES = frozenset(" \t\u00a0\u2002\u2003\u2009\u200a\u202f")
_IGNORED = frozenset("\u0002\ufffe\ufeff\u200b")


def encoding(codes: Sequence[int]) -> dict[int, str]:
    """What codes without a letter stand for on a page: those of the TeX encoding whose ligatures it holds."""
    controls = {code for code in codes if code < 0x20}
    if controls & {0x0B, 0x0C, 0x0E, 0x0F}:
        return _OLD
    return _LATER if controls & {*range(0x10, 0x20)} else {}


def is_line_break(codes: Sequence[int], position: int) -> bool:
    """Whether a code ends a line; the carriage return alone is one of TeX's ligatures."""
    return codes[position] == 10 or tuple(codes[position : position + 2]) == _LINE_BREAK


def text(positions: Sequence[int], codes: Sequence[int], encoded: dict[int, str]) -> tuple[str, list[int]]:
    """The characters at the positions, stretches of space made one, and the position of each that is kept."""
    characters: list[str] = []
    kept: list[int] = []
    accent = ""
    for position in positions:
        code = codes[position]
        if encoded is _OLD and code in _ACCENTS:
            accent = _ACCENTS[code]
            continue
        character = encoded.get(code) or _character(code)
        if not character or (character == " " and (not characters or characters[-1] == " ")):
            continue
        if accent:
            character, accent = unicodedata.normalize("NFC", character + accent), ""
        characters.extend(character)
        kept.extend([position] * len(character))
    while characters and characters[-1] == " ":
        characters.pop()
        kept.pop()
    return "".join(characters), kept


def _character(code: int) -> str:
    """The character of a code, one kind of space for all, or nothing."""
    character = "" if 0xD800 <= code <= 0xDFFF else chr(code)
    if character in _SPACES:
        return " "
    return "" if code < 0x20 or character in _IGNORED else character


def unreadable(texts: Sequence[str]) -> bool:
    """Whether what stands for letters in lines whose fonts name none is no writing.

    Most letters of any text that such fonts can hold are small; numbers of glyphs, taken for letters, are
    not.
    """
    letters = [character for line in texts for character in line if character.isalpha()]
    return len(letters) >= _FEWEST and sum(letter.islower() for letter in letters) * 2 < len(letters)
