"""Markup or entities are printed as characters.

## What it does
Reports tags and entities of a web page ("<i>", "&amp;") that stand in a reference as they are.

## Why it matters
The reader sees code. It comes from metadata that was pasted without being read.

## Example
```
Doe J. The effect of H<sub>2</sub>O &amp; sand on made-up bones. ...
                      ^^^^^ markup is printed
```

## How it is mended
An entity is replaced by its character, a tag is taken out; under `--unsafe-fixes`, since what it marked may
be wanted in another form.

## What it does not flag
Formats in which markup is meant: HTML, Markdown, LaTeX, JATS, bibliography files. A bare "&" or "<".
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from refcheck.model import Document, Edit, Finding, Fix, Match, Reference, Rule, Severity, Span
from refcheck.rules.printed_text import search

RULE = Rule("TTL405", "markup-in-title", Severity.WARNING, "markup is printed as characters")
_MARKUP = re.compile(
    r"</?(?:i|b|em|strong|su[bp]|scp|sc|span|jats:\w+|mml:\w+|inf)(?:\s[^<>]*)?/?>|"
    r"&(?:amp|lt|gt|quot|apos|nbsp|ndash|mdash|[a-z]{2,8}|#\d{2,5}|#x[0-9a-f]{2,5});",
    re.IGNORECASE,
)
_PLAIN_FORMATS = frozenset({"text", "docx", "pdf"})


def check_match(match: Match, document: Document) -> Iterator[Finding]:
    """One finding for all markup of a reference."""
    if document.format not in _PLAIN_FORMATS or match.reference.structured:
        return
    found = [
        (mark, place)
        for mark, place in search(_MARKUP, match.reference, document)
        if _means_something(mark[0]) and document.text[place.start : place.end] == mark[0]
        if not _in_an_address(place, match.reference)
    ]
    if found:
        edits = tuple(Edit(place.start, place.end, _meaning(mark[0])) for mark, place in found)
        yield Finding(
            RULE,
            f"markup is printed: {found[0][0][0]}",
            found[0][1],
            match.reference,
            {"cited": " ".join(mark[0] for mark, _ in found)},
            Fix(edits, safe=False, description="take the markup out"),
        )


def _in_an_address(place: Span, reference: Reference) -> bool:
    """Whether the markup stands in a DOI (IDN603 mends it) or an address."""
    fields = (reference.field_span("doi"), reference.field_span("url"))
    return any(field is not None and field.start <= place.start < field.end for field in fields)


def _means_something(mark: str) -> bool:
    return mark.startswith("<") or html.unescape(mark) != mark


def _meaning(mark: str) -> str:
    return "" if mark.startswith("<") else html.unescape(mark).replace("\u00a0", " ")
