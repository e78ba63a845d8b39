"""What an item says, made fit for a .bib before it is spelled in LaTeX.

Records and other people's files bring HTML, biblatex's own words and forms that BibTeX's styles print twice
or not at all. Sources: the standard styles' documentation (btxdoc) and biblatex's manual, section 4.9.2.
"""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from typing import Any

from refcheck.fields import markup
from refcheck.model import Item, Name

_TEXTS = ("title", "container_title", "collection_title", "publisher", "publisher_place", "event_title",
          "genre", "medium", "note", "edition", "volume", "issue", "number")  # fmt: skip
_ENTITY = re.compile(r"&(?:#\d+|#x[0-9a-f]+|[a-z][a-z0-9]*);", re.IGNORECASE)
# A title that ended in a tag may have lost the tag's last character with its stop.
_CUT_TAG = re.compile(r"</(sup|sub|i|b|em|inf|scp?|jats:[a-z-]+)\s*$", re.IGNORECASE)
_SHIFTED = re.compile(r"<((?:jats:)?(?:sup|sub|inf))\b[^<>]*>([^<>\s]*)</\1\s*>", re.IGNORECASE)
# Until the rest is spelled, code points that are no characters stand for the commands.
_SUP, _SUB, _END = "\ufdd0", "\ufdd1", "\ufdd2"
_COMMANDS = {ord(_SUP): r"\textsuperscript{", ord(_SUB): r"\textsubscript{", ord(_END): "}"}
_MARKED: dict[int, None] = dict.fromkeys(_COMMANDS)  # not to be taken for marks where they came so
_BREAK = re.compile(r"\s*[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]\s*")
# In what is written as it is, neither a brace nor what may escape one must hide the value's end.
_PERCENT: dict[int, str | None] = {**_MARKED, ord("{"): "%7B", ord("}"): "%7D", ord("\\"): "%5C"}

_LOCALISED = {
    "countryde": "Germany", "countryeu": "European Union", "countryep": "European Union",
    "countryfr": "France", "countryuk": "United Kingdom", "countryus": "United States of America",
    "patent": "Patent", "patentde": "German patent", "patenteu": "European patent",
    "patentep": "European patent", "patentfr": "French patent", "patentuk": "British patent",
    "patentus": "U.S. patent", "patreq": "Patent request", "patreqde": "German patent request",
    "patreqeu": "European patent request", "patreqep": "European patent request",
    "patreqfr": "French patent request", "patrequk": "British patent request",
    "patrequs": "U.S. patent request", "mathesis": "Master's thesis", "bathesis": "Bachelor's thesis",
    "phdthesis": "PhD thesis", "candthesis": "Candidate thesis", "resreport": "Research report",
    "techreport": "Technical report", "software": "Computer software", "datacd": "CD-ROM",
    "audiocd": "Audio CD",
}  # fmt: skip
_ORDINALS = ("First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth")
_EDITION_WORD = re.compile(r"[\s,]*\b(?:ed(?:n|ition)?|aufl(?:age)?)\b\.?$", re.IGNORECASE)
_EDITION_NUMBER = re.compile(r"(\d{1,3})(?:st|nd|rd|th|\.)?", re.IGNORECASE)
_ET_AL = re.compile(r"et\s+al\.?", re.IGNORECASE)  # written for a name
_INITIALS = re.compile(r"[^\W\d_]\.?(?:-?[^\W\d_]\.?){0,3}")


def cleaned(item: Item, *, biblatex: bool) -> Item:
    """``item`` in characters and words that a .bib can hold; what a title's markup said is kept."""
    known: dict[str, Any] = {name: _text(getattr(item, name)) for name in _TEXTS}
    if not biblatex:
        known |= {name: _localised(known[name]) for name in ("genre", "publisher_place")}
    authors = tuple(map(_name, item.author))
    if authors and _ET_AL.fullmatch(
        f"{authors[-1].literal} {authors[-1].given} {authors[-1].family}".strip()
    ):
        authors, known["authors_truncated"] = authors[:-1], True
    known["edition"] = _edition(known["edition"], biblatex)
    return replace(
        item,
        **known,
        author=authors,
        editor=tuple(map(_name, item.editor)),
        url=_BREAK.sub("", item.url.replace("&amp;", "&").translate(_PERCENT)),
        doi=item.doi.translate(_PERCENT),
    )


def commands(text: str) -> str:
    """``text``, spelled in LaTeX, with the commands in it that ``cleaned`` left marked."""
    return text.translate(_COMMANDS)


def initials(given: str) -> str:
    """Given names with a stop after each initial: "HK", "H K" and "H.K." are "H. K."."""
    words = given.split()
    alone = len(words) == 1
    return " ".join(_initial(word) if alone or len(word.strip(".")) == 1 or "." in word else word
                    for word in words)  # fmt: skip


def _initial(word: str) -> str:
    if not (_INITIALS.fullmatch(word) and word == word.upper()):
        return word
    letters = re.findall(r"(-?)([^\W\d_])", word)
    return "".join(f"{hyphen or ' '}{letter}." for hyphen, letter in letters).strip()


def _text(text: str) -> str:
    # At the beginning of a line an at-sign may be taken for an entry's.
    text = _BREAK.sub(" ", text.translate(_MARKED))
    text = _ENTITY.sub(_decoded, _ENTITY.sub(_decoded, text))  # some are encoded twice
    if "<" not in text:
        return text
    return markup.plain(_SHIFTED.sub(_shifted, _CUT_TAG.sub(r"</\1>", text)))


def _decoded(entity: re.Match[str]) -> str:
    return unescape(entity[0])


def _shifted(match: re.Match[str]) -> str:
    return f"{_SUP if match[1].lower().endswith('sup') else _SUB}{match[2]}{_END}"


def _name(name: Name) -> Name:
    return replace(name, family=_text(name.family), given=_text(name.given), literal=_text(name.literal))


def _localised(text: str) -> str:
    parts = text.split(" and ")
    if not any(part in _LOCALISED for part in parts):
        return text
    return ", ".join(_LOCALISED.get(part, part) for part in parts)


def _edition(edition: str, biblatex: bool) -> str:
    """The form that a style prints before the word "edition": a number for biblatex, else an ordinal."""
    bare = _EDITION_WORD.sub("", edition.strip()) or edition
    if biblatex and bare.capitalize() in _ORDINALS:
        return str(_ORDINALS.index(bare.capitalize()) + 1)
    if not (numbered := _EDITION_NUMBER.fullmatch(bare)):
        return bare
    number = int(numbered[1])
    if biblatex:
        return str(number)
    return _ORDINALS[number - 1] if 1 <= number <= len(_ORDINALS) else _ordinal(number)


def _ordinal(number: int) -> str:
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
