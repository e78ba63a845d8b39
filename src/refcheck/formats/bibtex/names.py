"""BibTeX's name lists: ``Family, Given``, ``Given von Family`` and ``{A group}``, joined by ``and``.

The rules are BibTeX's (Patashnik, "BibTeXing", 1988, section 4): a name is cut at commas outside braces, and
words that begin with a lower-case letter are the particle.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from refcheck.fields.latex import decode
from refcheck.model import Name, Span

AND = re.compile(r"(?<!\s)\s++and\s++", re.IGNORECASE)  # joins the names of a list
_SEMICOLON = re.compile(r"(?<!\\);\s+(?=\S)")  # joins them where a person knows no better
COMMA = re.compile(",")  # parts family and given names
_SPACE = re.compile(r"[\s~]+")
_WORD = re.compile(r"[^\s~]+")
# The two forms most names have, told in one step: no braces, commands, ties or particles in them.
_FAMILY_FIRST = re.compile(r"([A-Z][\w'’.-]*+(?: [A-Z][\w'’.-]*+)*+),\s*+([A-Z](?>(?:[\w'’.]|[ -](?! |-))*))")
_FAMILY_LAST = re.compile(r"((?:[A-Z][\w'’.-]*+ )*[A-Z][\w'’.-]*+) ([A-Z][\w'’-]*+)")
_EXTENDED = re.compile(
    r"\b(family|given|prefix|suffix)(?:-i)?\s*=\s*(\{[^{}]*\}|\"[^\"]*\"|[^,]*)", re.IGNORECASE
)
_COMMAND = re.compile(r"\\[A-Za-z]+|[^\w\s]|\d|_")


@dataclass(frozen=True, slots=True)
class WrittenName:
    """A name and where it, its family and its given names stand in the value."""

    name: Name
    span: Span
    family: Span | None = None
    given: Span | None = None


def names_in(value: str) -> tuple[tuple[Name, ...], bool]:
    """The names of a value, without their places, and whether the list ends in "and others"."""
    if "{" in value or ";" in value:
        written = [value[span.start : span.end] for span in _parted(value)]
    else:
        written = list(filter(None, map(str.strip, AND.split(value))))
    names = tuple(map(_name, written))
    truncated = bool(names) and names[-1].literal == "others"
    return (names[:-1] if truncated else names), truncated


@lru_cache(maxsize=16384)  # the same people write much of a list
def _name(written: str) -> Name:
    return _read(written, Span(0, len(written))).name


def read_names(value: str) -> tuple[tuple[WrittenName, ...], bool]:
    """The names of a value and whether the list ends in "and others"."""
    names = tuple(_read(value, span) for span in _parted(value))
    truncated = bool(names) and names[-1].name.literal == "others"
    return (names[:-1] if truncated else names), truncated


def _parted(value: str) -> Iterator[Span]:
    """The names' places; semicolons join names as "and" does, but for those that end an entity ("&amp;")."""
    for name in split(value, AND):
        written = value[name.start : name.end]
        if ";" not in written or "&" in written:
            yield name
            continue
        for part in split(written, _SEMICOLON):
            yield Span(name.start + part.start, name.start + part.end)


def split(value: str, separator: re.Pattern[str]) -> Iterator[Span]:
    """The parts of ``value`` between separators that stand outside braces, without surrounding space."""
    start = depth = scanned = 0
    braces = "{" in value
    for match in separator.finditer(value):
        if braces:
            depth += value.count("{", scanned, match.start()) - value.count("}", scanned, match.start())
            scanned = match.start()
        if depth <= 0:
            yield from _trimmed(value, start, match.start())
            start = match.end()
    yield from _trimmed(value, start, len(value))


def _trimmed(value: str, start: int, end: int) -> Iterator[Span]:
    while start < end and value[start].isspace():
        start += 1
    while start < end and value[end - 1].isspace():
        end -= 1
    if start < end:
        yield Span(start, end)


def _read(value: str, span: Span) -> WrittenName:
    text = value[span.start : span.end]
    if plain := _FAMILY_FIRST.fullmatch(text):
        return _plain(plain, span, family=1, given=2)
    if plain := _FAMILY_LAST.fullmatch(text):
        return _plain(plain, span, family=2, given=1)
    if text.lower() == "others" or _is_group(text):
        return WrittenName(Name(literal=decode(text)), span)
    if "=" in text and (extended := dict(_EXTENDED.findall(text))):
        return WrittenName(
            _extended({key.lower(): decode(part.strip('" ')) for key, part in extended.items()}), span
        )
    parts = tuple(Span(span.start + part.start, span.start + part.end) for part in split(text, COMMA))
    if len(parts) > 1:
        return _with_commas(value, span, parts)
    # A comma at the end parts nothing.
    return _without_commas(value, parts[0]) if parts else WrittenName(Name(literal=decode(text)), span)


def _plain(match: re.Match[str], span: Span, *, family: int, given: int) -> WrittenName:
    places = (Span(span.start + match.start(part), span.start + match.end(part)) for part in (family, given))
    return WrittenName(Name(match[family], match[given]), span, *places)


def _is_group(text: str) -> bool:
    """Whether one pair of braces holds the whole name, and not just an accent."""
    if not (text.startswith("{") and text.endswith("}")) or text.startswith("{\\"):
        return False
    depth = 0
    for offset, character in enumerate(text):
        depth += {"{": 1, "}": -1}.get(character, 0)
        if depth == 0:
            return offset == len(text) - 1
    return False


def _extended(parts: dict[str, str]) -> Name:
    return Name(
        parts.get("family", ""), parts.get("given", ""), parts.get("prefix", ""), parts.get("suffix", "")
    )


def _with_commas(value: str, span: Span, parts: tuple[Span, ...]) -> WrittenName:
    words = _words(value, parts[0])
    particles = _leading_particles(value, words[:-1])
    family = Span(words[particles].start, words[-1].end)
    given, suffix = (parts[2], _text(value, parts[1])) if len(parts) > 2 else (parts[1], "")
    particle = _text(value, Span(words[0].start, words[particles - 1].end)) if particles else ""
    return WrittenName(Name(_text(value, family), _text(value, given), particle, suffix), span, family, given)


def _without_commas(value: str, span: Span) -> WrittenName:
    words = _words(value, span)
    lower = [index for index, word in enumerate(words[:-1]) if _is_particle(value, word)]
    if not lower:
        first, last = len(words) - 1, len(words) - 1
    else:
        first, last = lower[0], lower[-1] + 1
    family = Span(words[last].start, words[-1].end)
    given = Span(words[0].start, words[first - 1].end) if first else None
    particle = _text(value, Span(words[first].start, words[last - 1].end)) if lower else ""
    name = Name(_text(value, family), _text(value, given) if given else "", particle)
    return WrittenName(name, span, family, given)


def _words(value: str, span: Span) -> list[Span]:
    """The words of a part, at least one; braces hold a word together."""
    if "{" not in value[span.start : span.end]:
        words = [Span(word.start(), word.end()) for word in _WORD.finditer(value, span.start, span.end)]
    else:
        inner = split(value[span.start : span.end], _SPACE)
        words = [Span(span.start + word.start, span.start + word.end) for word in inner]
    return words or [span]  # of nothing but ties


def _leading_particles(value: str, words: list[Span]) -> int:
    return next((index for index, word in enumerate(words) if not _is_particle(value, word)), len(words))


def _is_particle(value: str, word: Span) -> bool:
    written = value[word.start : word.end]
    if written.startswith("{") and not written.startswith("{\\"):
        return False
    first = _COMMAND.sub("", written)[:1]
    return first.islower()


def _text(value: str, span: Span) -> str:
    return decode(value[span.start : span.end])
