"""Titles of works, journals and series; publishers, places, editions; what is printed behind a title."""

from __future__ import annotations

import re

from refcheck.fields.containers import with_last_stop
from refcheck.parser.draft import Draft, Segment
from refcheck.parser.wording import GENRE, LANGUAGE, MEDIUM, NOTE

_VARIABLES = {
    "title": "title", "container": "container_title", "series": "collection_title",
    "publisher": "publisher", "location": "publisher_place", "edition": "edition",
}  # fmt: skip
# What a bracket behind a title says of the work's kind, not of its name; "[J]" is of GB/T 7714.
_DESCRIPTION = re.compile(
    r"\s*\[(?:(?:DB|EB|CP|[MJDCRSPNGAZ])(?:/(?:OL|CD|MT|DK))?|(?i:(?:article\s)?in\s[^\W\d_]+|review|letter|"
    r"editorial|abstract|comment|internet|online|cd-?rom|dvd|электронный ресурс|"
    r"[^\[\]]*\b(?:dissertation|thesis|diss\.|tese|thèse|tesis|software|data\s?set|program)[^\[\]]*))\](?!\w)"
)
_TRAILING = " ,;:.([{"
_SENTENCE_END = re.compile(r"(?:[.?!]| :)\s$")
_INSTITUTION = re.compile(r"[,.:;\s)\]]*(?P<name>[^\W\d_][^\d()\[\].;:]{3,80}?)[\s,.\]]*$")


def titles(draft: Draft) -> None:
    """Put what is printed as prose; what stands within it already is left out."""
    for label, variable in _VARIABLES.items():
        found = draft.labelled(label)
        if found:
            chosen = max(found, key=_length) if label == "title" else found[0]
            _put(draft, variable, chosen)


def _length(segment: Segment) -> int:
    return segment.end - segment.start


def _put(draft: Draft, variable: str, segment: Segment) -> None:
    start, end = draft.clipped(segment.start, segment.end)
    if variable == "title":
        end = _without_description(draft, start, end, segment.end + 1)
    if end < segment.end:
        while end > start and draft.text[end - 1] in _TRAILING:
            end -= 1
    if start == end:
        return
    printed = draft.string(Segment(segment.label, start, end))
    if (
        variable == "container_title"
        and draft.text.startswith(".", end)
        and with_last_stop(printed, f"{printed}{draft.text[end : end + 1]}") != printed
    ):
        # The stop that ends a sentence ends an abbreviation as well: "J. Am. Chem. Soc."
        printed, end = f"{printed}.", end + 1
    draft.put(variable, printed, start, end)


def _without_description(draft: Draft, start: int, end: int, limit: int) -> int:
    """The end of a title before what tells of the work's kind, in brackets or as a sentence of its own."""
    described = _DESCRIPTION.search(draft.text, start + 1, limit) if "[" in draft.text else None
    end = min(end, described.start()) if described else end
    kind = draft.search(GENRE, start + 1, end)
    if (
        kind
        and " " in draft.text[kind.start() : kind.end() + 1]
        and _SENTENCE_END.search(draft.text, start, kind.start())
    ):
        end = kind.start()
    return end


def language(draft: Draft) -> None:
    """Put "Norwegian" of "785-7. Norwegian." or of "[in Norwegian]"."""
    mark = draft.search(LANGUAGE)
    if mark:
        group = mark.lastgroup or ""
        draft.put("language", mark[group], *mark.span(group))


def medium(draft: Draft) -> None:
    """Put "Internet" of "[Internet]"."""
    mark = draft.search(MEDIUM)
    if mark:
        draft.put("medium", mark[1], *mark.span(1))


def genre_and_note(draft: Draft) -> None:
    """Put the kind of work, with the university of a thesis that is named behind it, and remarks."""
    for variable, clued in (("genre", GENRE), ("note", NOTE)):
        mark = draft.search(clued)
        while mark and not draft.put(variable, mark[0], *mark.span()):
            mark = draft.search(clued, mark.end())
        if mark and variable == "genre" and "publisher" not in draft.values:
            _put_institution(draft, mark)


def _put_institution(draft: Draft, genre: re.Match[str]) -> None:
    end = min((s.start for s in draft.segments if s.start >= genre.end()), default=len(draft.text))
    bracket = draft.text.find("]", genre.end() + 1, end)
    found = _INSTITUTION.match(draft.text, genre.end(), bracket if bracket >= 0 else end)
    if found and found["name"][0].isupper() and not GENRE.pattern.search(found["name"]):
        draft.put("publisher", found["name"].strip(), *found.span("name"))
