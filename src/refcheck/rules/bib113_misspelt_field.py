"""A field's name is a misspelling of a common one.

## What it does
Finds unknown fields that are one or two letters away from a common field that the entry lacks.

## Why it matters
Styles ignore unknown fields: the author or the journal is not printed, and nobody is told.

## Example
```
auhtor = {Nobody, Anna},
^^^^^^ no style knows the field "auhtor"; did you mean "author"?
```

## How it is mended
The name is replaced, under `--unsafe-fixes`.

## What it does not flag
Fields of one's own, of reference managers and of other styles: unknown names that resemble nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from functools import cache

from refcheck.model import Document, Finding, Match, Rule, Severity, Span
from refcheck.rules.bib_source import entries, finding, replacing

RULE = Rule("BIB113", "misspelt-field", Severity.WARNING, "a field's name is a misspelling of a common one")
_COMMON = (
    "author", "title", "journal", "year", "volume", "number", "pages", "publisher", "booktitle", "editor",
    "month",
    "address", "institution", "school", "organization", "series", "edition", "chapter", "howpublished",
    "journaltitle", "location", "abstract", "keywords",
)  # fmt: skip
_KNOWN = frozenset({
    *_COMMON, "notes", "date", "type", "file", "issue", "editors-note", "organisation", "keyword",
    "journalabbr",
    "booktitles", "titles", "page", "titel", "localfile", "journal-iso", "journalsubtitle", "pagetotal",
    "numpages", "booksubtitle", "maintitle", "subtitle", "shorttitle", "editora", "editorb", "editorc",
    "editortype",
    "authortype", "authors-extra", "volumes", "origyear", "publishers", "locations", "translator", "editori",
})  # fmt: skip
_NEAR = 0.83


def check_list(matches: Sequence[Match], document: Document) -> Iterator[Finding]:
    """Names one slip away from what was meant."""
    for entry in entries(document):
        for name, field in entry.fields.items():
            meant = _meant(name)
            if meant and meant not in entry.fields:
                place = Span(field.span.start, field.span.start + len(field.name))
                message = f'no style knows the field "{field.name}"; did you mean "{meant}"?'
                yield finding(RULE, message, place, matches, fix=replacing(place, meant, safe=False))


@cache
def _meant(name: str) -> str:
    """The common field that an unknown one is a slip for, or ""."""
    if name in _KNOWN or not name.isalpha():
        return ""
    near = get_close_matches(name, _COMMON, n=1, cutoff=_NEAR)
    # A slip leaves the first letter alone; "mrnumber" is no slip for "number".
    return near[0] if near and near[0][0] == name[0] else ""
