"""What a text that cites by author and year would call the references of its list."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from refcheck.extract import signs
from refcheck.fields.name_forms import PARTICLES
from refcheck.model import Name, Reference

UNDATED, COMING = "n.d.", "in press"
WORDED = (
    r"n\.\s?d\.|o\.\s?j\.|s\.\s?[dfa]\.|u\.\s?d\.|no date|undated|in press|forthcoming|in print|to appear"
    r"|submitted|accepted|unpublished|in prep(?:aration|\.)|(?:in|under) review|im druck|im erscheinen"
    r"|(?<=[( ])i\.\s?e\.(?=\s?[):])|en prensa|no prelo|in stampa|sous presse|a paraitre|в печати"
)
_UNDATED = re.compile(r"n\.\s?d|o\.\s?j|s\.\s?[dfa]|u\.\s?d|no date|undated")
_YEAR = r"(?:1[5-9]|20)\d\d"
_PRINTED_YEAR = re.compile(rf"(?<!\d)({_YEAR})([a-z])?(?!\d)|(?<![^\W_])({WORDED})", re.IGNORECASE)
_DATED = re.compile(  # "(2001a)", "(1974/1971)", "[1905] 1958", "(1980²)" whose raised figure was set back
    rf"(?<!\d)(?<!\d )[(\[]\[?\s?{_YEAR}(?:[a-z]?|\d{{0,2}}\s?(?=\)))"
    rf"(?:\s?[/\[\])=\s]+{_YEAR})*(?=[)\],/;:\s])"
)
_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_INITIALS = re.compile(r"(?:\b[^\W\d_]\.[ -]?)+|\b[A-ZÀ-ÖØ-Þ]{1,3}(?=[\s,;.&]|$)")
_BREAK = re.compile(r"[,;(\[]|\.\s|\s[-–—]\s|(?<![\w-])(?:and|und|et|y)(?![\w-])|&|:|/|(?=\b\d{4}\b)")
_BY_SEMICOLONS = re.compile(  # "Quill, Ann; Strom, Ben"
    r"([^;(]{2,60}?);\s?([^;(:]{2,60}?)(?=[;(:]|\.\s)"
)
_YEAR_FIRST = re.compile(rf"\(?{_YEAR}[a-z]?\)?[.:,\s]")
_LABELLED = re.compile(rf"[^\W\d_]{{2}}.*{_YEAR}")
_ACRONYM = re.compile(r"^([A-ZÀ-ÖØ-Þ]{2,8})(?!\w)|[(\[]([A-ZÀ-ÖØ-Þ][A-Za-z&]{1,9})[)\]]")
_IN_BRACKETS = re.compile(r"[\[(]([A-ZÀ-ÖØ-Þ][A-Za-z&]{1,9})[\]),;]")
_GIVEN = re.compile(r"[^\W\d_]{2,},?\s+([A-ZÀ-ÖØ-Þ])[.\w]|([A-ZÀ-ÖØ-Þ])\.")
_NO_NAMES = frozenset(("in", "al", "eds", "ed", "hrsg"))
_SMALL_WORDS = frozenset(
    ("of", "the", "for", "and", "on", "in", "de", "la", "für", "und", "der", "des", "et", "y")
)
_NAME_WORDS = 6
_NAMES = 3  # words: what has more is a group or a title
_NOBODY = (("\0",),)
_SPECIAL = str.maketrans({"ø": "o", "ł": "l", "ß": "ss", "æ": "ae", "đ": "d", "ı": "i", "œ": "oe", "’": "'"})


@dataclass(frozen=True, slots=True)
class Called:
    """What the text would call a reference: its first author's names (and the second's), its years.

    A name is several where it is not known which of its words is the family's. ``initial`` is the first
    author's, "" where it cannot be told.
    """

    number: int
    names: tuple[tuple[str, ...], ...]
    years: tuple[tuple[str, str], ...]  # year, suffix
    initial: str = ""


def called(references: Sequence[Reference], text: str) -> list[Called]:
    """What ``text`` would call the references; dashes for an author stand for the one above."""
    found: list[Called] = []
    for reference in references:
        one = _called(reference)
        if found and not reference.structured and _repeats_author(reference.unstructured):
            above = found[-1]
            one = replace(one, names=above.names[:1], initial=above.initial)
        found.append(one)
    introduced = _introduced(text)
    return [_with_acronyms(one, introduced) for one in found]


def plain_year(printed: str) -> str:
    """A year as it is, and one word for all that say that there is none, or none yet."""
    if printed[:1].isdigit():
        return printed
    return UNDATED if _UNDATED.match(folded(printed)) else COMING


def _repeats_author(text: str) -> bool:
    start = signs.unlabelled(text)
    return signs.repeats_author(text) or signs.repeats_author(start) or bool(_YEAR_FIRST.match(start))


def _called(reference: Reference) -> Called:
    text = signs.unlabelled(reference.unstructured)
    if reference.structured:
        item = reference.item
        people = (item.author or item.editor)[:2]
        year = str(item.issued.year) if item.issued and item.issued.year else ""
        suffix = item.issued.suffix if item.issued else ""
        names = tuple(known for person in people if (known := _known(person)))
        initial = folded(people[0].given[:1]) if people else ""
        return Called(reference.number, names or _names(text), ((year, suffix),) if year else (), initial)
    label = reference.label or reference.unstructured.removesuffix(text)
    if _LABELLED.search(label):  # "[Quill et al.(2001)]"
        inside = label.strip("[]: ")
        return Called(reference.number, _names(inside), (*_years(inside), *_years(text)))
    return Called(reference.number, _names(text), _years(text), _initial(text))


def _known(person: Name) -> tuple[str, ...]:
    """What a person, or a group, whose names are known may be called."""
    if person.literal and not person.family:
        return _name(person.literal, first=True)
    particle = f"{person.non_dropping_particle} " if person.non_dropping_particle else ""
    return (
        tuple(dict.fromkeys((folded(particle + person.family), folded(person.family))))
        if person.family
        else ()
    )


def _years(text: str) -> tuple[tuple[str, str], ...]:
    """The years in brackets near the beginning, where there are some; else every year printed."""
    dated = _DATED.search(text[:400])
    if dated:
        within = re.findall(rf"({_YEAR})([a-z](?![a-z]))?", dated.group())
        return tuple((year, letter) for year, letter in within)
    return tuple((match[1] or plain_year(match[3]), match[2] or "") for match in _PRINTED_YEAR.finditer(text))


def _initial(text: str) -> str:
    found = _GIVEN.match(text)
    return folded(found[1] or found[2]) if found else ""


def _names(text: str) -> tuple[tuple[str, ...], ...]:
    """The folded names of the first author and, where it can be told, of the second."""
    head = re.sub(r"^[\"“”„«»']|^the\s", "", text[:200], flags=re.IGNORECASE)
    if people := _BY_SEMICOLONS.match(head):
        return tuple(filter(None, map(_family, people.groups()))) or _NOBODY
    pieces = [piece for piece in _BREAK.split(head) if piece.strip()][:_NAME_WORDS]
    names: list[tuple[str, ...]] = []
    for place, piece in enumerate(pieces):
        parts = _INITIALS.split(piece)
        names += [name for part in parts if (name := _name(part, first=not place and not names))]
    acronyms = tuple(folded(match[1] or match[2]) for match in _ACRONYM.finditer(head.split(". ")[0]))
    first = (*(names[0] if names else ()), *acronyms)
    return ((first, *names[1:2])) if first else _NOBODY


def _family(person: str) -> tuple[str, ...]:
    """The family name of "Quill, Ann", "Quill A" or "A. Quill"."""
    family, comma, _ = person.partition(",")
    return _name(family if comma else _INITIALS.sub(" ", person), first=True)


def _name(part: str, first: bool = False) -> tuple[str, ...]:
    """What may be the family name in a part of an author list: all of it, the last word, the first."""
    kept = [word for word in _WORD.findall(part)[:_NAME_WORDS] if len(word) > 1]
    if not kept or kept[0].casefold().strip(".") in _NO_NAMES:
        return ()
    if not first and not any(word[0] != word[0].lower() or word[0] == word[0].upper() for word in kept):
        return ()
    whole = folded(" ".join(part.split()[:_NAME_WORDS])).strip(" .,;:\"'“”")
    if len(kept) > _NAMES or signs.is_group(part.strip()):
        shorter = (folded(" ".join(kept[:3])),) if len(kept) > _NAMES else ()
        return tuple(dict.fromkeys((whole, *shorter, *_initials(kept))))
    ends = [word for word in (kept[-1], kept[0]) if word.casefold() not in PARTICLES]
    return tuple(dict.fromkeys((whole, *(folded(word).rstrip(".") for word in ends))))


def _initials(words: Sequence[str]) -> Iterator[str]:
    """The acronym of a group's name."""
    told = [word[0] for word in words if word.casefold() not in _SMALL_WORDS]
    if len(told) > 1 and all(letter.isupper() for letter in told):
        yield folded("".join(told))


def _introduced(text: str) -> dict[str, str]:
    """The acronyms that the text introduces, by the folded words before: "World Bell Organization [WBO]"."""
    found = {}
    for match in _IN_BRACKETS.finditer(text):
        words = folded(text[max(0, match.start() - 60) : match.start()]).split()[-3:]
        found[" ".join(words)] = folded(match[1])
    return found


def _with_acronyms(one: Called, introduced: dict[str, str]) -> Called:
    first = one.names[0]
    last_words = " ".join(first[0].split()[-3:])
    acronym = introduced.get(last_words) if " " in last_words else None
    return replace(one, names=((*first, acronym), *one.names[1:])) if acronym else one


def folded(text: str) -> str:
    """Small letters without accents, one space between words."""
    return " ".join(folded_in_place(text).split())


def folded_in_place(text: str) -> str:
    """Small letters without accents, every character still in its place."""
    return text.translate(_FOLDS)


class _Folds(dict[int, str]):
    """What each character that was met is folded to."""

    def __missing__(self, code: int) -> str:
        return self.setdefault(code, _folded_character(chr(code)))


_FOLDS = _Folds()


def _folded_character(character: str) -> str:
    if character.isascii():
        return character.lower() if character != "\n" else " "
    plain = unicodedata.normalize("NFKD", character.lower().translate(_SPECIAL))[:1]
    return plain if not plain.isspace() else " "
