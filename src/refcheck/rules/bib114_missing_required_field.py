"""A field that the entry's type requires is missing.

## What it does
Names the fields that BibTeX's standard styles and biblatex require for the type and that the entry lacks,
its parent (`crossref`, `xdata`) counted in. A missing year is reported by `missing-year`.

## Why it matters
The style prints a gap and the log says so; a reader cannot find the work.

## Example
```
@article{nobody2001,
         ^^^^^^^^^^ an article needs: journal
```

## How it is mended
With `--merge`, from the record, where the work is found.

## What it does not flag
An author where an editor, a `key` or an organization stands in; publishers, which biblatex does not
require; entries without any field.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from refcheck.model import Document, Finding, Match, Rule, Severity, Span
from refcheck.rules.bib_source import Entry, entries, finding

RULE = Rule(
    "BIB114", "missing-required-field", Severity.WARNING, "a field that the entry's type requires is missing"
)
_AUTHOR = ("author", "editor", "key", "organization", "collaboration", "label", "institution", "translator")
_JOURNAL = ("journal", "journaltitle", "journalabbr", "eprint", "archiveprefix")
_BOOK = ("booktitle", "maintitle", "journal", "series", "eventtitle")
_SCHOOL = ("school", "institution", "organization", "publisher")
_INSTITUTION = (
    "institution",
    "organization",
    "publisher",
    "school",
    "number",
    "type",
    "url",
    "doi",
    "eprint",
)
_TITLE = ("title", "booktitle")
# For each type the fields it needs, each with those that may stand in its place.
_REQUIRED = {
    "article": (_AUTHOR, _TITLE, _JOURNAL),
    "book": (_AUTHOR, _TITLE),
    "incollection": (_AUTHOR, _TITLE, _BOOK),
    "inproceedings": (_AUTHOR, _TITLE, _BOOK),
    "conference": (_AUTHOR, _TITLE, _BOOK),
    "phdthesis": (_AUTHOR, _TITLE, _SCHOOL),
    "mastersthesis": (_AUTHOR, _TITLE, _SCHOOL),
    "thesis": (_AUTHOR, _TITLE, _SCHOOL),
    "techreport": (_AUTHOR, _TITLE, _INSTITUTION),
    "report": (_AUTHOR, _TITLE, _INSTITUTION),
    "manual": (_TITLE,),
    "proceedings": (_TITLE,),
    "unpublished": (_AUTHOR, _TITLE),
}


def check_list(matches: Sequence[Match], document: Document) -> Iterator[Finding]:
    """Entries a style cannot print whole."""
    keys = {entry.block.key.casefold(): entry for entry in entries(document)}
    for entry in entries(document):
        required = _REQUIRED.get(entry.block.type)
        if not required or not entry.fields:
            continue
        there = {name for name, value in entry.written.items() if value.strip()} | _inherited(entry, keys)
        missing = [alternatives[0] for alternatives in required if there.isdisjoint(alternatives)]
        if missing:
            article = "an" if entry.block.type[0] in "aeiou" else "a"
            message = f"{article} {entry.block.type} needs: {', '.join(missing)}"
            place = (
                entry.block.key_span
                if entry.block.key
                else Span(entry.block.span.start, entry.block.key_span.end)
            )
            yield finding(RULE, message, place, matches)


def _inherited(entry: Entry, keys: Mapping[str, Entry]) -> set[str]:
    """The fields of the entry's parents; all that are required where a parent is in another file."""
    named = ",".join(entry.written.get(name, "") for name in ("crossref", "xdata"))
    there: set[str] = set()
    for key in filter(None, (part.strip().casefold() for part in named.split(","))):
        parent = keys.get(key)
        if parent is None:
            return {name for alternatives in _REQUIRED[entry.block.type] for name in alternatives}
        there |= parent.fields.keys()
    return there
