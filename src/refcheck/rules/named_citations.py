"""Citations by name and year in plain form that no reference of the list can be meant by.

Searched from the text to the list, so only where most citations are of this kind and the list was surely cut
right: "(Quill et al., 1999)", "(see Quill & Strom, 1999; Strom, 2001)", "Quill and Strom (1999)".
"""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from refcheck.fields import characters, name_forms
from refcheck.model import Document, Match, Reference, Span
from refcheck.rules.reading import printed

_NAME = r"[A-ZÀ-ÖØ-Þ][\w'’-]*[^\W\d_A-ZÀ-ÖØ-Þ]"
_LED = r"(?:(?:van|von|de|der|den|la|du|del|di|da|dos|le|ter|al|el)\s){0,3}"
_MORE = rf"(?:,?\s+et\s+al\.?|\s+(?:&|and|und|et|y)\s+{_LED}{_NAME})"
_WITH = rf"(?:,?\s+et\s+al\.?|\s+(?:&|and)\s+{_LED}{_NAME})"  # in a sentence other words join more than names
_YEAR = r"(?P<year>(?:19|20)\d\d)[a-z]?"
_BRACKETS = re.compile(r"\(([^()]{6,400})\)")
_BETWEEN = re.compile(
    rf"\s*(?:(?:see|e\.g\.,?|cf\.)\s+)?(?P<said>{_LED}(?P<name>{_NAME})(?:{_MORE},?\s+|,\s+){_YEAR})\s*"
)
_BEFORE = re.compile(rf"(?<![\w-])(?P<said>(?P<name>{_NAME}){_WITH}\s+\({_YEAR}\))")
_PRINTED_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_BY_NAME = re.compile(r"[^\W\d_]{2}.*\d{4}", re.DOTALL)
_MONTHS = frozenset(month_name)
_ENOUGH = 3
_NEARLY = 0.75  # of two names alike: one is a slip for the other


@dataclass(frozen=True, slots=True)
class Named:
    """A citation that no reference has: ``said`` in the text at ``span``, its first name, and its year."""

    said: str
    name: str
    year: str
    span: Span


def unlisted(matches: Sequence[Match], document: Document) -> list[Named]:
    """The citations by name and year, in order, that no reference can be meant by."""
    references = [match.reference for match in matches]
    if not references or not _is_by_name(document):
        return []
    listed = [(_words(reference), _years(reference)) for reference in references]
    no_names = _no_names(references)
    return [
        one
        for one in _plain(document, min(reference.span.start for reference in references))
        if characters.fold(one.name) not in no_names
        and not any(_may_mean(one, words, years) for words, years in listed)
    ]


def by_the_same(one: Named, references: Sequence[Reference]) -> list[Reference]:
    """The references whose first author has the name that a citation begins with."""
    name = characters.fold(one.name)
    return [
        reference
        for reference in references
        if reference.item.author and name in name_forms.family_of(reference.item.author[0]).split()
    ]


def _is_by_name(document: Document) -> bool:
    """Whether most citations are by name and year, in a document whose list was surely cut right."""
    marks = document.citations
    if len(marks) < _ENOUGH or any(mark.keys for mark in marks):
        return False
    if document.certainty is not None and not document.certainty.is_sure:
        return False
    named = sum(bool(_BY_NAME.search(printed(document, mark.span))) for mark in marks)
    return named * 2 > len(marks)


def _plain(document: Document, end: int) -> Iterator[Named]:
    """The citations in plain form before the list."""
    found = [_named(match, 0) for match in _BEFORE.finditer(document.text, 0, end)]
    for brackets in _BRACKETS.finditer(document.text, 0, end):
        start = brackets.start(1)
        for part in brackets[1].split(";"):
            if match := _BETWEEN.fullmatch(part):
                found.append(_named(match, start))
            start += len(part) + 1
    return iter(sorted(found, key=lambda one: one.span))


def _named(match: re.Match[str], offset: int) -> Named:
    span = Span(offset + match.start("said"), offset + match.end("said"))
    return Named(" ".join(match["said"].split()), match["name"], match["year"], span)


def _may_mean(one: Named, words: frozenset[str], years: frozenset[str]) -> bool:
    """Whether a reference has the year, or none, and a name that is the cited one or a slip for it."""
    if years and one.year not in years:
        return False
    if one.name in _MONTHS:
        return True
    name = characters.words(one.name)
    return words.issuperset(name) or bool(get_close_matches("".join(name), words, 1, _NEARLY))


def _no_names(references: Sequence[Reference]) -> frozenset[str]:
    """The words of the references that are nobody's name: what a title has may stand in the text as well."""
    titles = (f"{one.item.title} {one.item.container_title}" for one in references)
    people_named = (name_forms.family_of(name) for one in references for name in one.item.author)
    return frozenset(characters.words(" ".join(titles))).difference(*map(characters.words, people_named))


def _words(reference: Reference) -> frozenset[str]:
    names = " ".join(name_forms.family_of(name) for name in (*reference.item.author, *reference.item.editor))
    return frozenset(characters.words(f"{reference.unstructured} {names}"))


def _years(reference: Reference) -> frozenset[str]:
    issued = reference.item.issued
    own = {str(issued.year)} if issued and issued.year else set()
    return frozenset(own | set(_PRINTED_YEAR.findall(reference.unstructured)))
