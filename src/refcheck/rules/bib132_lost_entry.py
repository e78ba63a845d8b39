"""Text between entries holds fields: an entry is lost.

## What it does
Finds fields (`title = {...}`) outside all entries, on lines that are not commented out.

## Why it matters
BibTeX passes over everything that stands between entries. Where an entry's at-sign, its type or its opening
brace is damaged, the whole entry is passed over, and nobody is told.

## Example
```
article{nobody2001,
^^^^^^^^^^^^^^^^^^^ fields stand here and no entry: are the at-sign, the type and the brace in order?
  title = {On made-up bones},
}
```

## How it is mended
By hand.

## What it does not flag
Comments without fields; entries of which every line begins with a percent sign, or that stand in `@comment`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from refcheck.model import Document, Finding, Match, Rule, Severity
from refcheck.rules.bib_source import faults

RULE = Rule("BIB132", "lost-entry", Severity.ERROR, "text between entries holds fields: an entry is lost")
_MESSAGES = {
    "lost-entry": "fields stand here and no entry: are the at-sign, the type and the brace in order?"
}


def check_list(matches: Sequence[Match], document: Document) -> Iterator[Finding]:
    """Entries that BibTeX passes over."""
    return faults(RULE, _MESSAGES, matches, document)
