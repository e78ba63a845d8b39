"""What the tagger sees of a token: features of its word alone, and of its place.

The features of a word are names, each hashed to a row of the model's embedding; they are computed
once a word, so they may be many. To add one, add a function to ``WORD_FEATURES`` (and train anew).
The features of the place are one small number a token, its ``setting``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from zlib import crc32

from refcheck.parser.tokens import Tokens

ROWS = 32768
SETTINGS = 64

_OPENING, _CLOSING = frozenset("([{"), frozenset(")]}")
_QUOTE_OPENS, _QUOTE_ENDS = frozenset("“„«‹"), frozenset('”»›"')
_QUOTES_THAT_BEGIN = frozenset('»"')  # and end, where one is open
_ROMAN = re.compile(r"[IVXLC]{1,7}|[ivxlc]{1,7}")
_DIGIT = re.compile(r"\d")
_LONGEST = 40


def _word(word: str, lowered: str) -> list[str]:
    return ["w=" + _DIGIT.sub("0", lowered), "e=" + word]


def _affixes(word: str, lowered: str) -> list[str]:
    if len(word) < 3 or not word.isalpha():
        return []
    sizes = range(2, min(len(word), 5))
    return ["p=" + lowered[:size] for size in sizes] + ["s=" + lowered[-size:] for size in sizes]


def _trigrams(word: str, lowered: str) -> list[str]:
    if len(word) < 5 or not word.isalpha():
        return []
    return ["t=" + lowered[start : start + 3] for start in range(1, len(word) - 3)]


def _shape(word: str, _: str) -> tuple[str, str]:
    return _shape_names(word.translate(_SHAPES))


def _script(word: str, _: str) -> list[str]:
    if not word.isalpha():
        return []
    first = ord(word[0])
    return [f"a={'latin' if first < 0x250 else first >> 8}", f"l={min(len(word), 16)}"]


def _number(word: str, _: str) -> list[str]:
    if not word.isdecimal():
        return []
    names = [f"n={min(len(word), 10)}"]
    if len(word) > 6:
        return names
    value = int(word)
    names.append(f"v={next(name for limit, name in _SIZES if value < limit)}")
    if word[0] == "0":
        names.append("zero")
    if len(word) == 4:
        names.append(f"year={value // 10}")
    return names


def _roman(word: str, _: str) -> list[str]:
    return ["roman"] if _ROMAN.fullmatch(word) else []


_SIZES = (
    (13, "month"), (32, "day"), (100, "100"), (400, "400"), (1000, "1000"), (1400, "1400"), (1800, "1800"),
    (1950, "1950"), (2035, "2035"), (10000, "10000"), (10**9, "more"),
)  # fmt: skip

WORD_FEATURES: tuple[Callable[[str, str], Sequence[str]], ...] = (
    _word, _affixes, _trigrams, _shape, _script, _number, _roman,
)  # fmt: skip


def word_features(word: str) -> list[int]:
    """The embedding rows of a word's features, from 0 to ``ROWS`` - 1."""
    if len(word) > _LONGEST:
        word = word[:20] + word[-20:]
    lowered = word.lower()
    names = [name for feature in WORD_FEATURES for name in feature(word, lowered)]
    # Encoded in one go, for a call a name would cost more than its hash. No word holds a white space.
    encoded = " ".join(names).encode("utf-8", "surrogatepass")
    return [crc32(name) % ROWS for name in encoded.split(b" ")]


def settings(tokens: Tokens) -> list[int]:
    """Each token's place as a number below ``SETTINGS``.

    Bits: a space before it, a space after it, within brackets, within quotes, first, last.
    """
    depth, quoted = 0, False
    result: list[int] = []
    previous_end = -1
    for word, start, end in zip(tokens.words, tokens.starts, tokens.ends, strict=True):
        if word in _CLOSING:
            depth = max(depth - 1, 0)
        elif word in _QUOTE_ENDS:
            quoted = word in _QUOTES_THAT_BEGIN and not quoted
        spaced = start != previous_end
        if spaced and result:
            result[-1] |= 2
        result.append(spaced | (depth > 0) << 2 | quoted << 3)
        if word in _OPENING:
            depth += 1
        elif word in _QUOTE_OPENS:
            quoted = True
        previous_end = end
    if result:
        result[0] |= 1 << 4
        result[-1] |= 1 << 5
    return result


def _shape_of(char: str) -> str:
    if char.isupper():
        return "X"
    if char.islower():
        return "x"
    if char.isdigit():
        return "d"
    return "o" if char.isalpha() else char


class _Shapes(dict[int, str]):
    """Each character's shape by its code, found when it is first met."""

    def __missing__(self, code: int) -> str:
        shape = self[code] = _shape_of(chr(code))
        return shape


_SHAPES = _Shapes()


@lru_cache(maxsize=4096)
def _shape_names(shape: str) -> tuple[str, str]:
    detailed = shape[:6] + ("+" if len(shape) > 6 else "")
    return "f=" + detailed, "c=" + re.sub(r"(.)\1+", r"\1", shape)
