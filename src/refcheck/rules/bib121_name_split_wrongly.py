"""A name that BibTeX will split in the wrong place.

## What it does
Finds names of groups without braces, "Family AB" without a comma, "et al." in place of "and others",
authors that commas or semicolons part, and names with too many commas.

## Why it matters
BibTeX takes the last word of a name without commas for the family name: the style prints "W. H.
Organization" and "G. HK", and sorts by it.

## Example
```
author = {World Health Organization},
          ^^^^^^^^^^^^^^^^^^^^^^^^^ a group: without braces BibTeX takes "Organization" for its family name
```

## How it is mended
Braces are put around a group, a comma after the family name, "and others" in place of "et al."; under
`--unsafe-fixes` where it could be a person.

## What it does not flag
Groups in braces. Numbers of kings and popes ("John Paul II"), suffixes, and lists that write family names
in capitals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from refcheck.formats.bibtex.names import AND, COMMA, split
from refcheck.model import Document, Finding, Match, Rule, Severity, Span
from refcheck.rules.bib_source import entries, finding, replacing

RULE = Rule(
    "BIB121", "name-split-wrongly", Severity.WARNING, "a name that BibTeX will split in the wrong place"
)
_GROUP = re.compile(
    r"\b(?:organi[sz]ation|association|society|committee|consortium|working group|study group|institutes?|"
    r"university|ministry|department|cent(?:er|re) for|collaboration|council|agency|commission|foundation|"
    r"federation|team|investigators|corporation|inc\.|ltd\.?|gmbh|academy|college of|initiative|partnership)"
    r"(?=\W|$)",
    re.IGNORECASE,
)
_FAMILY_INITIALS = re.compile(r"([A-Z][\w'’-]*[a-z][\w'’-]*)\s+([A-Z]{1,3})")
_ROMAN = re.compile(r"[IVX]+")
_ET_AL = re.compile(r"(?:(?<=\S)[\s,]+)?\bet\.?\s*al\.?\s*$", re.IGNORECASE)
_SUFFIX = re.compile(r"(?:jr|sr|[ivx]+|\d(?:nd|rd|th)|ph\.?\s?d|m\.?d)\.?", re.IGNORECASE)
_PEOPLE = ("author", "editor")


def check_list(matches: Sequence[Match], document: Document) -> Iterator[Finding]:
    """Names as BibTeX will read them."""
    for entry in entries(document):
        for name in _PEOPLE:
            place = entry.inner(name)
            if place:
                yield from _names(entry.written[name], place, matches)


def _names(value: str, place: Span, matches: Sequence[Match]) -> Iterator[Finding]:
    spans = list(split(value, AND))
    capitals = any(_has_capital_family(value[span.start : span.end]) for span in spans)
    for span in spans:
        written = value[span.start : span.end]
        if written.startswith("{") and written.endswith("}"):
            continue
        fault = _fault(written, capitals)
        if fault:
            message, mended, safe = fault
            at = Span(place.start + span.start, place.start + span.end)
            fix = replacing(at, mended, safe=safe) if mended else None
            yield finding(RULE, message, at, matches, fix=fix)


def _fault(written: str, capitals: bool) -> tuple[str, str, bool] | None:
    """What is wrong with a name, what to write in its stead ("" when not clear), and whether that is sure."""
    if "al" in written and (et_al := _ET_AL.search(written)):
        others = written[: et_al.start()] + (" and others" if et_al.start() else "others")
        return 'write "and others": BibTeX takes "et al." for a name', others, True
    if ";" in written:
        return 'names are joined by "and", not by semicolons', "", False
    if written.endswith(","):
        return "a comma at the end of a name, at which BibTeX stops", written.rstrip(", "), True
    if "," in written:
        return _commas(written)
    if "{" in written:
        return None
    if _GROUP.search(written) and " " in written:
        family = written.split()[-1]
        message = f'a group: without braces BibTeX takes "{family}" for its family name'
        return message, f"{{{written}}}", True
    initials = _FAMILY_INITIALS.fullmatch(written)
    if initials and not capitals and not (_ROMAN.fullmatch(initials[2]) and len(initials[2]) > 1):
        given = " ".join(f"{letter}." for letter in initials[2])
        message = f'BibTeX takes "{initials[2]}" for the family name: write "{initials[1]}, {given}"'
        return message, f"{initials[1]}, {given}", len(initials[2]) > 1
    return None


def _commas(written: str) -> tuple[str, str, bool] | None:
    if joined := re.search(r"\s*,\s*and\s+", written):
        mended = f"{written[: joined.start()]} and {written[joined.end() :]}"
        return 'without a space before it "and" joins no names', mended, True
    parts = [written[part.start : part.end] for part in split(written, COMMA)]
    if len(parts) > 3:
        return f'{len(parts) - 1} commas in one name: names are joined by "and"', "", False
    if len(parts) == 3 and not any(_SUFFIX.fullmatch(part.strip(" {}")) for part in parts[1:]):
        return f'BibTeX takes "{parts[1]}" for a suffix like "Jr.": names are joined by "and"', "", False
    return None


def _has_capital_family(written: str) -> bool:
    """Whether a name writes its family name in capitals ("Jean DUPONT"), as a whole list then does."""
    last = written.split(",")[0].split()[-1] if written.split(",")[0].split() else ""
    return len(last) > 3 and last.isupper() and last.isalpha()
