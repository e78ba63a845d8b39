"""Dates as references print them: read year, month, day, the letter of "2009a", and "in press"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from refcheck.model import Date, DateKind


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date and where its parts stand in the text that was read: ``parts`` maps "year" to (start, end)."""

    date: Date
    start: int
    end: int
    parts: dict[str, tuple[int, int]]


_MONTHS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar jänner janvier enero ene gennaio gen janeiro januari stycznia января янв",
            "february feb februar février févr fév febrero febbraio fevereiro fev lutego февраля фев",
            "march mar märz mrz mär mars marzo março maart marca марта мар",
            "april apr avril avr abril abr aprile kwietnia апреля апр",
            "may mai mayo maggio maio mei maja мая",
            "june jun juni juin junio giugno junho czerwca июня июн",
            "july jul juli juillet juil julio luglio julho lipca июля июл",
            "august aug août agosto ago augustus sierpnia августа авг",
            "september sep sept septembre septiembre settembre setembro set września сентября сен",
            "october oct oktober okt octobre octubre ottobre outubro out października октября окт",
            "november nov novembre noviembre novembro listopada ноября ноя",
            "december dec dezember dez décembre déc diciembre dic dicembre dezembro grudnia декабря дек",
        ),
        1,
    )
    for name in names.split()
}
_MONTH = r"(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_LAST_MONTH = rf"(?:\s?[-–/&]\s?(?:{'|'.join(_MONTHS)})\b\.?)?"
_YEAR = r"(?P<year>1[4-9]\d\d|20\d\d)(?:(?P<suffix>[a-k])\b|(?!\d))"
_DAY = r"(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th|º|\.)?(?:\s?[-–]\s?\d{1,2}(?:st|nd|rd|th|\.)?)?"
_OF = r"\s?(?:,|de\b|of\b|d[’'])?\s?"

# In order: the fullest reading wins.
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{_YEAR}[-/.](?P<monthnumber>0[1-9]|1[0-2])[-/.](?P<day>3[01]|[12]\d|0[1-9])\b",
        rf"\b(?P<day>3[01]|[12]\d|0?[1-9])[./](?P<monthnumber>1[0-2]|0?[1-9])[./]\s?{_YEAR}",
        rf"\b{_YEAR}\)?[\s,;:.(]{{0,3}}{_MONTH}{_LAST_MONTH}[\s.]{{0,2}}{_DAY}(?![\d(:])",
        rf"\b{_DAY}{_OF}{_MONTH}{_LAST_MONTH}{_OF}{_YEAR}",
        rf"\b{_MONTH}{_LAST_MONTH}\s?{_DAY},?\s?\(?{_YEAR}",
        rf"\b{_MONTH}{_LAST_MONTH}[\s,./]{{0,3}}(?:de\s)?\(?{_YEAR}",
        rf"\b{_YEAR}\)?[\s,;:.(]{{0,3}}{_MONTH}",
        rf"(?<![\d]){_YEAR}",
    )
)
_DIGITS = re.compile(r"\d{4}")
_MORE_THAN_YEAR = re.compile(r"[^\W\d_]{3}|\d\s?[./-]\s?\d")
_NO_YEAR = re.compile(
    r"\b(?:in press|forthcoming|to appear|in preparation|submitted|accepted|im druck|im erscheinen|i\.\s?e\.|"
    r"sous presse|à paraître|en prensa|no prelo|in stampa|unpublished|"
    r"n\.\s?d\.?|o\.\s?j\.?|s\.\s?[adf]\.?|undated|no date|sin fecha|sem data|o\.\s?d\.?)(?!\w)",
    re.IGNORECASE,
)


def is_month(word: str) -> bool:
    """Whether a folded word is the name of a month, written out or abbreviated."""
    return word in _MONTHS


@lru_cache(maxsize=8192)
def read_date(text: str, kind: DateKind = DateKind.ISSUED) -> PrintedDate | None:
    """The fullest date that ``text`` prints, or None when it prints none."""
    if not _DIGITS.search(text):
        patterns: tuple[re.Pattern[str], ...] = ()
    elif _MORE_THAN_YEAR.search(text):
        patterns = _PATTERNS
    else:
        patterns = _PATTERNS[-1:]
    for pattern in patterns:
        found = pattern.search(text)
        if found:
            return _made(found, kind)
    found = _NO_YEAR.search(text)
    if found:
        date = Date(kind=kind, literal=found[0].lower())
        return PrintedDate(date, found.start(), found.end(), {})
    return None


def _made(found: re.Match[str], kind: DateKind) -> PrintedDate:
    groups = found.groupdict()
    month = groups.get("monthnumber")
    name = groups.get("month")
    day = groups.get("day")
    date = Date(
        year=int(groups["year"]),
        month=int(month) if month else _MONTHS[name.lower()] if name else None,
        day=int(day) if day else None,
        kind=kind,
        suffix=(groups.get("suffix") or "").lower(),
    )
    parts = {"year": found.span("year")}
    for part, group in (("month", "month" if name else "monthnumber"), ("day", "day")):
        if groups.get(group):
            parts[part] = found.span(group)
    return PrintedDate(date, found.start(), found.end(), parts)
