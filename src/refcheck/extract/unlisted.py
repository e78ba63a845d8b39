"""Citations by name and year in plain form that no reference of the list can be meant by.

Searched from the text to the list: "(Quill et al., 1999)", "(see Quill & Strom, 1999, 2003; Strom, 2001)",
"Quill and Strom (1999)", "As Quill (1999) said". What may be a slip for a
listed name is left out, and so is a name alone that is a word of the text elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches

from refcheck.extract import narrative
from refcheck.extract.narrative import DATE, NAME
from refcheck.fields import characters
from refcheck.fields.dates import is_month
from refcheck.fields.names import UNNAMED
from refcheck.model import Citation, Reference, Span

_LED = r"(?:(?:van|von|de|der|den|la|du|del|di|da|dos|le|ter|al|el)\s){0,3}"
_ET_AL = rf",?\s+{UNNAMED}"
_JOINED = r"(?:\s*[&/]|\s+(?!of|in|on|at|de|im|am|zu|as|to)[a-zà-ÿ]{1,3}(?=\s))\s*"
_MORE = rf"(?:(?:,\s*{_LED}{NAME}){{0,4}}(?:,?{_JOINED}{_LED}{NAME})?(?:{_ET_AL})?)"
_WITH = rf"(?:{_ET_AL}|(?:,\s+{_LED}{NAME}){{0,4}},?\s+(?:&|and)\s+{_LED}{NAME})"
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_PLACE = r"(?:\s?[,:]?\s?(?:pp?\.\s?|S\.\s?)?\d+(?:\s?[-–]\s?\d+)?(?:ff?\.)?)?"
_BRACKETS = re.compile(r"[(\[]([^()\[\]]{6,400})[)\]]")
_PARTS = re.compile(r"[;；]|(?<=\d{4}),|(?<=\d{4}[a-z]),")
_BETWEEN = re.compile(
    rf"\s*(?:pp?\.\s?[\d–-]+,\s?)?(?:[a-zà-ÿ]\S{{0,6}}[.,:]?\s+){{0,2}}?"
    rf"(?P<said>{_LED}(?P<name>{NAME})(?P<more>{_MORE}),?\s+{DATE}){_PLACE}\s*"
)
_YEAR_ALONE = re.compile(rf"\s*(?:and\s|&\s)?{DATE}{_PLACE}\s*")
_BEFORE = re.compile(rf"(?<![\w-])(?P<said>(?P<name>{NAME})(?P<more>{_WITH})\s+\({DATE})[a-z]?[,:)]")
_SITE = re.compile(  # of a thing or a place rather than a citation
    rf"\b(?:in|at|from|near|aus|nach|bei)\s+({NAME})(?![\w'’-])"
    rf"(?!\s*(?:\(|et al|(?:and|&)\s+{NAME}\s*\(|,?\s\d))"
)
_SMALL = re.compile(r"(?<![^\W\d_])[a-zß-öø-ÿ]{3,}(?![^\W\d_])")
_SMALL_WORD = re.compile(  # of a title
    r"(?<![^\W\d_])(?!(?:and|und|et|al|van|von|de|der|den|del|di|da|du|la|le|eds?|hrsg)(?!\w))[a-zß-öø-ÿ]{2,}"
)
_BREAKS = (". ", ") ", ", ", ": ", "“", '"')
_MANY = re.compile(_ET_AL)
_SEASONS = frozenset(("spring", "summer", "autumn", "fall", "winter", "sommer", "herbst", "frühling"))
_NEARLY = 0.75  # of two names alike: one is a slip for the other


@dataclass(frozen=True, slots=True)
class _Listed:
    words: frozenset[str]
    years: frozenset[str]


def find(
    text: str, outside: Sequence[Span], references: Sequence[Reference], known: Sequence[Citation]
) -> list[Citation]:
    """The citations in the stretches ``outside`` the list, before its end, that are not ``known``."""
    listed = [_listed(reference) for reference in references]
    end = max(reference.span.end for reference in references)
    common = _no_names(references)
    common |= {word for part in outside for word in _SMALL.findall(text, part.start, part.end)}
    common |= {word.casefold() for part in outside for word in _SITE.findall(text, part.start, part.end)}
    families = {word for one in references for word in characters.words(_parted(one)[0])}
    common -= families
    common |= _SEASONS
    ends = {mark.span.end for mark in known}
    found = [
        mark
        for part in outside
        if part.start < end
        for mark in [*_plain(text, part, common), *_narrative(text, part, families, common)]
        if ends.isdisjoint((mark.span.end, mark.span.end + 1))  # a letter may stand behind the year
        and not any(_may_mean(mark, one) for one in listed)
    ]
    return sorted(found, key=lambda mark: mark.span)


def _no_names(references: Sequence[Reference]) -> set[str]:
    """The words of the references behind their authors: what a title has may stand in the text as well."""
    return {word for one in references for word in characters.words(_parted(one)[1])}


def _parted(reference: Reference) -> tuple[str, str]:
    """A reference up to where words in small letters begin, and from there on: its authors, and the rest."""
    text = reference.unstructured
    first = _SMALL_WORD.search(text)
    start = max((text.rfind(mark, 0, first.start()) for mark in _BREAKS), default=-1) + 1 if first else 0
    return text[:start], text[start:]


def _plain(text: str, part: Span, common: Collection[str]) -> Iterator[Citation]:
    """The citations in plain form."""
    for match in _BEFORE.finditer(text, part.start, part.end):
        if not _is_common(match, common):
            yield _cited(match, 0)
    for brackets in _BRACKETS.finditer(text, part.start, part.end):
        start, author = brackets.start(1), None
        for between in _PARTS.split(brackets[1]):
            named, alone = _BETWEEN.fullmatch(between), _YEAR_ALONE.fullmatch(between)
            if named:
                author = None if _is_common(named, common) else named["name"]
            elif not alone:
                author = None
            if author and (found := named or alone):
                yield replace(_cited(found, start), author=author)
            start += len(between) + 1


def _narrative(
    text: str, part: Span, families: Collection[str], common: Collection[str]
) -> Iterator[Citation]:
    """The citations of one author within a sentence."""
    for match in narrative.find(text, part.start, part.end, families, common):
        yield _cited(match, 0)


def _is_common(match: re.Match[str], common: Collection[str]) -> bool:
    """Whether the name is a word of the text, and nothing but its place tells that it is a name here."""
    name = match["name"].casefold()
    return (name in common or is_month(name)) and not _MANY.fullmatch(match["more"])


def _cited(match: re.Match[str], offset: int) -> Citation:
    groups = match.groupdict()
    start = match.start("said") if "said" in groups else match.start("year")
    span = Span(offset + start, offset + match.end("year"))
    return Citation(span, author=groups.get("name", ""), year=match["year"])


def _may_mean(mark: Citation, one: _Listed) -> bool:
    """Whether a reference has the year, or none, and a name that is the cited one or a slip for it."""
    if one.years and mark.year not in one.years:
        return False
    name = characters.words(mark.author)
    return one.words.issuperset(name) or bool(get_close_matches("".join(name), one.words, 1, _NEARLY))


def _listed(reference: Reference) -> _Listed:
    people = (*reference.item.author, *reference.item.editor)
    names = " ".join(f"{name.family} {name.literal}" for name in people)
    issued = reference.item.issued
    own = {str(issued.year)} if issued and issued.year else set()
    text = reference.unstructured
    return _Listed(frozenset(characters.words(f"{text} {names}")), frozenset(own | set(_YEAR.findall(text))))
