"""Capitals in a title that a style will lower.

## What it does
Finds words with a capital after their first letter (DNA, mRNA, McCune) that no braces protect, in the
titles of files for BibTeX.

## Why it matters
Most styles write titles in sentence case: "The role of dna".

## Example
```
title = {The role of DNA in made-up bones},
                     ^^^ a style will lower these capitals: write {DNA}
```

## How it is mended
Braces are put around each such word, under `--unsafe-fixes`.

## What it does not flag
Titles wholly in braces or wholly in capitals. Words with one capital at the start, which only a person can
tell to be names. Files for biblatex, whose styles leave titles as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from refcheck.model import Document, Edit, Finding, Fix, Match, Rule, Severity, Span
from refcheck.rules.bib_source import entries, finding, is_biblatex

RULE = Rule("BIB122", "unprotected-capitals", Severity.INFO, "capitals in a title that a style will lower")
# A dot between digits or letters is part of a formula ("Fe0.5Co0.5").
_WORD = re.compile(
    r"(?<![\w\\{}])(?:[\w-]|(?<=\w)\.(?=\w))*[^\W_]-?[A-ZÀ-ÖØ-Þ](?:[\w-]|(?<=\w)\.(?=\w))*(?![\w{}\\])"
)
_CAPITAL_WITHIN = re.compile(r"[^\W_]-?[A-ZÀ-ÖØ-Þ]")
_BRACED = re.compile(r"\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}|\$[^$]*\$|\\[A-Za-z]+")


def check_list(matches: Sequence[Match], document: Document) -> Iterator[Finding]:
    """Titles that lose their capitals."""
    if not entries(document) or is_biblatex(document.text):
        return
    for entry in entries(document):
        place = entry.inner("title")
        words = list(_unprotected(entry.written["title"])) if place else []
        if not words:
            continue
        assert place
        spans = [Span(place.start + word.start(), place.start + word.end()) for word in words]
        edits = tuple(
            edit for at in spans for edit in (Edit(at.start, at.start, "{"), Edit(at.end, at.end, "}"))
        )
        shown = ", ".join(f"{{{word[0]}}}" for word in words[:4]) + (" ..." if len(words) > 4 else "")
        message = f"a style will lower these capitals: write {shown}"
        yield finding(
            RULE, message, spans[0], matches, fix=Fix(edits, safe=False, description=f"write {shown}")
        )


def _unprotected(title: str) -> Iterator[re.Match[str]]:
    """The words outside braces whose capitals are not just their first letter's."""
    if not _CAPITAL_WITHIN.search(title) or title.isupper():
        return
    # What braces, dollars or a command protect is blanked, so that places stay.
    bare = _BRACED.sub(lambda match: "{" * len(match[0]), title)
    for word in _WORD.finditer(bare):
        parts = word[0].split("-")
        if any(any(letter.isupper() for letter in part[1:]) for part in parts):
            yield word
