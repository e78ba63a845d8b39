r"""A character that LaTeX takes for a command stands unescaped in a printed field.

## What it does
Finds ``&``, ``%``, ``#``, ``_`` and ``^`` without a backslash, outside formulas and addresses, in fields
that are
printed.

## Why it matters
LaTeX stops with an error at ``&``, ``#``, ``_`` and ``^``; at ``%`` it drops the rest of the line.

## Example
```
journal = {Bone & Joint},
                ^ LaTeX takes this & for a command: write \&
```

## How it is mended
A backslash is put before it. A percent sign at a line's end, which was to hide the line break, is taken out.

## What it does not flag
Formulas, ``\url{...}``, ``\href{...}``, the fields `url`, `doi` and `file`, and fields that no style prints.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from refcheck.model import Document, Edit, Finding, Fix, Match, Rule, Severity, Span
from refcheck.rules.bib_source import PRINTED, Entry, entries, finding

RULE = Rule("BIB123", "unescaped-character", Severity.ERROR, "a character that LaTeX takes for a command")
_SPECIAL = re.compile(r"[&%#_^]")
_SHIELDED = re.compile(
    r"\\(?:url|path|href|doi|nolinkurl|verb|burl|hyperref|Url|urlprefix|texttt\{\\url)\s*\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}"
    r"|(?<!\\)\$\$?(?:[^$\\]|\\.)*\$\$?|\\\((?:.*?)\\\)|\\ensuremath\s*\{(?:[^{}]|\{[^{}]*\})*\}|\\.|<[a-z/][^<>]*>"
    r"|&(?:\#\d+|\#x[0-9A-Fa-f]+|[A-Za-z]{2,8});",
    re.DOTALL,
)
_LINE_END = re.compile(r"%[ \t]*\r?\n")
_NAMES = PRINTED - {"volume", "number", "pages", "chapter"}


def check_list(matches: Sequence[Match], document: Document) -> Iterator[Finding]:
    """Characters at which LaTeX stops."""
    for entry in entries(document):
        for name, value in entry.written.items():
            if name in _NAMES and _SPECIAL.search(value):
                yield from _in_field(entry, name, matches, document)


def _in_field(entry: Entry, name: str, matches: Sequence[Match], document: Document) -> Iterator[Finding]:
    """One finding a field, with an edit for each of its characters."""
    found = [at for piece in _enclosed(entry, name) for at in _unescaped(document.text, piece)]
    if not found:
        return
    first = document.text[found[0].start]
    if first == "^":
        yield finding(RULE, "LaTeX takes this ^ for a command outside a formula", found[0], matches)
        return
    message = f"LaTeX takes this {first} for a command: write \\{first}"
    if _ends_line(document.text, found[0]):
        message = "LaTeX takes this % for a comment, and drops what follows in the value"
    edits = tuple(_edit(document.text, at) for at in found if document.text[at.start] != "^")
    yield finding(RULE, message, found[0], matches, fix=Fix(edits, safe=True))


def _edit(text: str, at: Span) -> Edit:
    return Edit(at.start, at.end, "") if _ends_line(text, at) else Edit(at.start, at.start, "\\")


def _ends_line(text: str, at: Span) -> bool:
    """Whether it is a percent sign with which a person meant to hide a line break."""
    return _LINE_END.match(text, at.start) is not None


def _enclosed(entry: Entry, name: str) -> Iterator[Span]:
    return (piece.content for piece in entry.fields[name].pieces if piece.kind in ("braced", "quoted"))


def _unescaped(text: str, place: Span) -> Iterator[Span]:
    value = text[place.start : place.end]
    if "\\" in value or "$" in value or "<" in value or ";" in value:
        value = _SHIELDED.sub(lambda match: " " * len(match[0]), value)
    for special in _SPECIAL.finditer(value):
        yield Span(place.start + special.start(), place.start + special.end())
