"""The words of a container's title, and the ways to read it: without qualifiers, subtitles, small words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from refcheck.fields import characters
from refcheck.fields.markup import plain

SMALL_WORDS = frozenset(
    {
        *("of", "the", "and", "for", "in", "on", "to", "with", "from", "at", "an", "its", "their", "by"),
        *("de", "la", "le", "les", "des", "du", "et", "pour", "en", "sur", "aux", "au"),
        *("der", "die", "das", "und", "fur", "zur", "des", "im", "den", "fuer", "uber", "dem", "zum", "von"),
        *("del", "los", "las", "el", "y", "da", "do", "dos", "das", "di", "della", "delle", "dei", "il"),
        *("per", "van", "voor", "het", "och", "og", "i", "za", "w", "na"),
    }
)
# Say that a section's name follows, or that the title is one edition of several.
_SECTION_LABELS = frozenset(
    {
        *("section", "sections", "sect", "sec", "series", "ser", "part", "parts", "pt", "volume", "vol"),
        *("edition", "ed", "edn", "no"),
    }
)
LETTERED_SECTIONS = frozenset("abcdefghx")
SECTIONS = frozenset(
    {
        *LETTERED_SECTIONS,
        *("ii", "iii", "iv", "1", "2", "3", "4", "am", "american", "br", "british", "brit", "amer"),
        *("international", "int", "intl", "english", "engl", "eng", "eur", "european", "europe", "asia"),
        *("pac", "usa", "us", "uk", "london", "basel", "new", "online", "print", "suppl", "supplement"),
    }
)
IMPRINTS = frozenset({"ieee", "acm", "asme", "spe", "aip", "aapg", "arpn", "siam"})
SKIPPED = SMALL_WORDS | _SECTION_LABELS
PLACES = frozenset({"usa", "us", "united", "states", "america", "uk", "engl", "lond", "london"})
# Places and imprints that catalogues add to a title to tell it from another: "Spine (Phila Pa 1976)".
_QUALIFIER = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_SUBTITLE = re.compile(
    r"\s*[:;=—]\s*|\s+[-–/]\s+|(?<=[^\W_]{6})\.\s+(?=[A-Z])|\s*\.\s*-\s*|,\s+(?=[A-Z][a-z]+)"
)
_HALVES = re.compile(r"\s+/\s+|\s+=\s+|(?<=[^\W\d_]{4})/(?=[^\W\d_]{4,}\s[^/]+$)")
_USA = re.compile(r"\bU\.?\s?S\.?\s?A\b\.?")
_DOTTED = re.compile(r"(?<![^\W_])(?:(?:[^\W\d_]\.){2,}|(?:[^\W\d_]\.\s?){3,})(?![^\W_])")
_ELIDED = re.compile(r"\b(?:(?:de|da|ne|su|a)?ll|l|d|un|qu)['’](?=[^\W\d_]{3})", re.IGNORECASE)


@lru_cache(maxsize=16384)
def folded(title: str) -> tuple[str, ...]:
    """The folded words, Romance articles elided ("dell'Unione" is "unione")."""
    return characters.words(_USA.sub("USA", _ELIDED.sub(" ", title)))


def core(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words without articles, prepositions and conjunctions."""
    return tuple(word for word in words if word not in SMALL_WORDS)


@lru_cache(maxsize=8192)
def telling(title: str) -> tuple[str, ...]:
    """The words of a title by which it can be told from others."""
    return tuple(word for word in core(heads(title)[0]) if word not in SKIPPED)


def readings(cited: str, recorded: str) -> Iterable[tuple[tuple[str, ...], tuple[str, ...]]]:
    """The two titles as they stand, then without what may follow or surround the proper title."""
    mine, theirs = heads(cited), heads(recorded)
    yield mine[0], theirs[0]
    for head in theirs[1:]:
        yield mine[0], head
    for head in mine[1:]:
        yield head, theirs[0]
    if not (_SUBTITLE.search(cited) and _SUBTITLE.search(recorded)):
        for my_head in mine[1:3]:
            for their_head in theirs[1:3]:
                yield my_head, their_head


@lru_cache(maxsize=16384)
def heads(title: str) -> tuple[tuple[str, ...], ...]:
    """The words of a title; then of it without qualifiers, of each half of a bilingual one, of its head."""
    text = plain(title)
    bare = _QUALIFIER.sub(" ", text)
    texts = [text, bare, *_dotted(bare)]
    halves = _HALVES.split(bare)
    if len(halves) > 1 and all(" " in half.strip() for half in halves):
        texts += halves
    texts += [bare[: found.start()] for found in _SUBTITLE.finditer(bare)][:3]
    texts += [inside.strip("()[]") for inside in _QUALIFIER.findall(text) if inside.strip("()[]").isupper()]
    unique = dict.fromkeys(folded(part) for part in texts)
    unique |= dict.fromkeys(form[1:] for form in unique if len(form) > 2 and spells(form[0], form[1:]))
    return tuple(form for form in unique if form) or ((),)


def _dotted(title: str) -> Iterator[str]:
    """The title with single letters that stand together made one word ("U.S.A.", "J. A. M. A.")."""
    joined = _DOTTED.sub(lambda letters: re.sub(r"[.\s]", "", letters[0]) + " ", title)
    if joined != title:
        yield joined


def spells(letters: str, words: tuple[str, ...]) -> bool:
    """Whether ``letters`` are an acronym of ``words``, small words and places perhaps left out."""
    telltale = core(words)
    if len(telltale) < 2:
        return False
    initials = "".join(word[0] for word in telltale)
    if len(letters) == 2:
        return letters == initials
    return _spell(letters, telltale, inner=1 if len(telltale) > 2 else 0) or letters == "".join(
        word[0] for word in words
    )


def _spell(letters: str, words: tuple[str, ...], inner: int = 1) -> bool:
    """Whether ``letters`` are the initials, but for ``inner`` letters taken from within a word."""
    if not words:
        return not letters
    if not letters:
        return set(words) <= PLACES
    if letters[0] != words[0][0]:
        return False
    rest = letters[1:]
    if _spell(rest, words[1:], inner):
        return True
    # The R of neuroradiology in AJNR.
    return bool(inner and rest and rest[0] in words[0][3:]) and _spell(rest[1:], words[1:], inner - 1)
