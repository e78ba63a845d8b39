"""Where a reference in a note says when and by whom its work was published, whatever its style."""

from __future__ import annotations

import re
from dataclasses import dataclass

from refcheck.extract import signs
from refcheck.extract.notes.opening import CAPITAL

_YEAR = r"(?:1[5-9]|20)\d\d"
_YEARS = rf"{_YEAR}[a-h]?(?!\w)(?:\s?[-–/]\s?\d{{2,4}})?"
_NUMBER = r"\d{1,4}(?:[/.–-]\d{1,4})?"
_ISSUE = (
    r"(?:[,;]?\s?\(?(?:(?i:nos?\.?|nr\.?|n\.?\s?[°ºo]|heft|h\.|issue|iss\.|n[uú]m\.?|fasc\.|n\.|suppl\.?"
    rf"|pt\.?))\s?{_NUMBER}\)?)?"
)
_PAGES = r"(?i:pp?\.?|s\.|sp\.|págs?\.|с\.|art\.)"
_PAGE = r"[A-Za-z]?\d{1,5}(?:\s?[-–—]\s?\w?\d{1,5})?"
_MONTH = (
    r"(?i:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mai\b|mär|okt|dez|janv|fév|avr|juin|juil|août"
    r"|déc|ene|abr|ago|dic|gen|mag|giu|lug|set|ott|spring|summer|autumn|fall|winter)\w*\.?)"
)
_BEFORE_PLACE = r"(?:(?<=[,.:;)”“»\"]\s)|(?<=\d\s))"
_PLACE = (
    rf"{CAPITAL}[^\W\d_]+"
    rf"(?:[\s/&–-]{{1,3}}(?:{CAPITAL}[\w'’]*\.?|\w{{1,3}}\.|[a-z]{{2,3}}(?=[\s-])|et)){{0,6}}"
)
_EDITION = (
    r"(?:\d+(?:st|nd|rd|th)|(?i:orig|repr|rev|first|new|trans|eds?|ca?|forthcoming|unpub|PhD|diss|thèse)\b)"
)
_SURE = re.compile(
    "|".join(
        (
            # 12, no. 3 (May 1999): 34-50; 200 (1965), S. 1-20; 42/3 (1999)
            rf"(?<![\w.])(?:{_NUMBER}|[IVXLC]{{1,7}}){_ISSUE}\s?\((?:{_MONTH}[\s/–-]*)*{_YEARS}\)"
            rf"(?:\s?{_NUMBER}(?=,))?(?:[,:]?\s?(?:{_PAGES}\s?)?{_PAGE})?",
            # (2009) 72 MLR 554; [2005] PL 440
            rf"[(\[]{_YEAR}[)\]]\s(?:\(?\d{{1,4}}(?:\(\d+\))?\)?\s)?"
            rf"{CAPITAL}[\w.&:’' -]{{1,60}}\s[A-Z]?\d{{1,5}}",
            # 73 YALE L.J. 733, 737-38 (1964)
            rf"(?<![\w.])\d{{1,4}}\s{CAPITAL}[\w.&’' ]{{1,60}}?\s{_PAGE}(?:,\s{_PAGE})*"
            rf"\s\((?:{_MONTH}\s)?{_YEAR}\)",
            # Nature 300, 12 (1999)
            rf"(?<![\w.])\d{{1,4}}{_ISSUE},\s(?:{_PAGES}\s?)?{_PAGE}\s?\({_YEARS}\)",
            # 1999;12(3):34-50; 1999, 121, 34
            rf"{_YEAR}[a-z]?\s?[;,]\s?(?:vol\.\s?)?\d{{1,4}}\s?(?:\([^()]{{1,12}}\))?\s?[:,]\s?(?:{_PAGES}\s?)?{_PAGE}",
            # vol. 12, no 3, 1957, p. 12-34; 29, 1989, S. 3-45; 8/2008, S. 251
            rf"(?<![\w.]){_NUMBER}{_ISSUE}(?:,\s|\s?/\s?|\s)(?:{_MONTH}\s)*{_YEARS}\)?[,:]\s?{_PAGES}\s?{_PAGE}",
            # vol. 31, no. 5, pp. 347-350, May 1995
            rf"{_PAGES}\s?{_PAGE}[,.]\s(?:{_MONTH}\s)?{_YEARS}",
            # (Oxford: Oxford University Press, 1999); (7th edn, Sweet & Maxwell 2009); (5th ed. 2003)
            rf"\((?![^()]*\bet\sal\b)(?!(?:{_MONTH}\s)+{_YEAR})(?!{CAPITAL}[\w'’-]*(?:\s(?:&|and|und)\s{CAPITAL}[\w'’-]*)?,?\s"
            rf"{_YEARS}\))(?:{_EDITION}|{CAPITAL})[^()]*?{_YEARS}\]?(?:,\s\d\svols?\.)?\)",
            rf"(?i:diss\.|dissertation|thesis|habil\.|thèse|mémoire|tesi|working\spaper|discussion\spaper)[^;()]{{0,90}}{_YEAR}",
            r"(?i:doi\.org/|doi:?\s?)10\.\d{4,9}/\S+[^\s.,;)]",
        )
    )
)
# München 1995; Berlin/New York 1989; Paris, Gallimard, 1984; (Cambridge, 1999)
_LIKELY = re.compile(
    rf"{_BEFORE_PLACE}(?!{_MONTH}\s{_YEAR}){_PLACE},?\s[²³⁴]?{_YEARS}(?=[,.;:)\]\s]|$)"
    rf"|\({_PLACE},?\s{_YEARS}\)"
)
# R.F.D.A., 2008, p. 7
_SET_APART = re.compile(rf"(?:[,;.(]\s|(?<=\()){_YEARS}\)?(?=[,.;:]|$)")
_TITLE_WORD = re.compile(r"\b(?!and\b|und\b|von\b|van\b|der\b)[^\W\d_A-Z]{3,}|[“„«‘]")
_CITED = r"(?i:here|hier|at|esp|especially|bes|insb|insbes|ici|surtout|see|auch|and|und|et)\b[.,]?\s?"
_UNIT = r"(?i:chaps?\.|ch\.|kap\.|vols?\.|bd\.|t\.|nn?\.|no\.|nr\.|fol\.|paras?\.?|cols?\.|fn\.|anm\.|fig\.)"
_PAGES_BEHIND = re.compile(
    rf"(?:[\s,:.–(\[]{{0,3}}(?:{_CITED})?(?:{_PAGES}|{_UNIT})?\s?(?:[A-Za-z]?\d{{1,5}}|\b[ivxlcIVXLC]{{1,7}}\b)"
    r"(?:\s?[-–—]\s?\w{1,6})?(?:\s?ff?\b\.?)?\s?[)\]]?)*"
)
_ADDRESS = re.compile(
    r"[\s.,;(<]{0,3}(?i:(?:doi|url|available\s(?:at|from)|online|isbn)\b:?\s?)?"
    r"(?:https?://|www\.|doi\.org/|10\.\d{4,9}/|97[89][\d-]{10})[^\s;,]*[^\s;,.)>]>?"
)


@dataclass(frozen=True, slots=True)
class Imprint:
    """Where a work was published, from ``start`` on; ``end`` is behind the pages and address that follow it.

    ``sure`` when hardly anything but a reference has such.
    """

    start: int
    end: int
    sure: bool


def last(text: str, start: int, end: int) -> Imprint | None:
    """The last imprint in a stretch of text, or None."""
    sure = [match.span() for match in _SURE.finditer(text, start, end)]
    likely = [match.span() for match in _LIKELY.finditer(text, start, end)]
    if not sure and not likely and signs.trappings(text[start:end]):
        apart = [match.span() for match in _SET_APART.finditer(text, start, end)]
        likely = [(first, after) for first, after in apart if _TITLE_WORD.search(text, start, first)]
    found = max([*sure, *likely], key=lambda span: (span[1], span[0]), default=None)
    return None if found is None else Imprint(found[0], _with_more(text, found[1], end), bool(sure))


def _with_more(text: str, after: int, end: int) -> int:
    """The place behind the pages and the address that follow an imprint."""
    pages = _PAGES_BEHIND.match(text, after, end)
    after = pages.end() if pages else after
    while address := _ADDRESS.match(text, after, end):
        after = address.end()
    return after
