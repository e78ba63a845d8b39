"""Characters compared as what they mean: diacritics, ligatures, Greek, dashes, quotes, markup, entities.

``fold`` follows Unicode's compatibility decomposition (NFKD, UAX #15) with the letters added that
have no decomposition. Folding is for comparison only; folded text is never printed.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from refcheck.fields.markup import plain as plain

# Letters that NFKD leaves whole, by the Latin letters printers put in their stead.
_WHOLE_LETTERS = {
    "ß": "ss", "ẞ": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l",
    "đ": "d", "Đ": "d", "ð": "d", "Ð": "d", "þ": "th", "Þ": "th", "ı": "i", "ħ": "h", "Ħ": "h", "ŋ": "n",
    "Ŋ": "n", "ŧ": "t", "Ŧ": "t", "ə": "e", "Ə": "e",
}  # fmt: skip
# U+00AD (soft hyphen) and the zero-width characters are layout, not text.
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"), "")
_DOLLARS = dict.fromkeys(map(ord, "＄﹩"), "")  # NFKD makes of them what TeX's are taken out for
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−﹘﹣－"), "-")
_QUOTES = dict.fromkeys(map(ord, "‘’‚‛′`´ʹʻʼʽˊˋ＇"), "'") | dict.fromkeys(map(ord, "“”„‟″«»‹›＂"), '"')
_PUNCTUATION = str.maketrans(
    {**_INVISIBLE, **_DOLLARS, **_DASHES, **_QUOTES, **str.maketrans(_WHOLE_LETTERS)}
)

_GREEK_NAMES = {
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ζ": "zeta", "η": "eta",
    "θ": "theta", "ι": "iota", "κ": "kappa", "λ": "lambda", "μ": "mu", "ν": "nu", "ξ": "xi", "ο": "omicron",
    "π": "pi", "ρ": "rho", "σ": "sigma", "ς": "sigma", "τ": "tau", "υ": "upsilon", "φ": "phi", "χ": "chi",
    "ψ": "psi", "ω": "omega",
}  # fmt: skip
GREEK_NAMES = frozenset(_GREEK_NAMES.values())
"""The names that ``fold`` gives Greek symbols."""
# One or two Greek letters are symbols and have names; more are a word in Greek.
_GREEK_SYMBOL = re.compile(r"(?<![α-ω])[α-ω]{1,2}(?![α-ω])")

_TEX = re.compile(r"\\[\"'`^~=.]|\\(?:c|v|u|H|k|r)(?=\{)|[\\${}]")
_WORD = re.compile(r"[^\W_]+")

# The digraphs that stand for a letter with a diacritic in German and the Nordic languages.
_DIGRAPHS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})
_DIGRAPH_LETTERS = frozenset("äöüøåÄÖÜØÅ")


@lru_cache(maxsize=32768)
def fold(text: str) -> str:
    """``text`` without what does not change its meaning: case, diacritics, markup, typography.

    Greek symbols become their names; white space is one space. Idempotent.
    """
    if "<" in text or "&" in text:
        text = plain(text)
    if "\\" in text or "$" in text:
        text = _TEX.sub("", text)
    if not text.isascii():
        text = _latin(text)
    return " ".join(text.lower().replace("`", "'").split())


@lru_cache(maxsize=32768)
def words(text: str) -> tuple[str, ...]:
    """The folded words and numbers of ``text``; an apostrophe does not part a word."""
    return tuple(_WORD.findall(fold(text).replace("'", "")))


@lru_cache(maxsize=32768)
def squash(text: str) -> str:
    """The folded letters and digits of ``text`` and nothing between them."""
    return "".join(words(text))


@lru_cache(maxsize=32768)
def spellings(text: str) -> frozenset[str]:
    """The squashed forms a name may take in ASCII: "Müller" is "muller" or "mueller"."""
    forms = {squash(text)}
    if not _DIGRAPH_LETTERS.isdisjoint(text):
        forms.add(squash(unicodedata.normalize("NFC", text).lower().translate(_DIGRAPHS)))
    return frozenset(forms)


class _Unmarked(dict[int, int | None]):
    """For ``str.translate``: what combines with a letter goes, all else stays."""

    def __missing__(self, code: int) -> int | None:
        kept = self[code] = None if unicodedata.combining(chr(code)) else code
        return kept


_UNMARKED = _Unmarked()


def _latin(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.translate(_PUNCTUATION))
    bare = decomposed.translate(_UNMARKED)
    # NFKD can bring back a punctuation character (a prime out of a double prime).
    lowered = bare.lower().translate(_PUNCTUATION)
    return _GREEK_SYMBOL.sub(_name_greek, lowered)


def _name_greek(match: re.Match[str]) -> str:
    return "".join(_GREEK_NAMES.get(letter, letter) for letter in match.group())
