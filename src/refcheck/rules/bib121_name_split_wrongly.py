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
`--unsafe-fixes` where it could be a person, and for the "and" between names that commas part. Where the
"and" beside a group may be part of the group's name ("Department of Media and Culture") no edit is offered:
braces around the whole are yours to set.

## What it does not flag
Groups in braces, and those that begin with a small letter ("the Made-up Team"), which stay whole. Numbers of
kings and popes ("John Paul II"), suffixes, lists that write family names in capitals, pieces of names with
half a pair of brackets.
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
# What a group is for or about, which may go on behind an "and".
_ABOUT = re.compile(r"\b(?:of|for|on|in|to|against)\s", re.IGNORECASE)
# Only a name of its own has a comma, braces or initials, or is the list's "others".
_IS_A_NAME = re.compile(r"[,{}]|\b[A-Z]\.|\s[A-Z]{1,3}$|^[A-Z]\s|^others$")
_FAMILY_INITIALS = re.compile(r"([A-Z][\w'’-]*[a-z][\w'’-]*)\s+([A-Z]{1,3})")
_INITIALS_FAMILY = re.compile(r"(?:[A-Z]\.[ ~-]?)+(?:[a-z]+ )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?")
_ROMAN = re.compile(r"[IVX]+")
_ET_AL = re.compile(r"(?:(?<=\S)[\s,]+)?\bet\.?\s*al\.?\s*$", re.IGNORECASE)
_SEMICOLON = re.compile(r"\s*;\s*(?:and\s+)?")
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
    if "{" not in value and all(map(_is_plain, AND.split(value.strip()))):
        return
    spans = list(split(value, AND))
    names = [value[span.start : span.end] for span in spans]
    for index, (span, written) in enumerate(zip(spans, names, strict=True)):
        if _is_plain(written) or (written.startswith("{") and written.endswith("}")):
            continue
        if fault := _fault(names, index):
            message, mended, safe = fault
            at = Span(place.start + span.start, place.start + span.end)
            fix = replacing(at, mended, safe=safe) if mended else None
            yield finding(RULE, message, at, matches, fix=fix)


def _is_plain(written: str) -> bool:
    """Whether a name has none of the signs of one that is split wrongly, as most have not."""
    if ";" in written or ",and" in written or ("et" in written and "al" in written):
        return False
    commas = written.count(",")
    if commas == 0:
        return not written[-1:].isupper() and not _GROUP.search(written)
    return commas == 1 and written[-1] != ","


def _is_parted(names: Sequence[str], place: int) -> bool:
    """Whether the "and" beside a name may be part of a group's name ("Department of Media and Culture")."""
    before = names[place - 1] if place else ""
    after = names[place + 1] if place + 1 < len(names) else ""
    return _may_go_on(before, names[place]) or _may_go_on(names[place], after)


def _may_go_on(left: str, right: str) -> bool:
    if not left or not right or any(_IS_A_NAME.search(name) for name in (left, right)):
        return False
    about = bool(_GROUP.search(left) and _ABOUT.search(left))
    return about or " " not in left or " " not in right


def _fault(names: Sequence[str], index: int) -> tuple[str, str, bool] | None:
    """What is wrong with a name, what to write in its stead ("" when not clear), and whether that is sure."""
    written = names[index]
    if "al" in written and (et_al := _ET_AL.search(written)):
        others = written[: et_al.start()] + (" and others" if et_al.start() else "others")
        return 'write "and others": BibTeX takes "et al." for a name', others, True
    if ";" in written:
        return 'names are joined by "and", not by semicolons', _SEMICOLON.sub(" and ", written), False
    if written.endswith(","):
        rest = written.rstrip(", ")
        joined = _joined(rest)
        return "a comma at the end of a name, at which BibTeX stops", joined or rest, not joined
    if "," in written:
        return _commas(written)
    if "{" in written:
        return None
    if _GROUP.search(written) and " " in written and _is_whole(written) and not written[0].islower():
        family = written.split()[-1]
        message = f'a group: without braces BibTeX takes "{family}" for its family name'
        if _is_parted(names, index):
            return f'{message}, and ends the group at "and"', "", False
        return message, f"{{{written}}}", True
    initials = _FAMILY_INITIALS.fullmatch(written)
    if initials and not _is_ordinal(initials[2]) and not any(map(_has_capital_family, names)):
        given = " ".join(f"{letter}." for letter in initials[2])
        message = f'BibTeX takes "{initials[2]}" for the family name: write "{initials[1]}, {given}"'
        return message, f"{initials[1]}, {given}", len(initials[2]) > 1
    return None


def _is_ordinal(initials: str) -> bool:
    """Whether the letters may be a king's or a pope's number."""
    return len(initials) > 1 and _ROMAN.fullmatch(initials) is not None


def _is_whole(written: str) -> bool:
    """Whether every bracket that opens closes: else the name is a piece of something damaged."""
    return not re.search(r"[()\[\]]", re.sub(r"\([^()]*\)|\[[^\[\]]*\]", "", written))


def _commas(written: str) -> tuple[str, str, bool] | None:
    if joined := re.search(r"\s*,\s*and\s+", written):
        mended = f"{written[: joined.start()]} and {written[joined.end() :]}"
        return 'without a space before it "and" joins no names', mended, True
    parts = [written[part.start : part.end] for part in split(written, COMMA)]
    if len(parts) > 3:
        return f'{len(parts) - 1} commas in one name: names are joined by "and"', _joined(written), False
    if len(parts) == 3 and not any(_SUFFIX.fullmatch(part.strip(" {}")) for part in parts[1:]):
        message = f'BibTeX takes "{parts[1]}" for a suffix like "Jr.": names are joined by "and"'
        return message, _joined(written), False
    return None


def _joined(written: str) -> str:
    """Names that commas part, each with its initials first, joined by "and"; "" for anything else."""
    names = [name.strip() for name in written.split(",")]
    whole = len(names) > 1 and all(map(_INITIALS_FAMILY.fullmatch, names))
    return " and ".join(names) if whole else ""


def _has_capital_family(written: str) -> bool:
    """Whether a name writes its family name in capitals ("Jean DUPONT"), as a whole list then does."""
    last = written.split(",")[0].split()[-1] if written.split(",")[0].split() else ""
    return len(last) > 3 and last.isupper() and last.isalpha()
