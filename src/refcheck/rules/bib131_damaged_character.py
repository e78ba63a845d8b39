"""A character that was damaged, or that nobody sees.

## What it does
Finds the replacement character, letters that were decoded wrongly (``Ã¼`` for ``ü``), control characters,
and invisible ones (zero-width spaces, soft hyphens) in entries.

## Why it matters
They are printed as boxes or not at all, break searches and sorting, and stop LaTeX.

## Example
```
author = {MÃ¼ller, Jan},
           ^^ decoded wrongly: this was ü
```

## How it is mended
An invisible character is taken out; a letter decoded wrongly is restored under `--unsafe-fixes`.

## What it does not flag
Non-breaking spaces, and joiners within scripts that need them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from refcheck.model import Document, Finding, Match, Rule, Severity, Span
from refcheck.rules.bib_source import finding, in_entry, replacing

RULE = Rule(
    "BIB131", "damaged-character", Severity.WARNING, "a character that was damaged, or that nobody sees"
)
_SUSPECT = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f\u00ad\u200b\u200e\u200f\u2060\ufeff\ufffd]|[ÃÂ][\u0080-\u00bf]|â€[\u0098-\u009d™œ\u009d“”]"
)


def check_list(matches: Sequence[Match], document: Document) -> Iterator[Finding]:
    """Characters that should not be there."""
    if document.format != "bibtex":
        return
    for found in _SUSPECT.finditer(document.text):
        at = Span(*found.span())
        if (said := _said(found[0])) and in_entry(document, at):
            message, mended = said
            fix = None if mended is None else replacing(at, mended, safe=not mended)
            yield finding(RULE, message, at, matches, fix=fix)


def _said(characters: str) -> tuple[str, str | None] | None:
    """What is wrong, and what to write in its stead (None: nobody can tell)."""
    if len(characters) > 1:
        try:
            meant = characters.encode("cp1252").decode("utf-8")
        except UnicodeError:
            return None
        return f"decoded wrongly: this was {meant}", meant
    if characters == "\ufffd":
        return "a character that was lost when the file was converted", None
    return f"an invisible character (U+{ord(characters):04X})", ""
