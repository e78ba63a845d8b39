r"""A field holds HTML: an entity, or a tag.

## What it does
Finds entities (``&amp;``, ``&eacute;``, ``&#233;``) and tags (``<i>``, ``<sub>``) in fields that are printed.

## Why it matters
They are printed as they stand, and the ampersand of an entity stops LaTeX.

## Example
```
journal = {Bone &amp; Joint},
                ^^^^^ HTML is printed as it stands: write \&
```

## How it is mended
An entity becomes the character it means, in LaTeX's spelling. A tag becomes a command under `--unsafe-fixes`.

## What it does not flag
Less-than signs, and what only looks like a tag.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence

from refcheck.fields import latex
from refcheck.model import Document, Edit, Finding, Fix, Match, Rule, Severity, Span
from refcheck.rules.bib_source import PRINTED, entries, finding

RULE = Rule("BIB125", "html-in-field", Severity.WARNING, "a field holds HTML")
_ENTITY = re.compile(r"(?:\{\\&\}|\\?&)(#\d{2,6}|#x[0-9A-Fa-f]{2,6}|[A-Za-z]{2,8});")
_TAG = re.compile(
    r"\\?<(/?)(i|b|em|strong|sub|sup|scp|sc|u|p|br|span|inf|title|italic)\b[^<>]*\\?>", re.IGNORECASE
)
_OPENING = {
    "i": "\\emph{", "em": "\\emph{", "italic": "\\emph{", "b": "\\textbf{", "strong": "\\textbf{",
    "sub": "\\textsubscript{", "inf": "\\textsubscript{", "sup": "\\textsuperscript{", "sc": "\\textsc{",
    "scp": "\\textsc{",
}  # fmt: skip


def check_list(matches: Sequence[Match], document: Document) -> Iterator[Finding]:
    """Fields copied from a web page."""
    for entry in entries(document):
        for name, value in entry.written.items():
            if name in PRINTED and ("&" in value or "<" in value):
                yield from _in_field(entry.inner(name), value, matches)


def _in_field(place: Span | None, value: str, matches: Sequence[Match]) -> Iterator[Finding]:
    if not place:
        return
    entities = [found for found in _ENTITY.finditer(value) if _meant(found)]
    if entities:
        edits = tuple(_edit(place, found, latex.encode(_meant(found))) for found in entities)
        message = f"HTML is printed as it stands: write {edits[0].text}"
        yield finding(RULE, message, Span(edits[0].start, edits[0].end), matches, fix=Fix(edits, safe=True))
    tags = list(_TAG.finditer(value))
    if tags:
        edits = tuple(_edit(place, found, _command(found)) for found in tags)
        opened = sum(not found[1] for found in tags)
        fix = Fix(edits, safe=False) if 2 * opened == len(tags) else None
        yield finding(
            RULE, "HTML is printed as it stands", Span(edits[0].start, edits[0].end), matches, fix=fix
        )


def _meant(found: re.Match[str]) -> str:
    """The character an entity means; "" for what is none."""
    meant = html.unescape(f"&{found[1]};")
    return "" if meant.startswith("&") and len(meant) > 1 else meant


def _command(tag: re.Match[str]) -> str:
    opening = _OPENING.get(tag[2].lower(), "")
    return ("}" if opening else "") if tag[1] else opening


def _edit(place: Span, found: re.Match[str], text: str) -> Edit:
    return Edit(place.start + found.start(), place.start + found.end(), text)
