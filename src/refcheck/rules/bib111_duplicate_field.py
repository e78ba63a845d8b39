"""A field stands twice in an entry.

## What it does
Finds fields whose name an earlier field of the entry has.

## Why it matters
BibTeX takes the first and ignores the second, biber takes the last: what is printed depends on the program.

## Example
```
year = 2001,
year = 2009,
^^^^^^^^^^^ the entry has the field "year" already, with another value
```

## How it is mended
The second is taken out where both say the same; else by hand.

## What it does not flag
Fields that readers of reference managers repeat by design (keywords, file, url of attachments).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from refcheck.formats.bibtex.syntax import content
from refcheck.model import Document, Finding, Fix, Match, Rule, Severity
from refcheck.rules.bib_source import Entry, entries, finding, removal

RULE = Rule("BIB111", "duplicate-field", Severity.WARNING, "a field stands twice in an entry")
_REPEATED_BY_DESIGN = frozenset({"keywords", "file", "annote", "mendeley-tags", "bdsk-url-1", "note"})


def check_list(matches: Sequence[Match], document: Document) -> Iterator[Finding]:
    """Fields that stand twice."""
    for entry in entries(document):
        if len(entry.fields) < len(entry.block.fields):
            yield from _repeated(entry, matches, document)


def _repeated(entry: Entry, matches: Sequence[Match], document: Document) -> Iterator[Finding]:
    for field in entry.block.fields:
        name = field.name.lower()
        first = entry.fields.get(name, field)
        if first is field or name in _REPEATED_BY_DESIGN:
            continue
        same = content(document.text, field).split() == entry.written[name].split()
        fix = Fix((removal(document, field),), safe=True, description="delete the second") if same else None
        value = "the same value" if same else "another value"
        yield finding(
            RULE,
            f'the entry has the field "{field.name}" already, with {value}',
            field.span,
            matches,
            fix=fix,
        )
