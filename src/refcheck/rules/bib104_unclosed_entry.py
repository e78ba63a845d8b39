"""An entry is never closed.

## What it does
Names the place where an entry begins that the next entry or the end of the file cuts off.

## Why it matters
BibTeX skips both the entry and the one after it.

## Example
```
@article{nobody2001,
^^^^^^^^^^^^^^^^^^^ this entry is never closed
  title = {On made-up bones}

@article{doe2002,
```

## How it is mended
By hand, with a closing brace where the entry ends.

## What it does not flag
Entries in which a value is not closed: that is `unclosed-value`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from refcheck.model import Document, Finding, Match, Rule, Severity
from refcheck.rules.bib_source import faults

RULE = Rule("BIB104", "unclosed-entry", Severity.ERROR, "an entry is never closed")
_MESSAGES = {"unclosed-entry": "this entry is never closed"}


def check_list(matches: Sequence[Match], document: Document) -> Iterator[Finding]:
    """Entries that begin and do not end."""
    return faults(RULE, _MESSAGES, matches, document)
