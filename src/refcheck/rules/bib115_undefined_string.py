"""A macro is used that the file does not define.

## What it does
Finds words in place of a value that are no month and no macro of BibTeX's standard styles, and that no
`@string` before them defines. Each is reported once, where it is first used.

## Why it matters
BibTeX prints nothing in its place.

## Example
```
journal = jmus,
          ^^^^ no @string defines "jmus"
```

## How it is mended
A month's name becomes the month's macro; else by hand, with braces around a value that was meant as text.

## What it does not flag
The twelve months and the journals of the standard styles (cacm, jacm, tcs ...). Files without any `@string`
that use many macros: theirs are defined in another file.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from refcheck.formats.bibtex.syntax import File
from refcheck.model import Document, Edit, Finding, Fix, Match, Rule, Severity, Span
from refcheck.rules.bib_source import file, finding

RULE = Rule("BIB115", "undefined-string", Severity.WARNING, "a macro is used that the file does not define")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_STANDARD = frozenset({
    *_MONTHS, "acmcs", "acta", "cacm", "ibmjrd", "ibmsj", "ieeese", "ieeetc", "ieeetcad", "ipl", "jacm",
    "jcss",
    "scp", "sicomp", "tocs", "tods", "tog", "toms", "toois", "toplas", "tcs",
})  # fmt: skip
_COMPANION = 10  # so many different macros and no @string: their definitions are in another file


def check_list(matches: Sequence[Match], document: Document) -> Iterator[Finding]:
    """Macros that nothing defines before they are used."""
    source = file(document)
    if not source:
        return
    used = _undefined(source, document.text)
    strings = any(block.type == "string" for block in source.blocks)
    months = [name for name in used if _month(name)]
    if not strings and len(used) - len(months) >= _COMPANION:
        used = {name: used[name] for name in months}
    defined = {
        block.fields[0].name.lower() for block in source.blocks if block.type == "string" and block.fields
    }
    for name, places in used.items():
        often = f" ({len(places)} times)" if len(places) > 1 else ""
        when = "is defined only later" if name in defined else "is defined by no @string"
        month = _month(name)
        edits = tuple(Edit(place.start, place.end, month) for place in places)
        fix = Fix(edits, safe=True, description=f"write {month}") if month else None
        yield finding(RULE, f'"{name}"{often} {when}', places[0], matches, fix=fix)


def _undefined(source: File, text: str) -> dict[str, list[Span]]:
    """Names of macros and the places they are used at before, or without, a definition."""
    defined = set(_STANDARD)
    used: dict[str, list[Span]] = {}
    for block in source.blocks:
        for field in block.fields:
            for piece in field.pieces:
                if piece.kind == "macro":
                    name = text[piece.span.start : piece.span.end].lower()
                    if name not in defined:
                        used.setdefault(name, []).append(piece.span)
        if block.type == "string" and block.fields:
            defined.add(block.fields[0].name.lower())
    return used


def _month(name: str) -> str:
    """The macro of the month that a longer spelling of its name means, or ""."""
    whole = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
             "november", "december")  # fmt: skip
    return next((name[:3] for month in whole if len(name) > 3 and month.startswith(name)), "")
