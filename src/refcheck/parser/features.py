"""What the tagger sees of a token: features of its word alone, and of its place.

The features of a word are names, each hashed to a row of the model's embedding; they are computed
once a word, so they may be many. To add one, add a function to ``WORD_FEATURES`` (and train anew).
The features of the place are one small number a token, its ``setting``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from zlib import crc32

from refcheck.parser.tokens import Tokens

ROWS = 32768
SETTINGS = 64

_OPENING, _CLOSING = frozenset("([{"), frozenset(")]}")
_QUOTE_OPENS, _QUOTE_CLOSES, _QUOTE_TURNS = frozenset("“„«‹"), frozenset("”»›"), frozenset('"')
_ROMAN = re.compile(r"[IVXLC]{1,7}|[ivxlc]{1,7}")
_LONGEST = 40


def _word(word: str) -> Iterator[str]:
    yield "w=" + re.sub(r"\d", "0", word.lower())


def _exact(word: str) -> Iterator[str]:
    yield "e=" + word


def _affixes(word: str) -> Iterator[str]:
    if len(word) > 2 and word.isalpha():
        lowered = word.lower()
        for size in range(2, min(len(word), 5)):
            yield f"p={lowered[:size]}"
            yield f"s={lowered[-size:]}"


def _trigrams(word: str) -> Iterator[str]:
    if 4 < len(word) <= _LONGEST and word.isalpha():
        lowered = word.lower()
        for start in range(1, len(word) - 3):
            yield "t=" + lowered[start : start + 3]


def _shape(word: str) -> Iterator[str]:
    detailed = "".join(_shape_of(char) for char in word[:6])
    yield "f=" + detailed + ("+" if len(word) > 6 else "")
    yield "c=" + re.sub(r"(.)\1+", r"\1", "".join(_shape_of(char) for char in word[:_LONGEST]))


def _script(word: str) -> Iterator[str]:
    first = ord(word[0])
    if word.isalpha():
        yield f"a={'latin' if first < 0x250 else first >> 8}"
        yield f"l={min(len(word), 16)}"


def _number(word: str) -> Iterator[str]:
    if not word.isdecimal():
        return
    yield f"n={min(len(word), 10)}"
    if len(word) > 6:
        return
    value = int(word)
    yield f"v={next(name for limit, name in _SIZES if value < limit)}"
    if word[0] == "0":
        yield "zero"
    if len(word) == 4:
        yield f"year={value // 10}"


def _roman(word: str) -> Iterator[str]:
    if _ROMAN.fullmatch(word):
        yield "roman"


_SIZES = (
    (13, "month"), (32, "day"), (100, "100"), (400, "400"), (1000, "1000"), (1400, "1400"), (1800, "1800"),
    (1950, "1950"), (2035, "2035"), (10000, "10000"), (10**9, "more"),
)  # fmt: skip

WORD_FEATURES: tuple[Callable[[str], Iterator[str]], ...] = (
    _word, _exact, _affixes, _trigrams, _shape, _script, _number, _roman,
)  # fmt: skip


def word_features(word: str) -> list[int]:
    """The embedding rows of a word's features, from 0 to ``ROWS`` - 1."""
    if len(word) > _LONGEST:
        word = word[:20] + word[-20:]
    return [
        crc32(name.encode("utf-8", "surrogatepass")) % ROWS
        for feature in WORD_FEATURES
        for name in feature(word)
    ]


def settings(tokens: Tokens) -> list[int]:
    """Each token's place as a number below ``SETTINGS``.

    Bits: a space before it, a space after it, within brackets, within quotes, first, last.
    """
    depth = quoted = 0
    result: list[int] = []
    last = len(tokens) - 1
    previous_end = -1
    for index, (word, start, end) in enumerate(zip(tokens.words, tokens.starts, tokens.ends, strict=True)):
        if len(word) == 1:
            if word in _CLOSING:
                depth = max(depth - 1, 0)
            elif word in _QUOTE_CLOSES:
                quoted = 1 if word == "»" and not quoted else 0
            elif word in _QUOTE_TURNS:
                quoted = 1 - quoted
        code = (start != previous_end) | (depth > 0) << 2 | quoted << 3
        code |= (index == 0) << 4 | (index == last) << 5
        if result and start != previous_end:
            result[-1] |= 2
        result.append(code)
        if len(word) == 1:
            if word in _OPENING:
                depth += 1
            elif word in _QUOTE_OPENS:
                quoted = 1
        previous_end = end
    return result


def _shape_of(char: str) -> str:
    if char.isupper():
        return "X"
    if char.islower():
        return "x"
    if char.isdigit():
        return "d"
    return "o" if char.isalpha() else char
