"""An edition is written in a form that the style doubles or cannot spell.

## What it does
Finds editions that hold the word "edition", and, in files for BibTeX, those that are a number: its styles
print the word as it stands before "edition" and want "Second".

## Why it matters
The style prints "2nd edition edition", or "2 edition".

## Example
```
edition = {2nd ed.},
           ^^^^^^^ write Second: the style adds the word "edition"
```

## How it is mended
The form that the style wants takes its place, under `--unsafe-fixes`.

## What it does not flag
Numbers in files for biblatex; other words ("Revised").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from refcheck.model import Document, Finding, Fix, Match, Rule, Severity
from refcheck.rules.bib_source import Entry, entries, finding, is_biblatex, replacing

RULE = Rule("BIB119", "edition-form", Severity.INFO, "an edition is written in a form the style cannot spell")
_ORDINALS = ("First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth")
_NUMBERED = re.compile(r"(\d{1,2})(?:st|nd|rd|th|\.)?(\s*ed(?:n|ition)?\.?)?", re.IGNORECASE)
_WORDED = re.compile(r"(\w+)\s+ed(?:n|ition)?\.?", re.IGNORECASE)


def check_list(matches: Sequence[Match], document: Document) -> Iterator[Finding]:
    """Editions printed with one word too many or in the wrong form."""
    for entry in entries(document):
        place = entry.inner("edition")
        if not place or not (wanted := _wanted(entry.written["edition"].strip(), is_biblatex(document.text))):
            continue
        message = f'write {wanted}: the style adds the word "edition"'
        yield finding(RULE, message, place, matches, fix=_fix(entry, wanted))


def _fix(entry: Entry, wanted: str) -> Fix:
    value = entry.fields["edition"].value
    return replacing(value, f"{{{wanted}}}", safe=False)


def _wanted(written: str, biblatex: bool) -> str:
    """The form that the style wants, or "" when it is as it should be or cannot be told."""
    if numbered := _NUMBERED.fullmatch(written):
        if biblatex:
            return numbered[1] if numbered[2] or not written.isdigit() else ""
        number = int(numbered[1])
        return _ORDINALS[number - 1] if 1 <= number <= len(_ORDINALS) else ""
    worded = _WORDED.fullmatch(written)
    return worded[1] if worded else ""
