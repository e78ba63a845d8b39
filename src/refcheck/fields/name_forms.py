"""The forms that one name takes in print: with and without particles, marks, spaces."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from refcheck.fields import characters
from refcheck.model import Name

PARTICLES = frozenset(
    {
        *("al", "af", "ap", "bin", "da", "dal", "das", "de", "degli", "dei", "del", "della", "den", "der"),
        *("di",),
        *("do", "dos", "du", "e", "el", "en", "het", "la", "las", "le", "les", "los", "san", "st", "t", "te"),
        *("ten", "ter", "van", "vd", "vom", "von", "vande", "vander", "vanden", "und", "y", "zu", "zum"),
        *("zur",),
    }
)
SUFFIXES = frozenset({"jr", "sr", "junior", "senior", "ii", "iii", "iv", "2nd", "3rd", "md", "phd"})
_EAST_ASIAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


@lru_cache(maxsize=32768)
def shown(name: Name) -> str:
    """A name for a person to read: "van Kuijk C"."""
    if name.literal:
        return name.literal
    return " ".join(filter(None, (name.non_dropping_particle, name.family, name.given, name.suffix)))


def undivided(name: Name, turned: bool = False) -> str:
    """A name in Chinese, Japanese or Korean writing as it is printed, without a space; "" for others."""
    parts = (name.given, name.family) if turned else (name.family, name.given)
    written = "".join((*parts, name.literal))
    return re.sub(r"\s", "", written) if _EAST_ASIAN.match(written) else ""


def is_group(name: Name) -> bool:
    """Whether the name is an organisation's or a group's."""
    return bool(name.literal) and not name.family


def family_of(name: Name) -> str:
    """The folded family name with its particle, or the group's name."""
    return characters.fold(" ".join(filter(None, (name.non_dropping_particle, name.family or name.literal))))


def whole_family(name: Name) -> str:
    """The family name with its particle, as printed."""
    return f"{name.non_dropping_particle} {name.family}".strip()


@lru_cache(maxsize=32768)
def letters(text: str) -> str:
    """A text without regard to capitals and to the shapes of apostrophes and hyphens."""
    return unicodedata.normalize("NFC", text).casefold().replace("’", "'").replace("‐", "-").strip()


def unmarked(text: str) -> str:
    """The letters of a text, with their marks, without what stands between them."""
    return "".join(character for character in letters(text) if character.isalpha())


@lru_cache(maxsize=32768)
def family_words(name: Name) -> tuple[str, ...]:
    """The folded words of a family name with its particle."""
    return characters.words(whole_family(name))


@lru_cache(maxsize=32768)
def core_words(name: Name) -> tuple[str, ...]:
    """The folded words of a family name without particles and suffixes."""
    return tuple(word for word in family_words(name) if word not in PARTICLES and word not in SUFFIXES)


@lru_cache(maxsize=32768)
def family_forms(name: Name) -> frozenset[str]:
    """The forms of the family name with and without its particles and suffix."""
    forms = set(characters.spellings(name.family))
    if name.non_dropping_particle:
        forms |= characters.spellings(name.non_dropping_particle + name.family)
    words = family_words(name)
    bare = tuple(word for word in words if word not in PARTICLES and word not in SUFFIXES)
    forms.add("".join(bare) or "".join(words))
    forms.add("".join(word for word in words if word not in SUFFIXES))
    return frozenset(forms)
