"""The year field holds what can be no year.

## What it does
Finds values of the year field that look like a year and are none: a letter among the digits ("20l9",
"2O15"), a digit too many or too few ("20155", "201").

## Why it matters
Styles print it as it stands, and sort the entry among those without a year.

## Example
```
year = {20l9},
        ^^^^ no year: "20l9" has a letter among its digits
```

## How it is mended
Letters are replaced by the digits they look like, where that gives a possible year, under `--unsafe-fixes`.

## What it does not flag
Words ("in press"), ranges, years with a letter behind them ("2001a"), two digits, years before 190. Years
that lie in the future are DAT107's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from refcheck.model import Document, Finding, Match, Rule, Severity
from refcheck.rules import printed_year
from refcheck.rules.bib_source import entries, finding, replacing

RULE = Rule("BIB133", "no-year-in-field", Severity.WARNING, "the year field holds what can be no year")
_LIKE_A_YEAR = re.compile(r"(?=.*\d.*\d)[\dOolI|SBZ]{4}")
_TOO_LONG, _TOO_SHORT = re.compile(r"(?:1[4-9]|20)\d{3,}"), re.compile(r"(?:19|20)\d")
_DIGITS = str.maketrans("OolI|SBZ", "00111582")


def check_list(matches: Sequence[Match], document: Document) -> Iterator[Finding]:
    """Values of the year field that only look like one."""
    for entry in entries(document):
        field = entry.fields.get("year")
        written = entry.written["year"].strip("{} ") if field else ""
        if field and (why := _fault(written)):
            place = entry.inner("year") or field.value
            year = written.translate(_DIGITS)
            mended = len(year) == len("2001") and printed_year.is_plausible(int(year))
            fix = replacing(place, year, safe=False, description=f"write {year}") if mended else None
            yield finding(RULE, f'no year: "{written}" has {why}', place, matches, fix=fix)


def _fault(written: str) -> str:
    """What is wrong with a value that looks like a year, or ""."""
    if _LIKE_A_YEAR.fullmatch(written) and not written.isdigit():
        return "a letter among its digits"
    if _TOO_LONG.fullmatch(written):
        return "a digit too many" if len(written) == len("20015") else "too many digits"
    return "a digit too few" if _TOO_SHORT.fullmatch(written) else ""
