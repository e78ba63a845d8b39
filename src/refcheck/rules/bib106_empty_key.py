"""An entry has no key.

## What it does
Finds entries without a citation key.

## Why it matters
Nothing can cite the entry, and BibTeX takes the first field for its key.

## Example
```
@article{,
        ^ this entry has no key
  title = {On made-up bones},
```

## How it is mended
By hand, with a key that no other entry has.

## What it does not flag
`@string`, `@preamble` and `@comment`, which have none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from refcheck.model import Document, Finding, Match, Rule, Severity
from refcheck.rules.bib_source import faults

RULE = Rule("BIB106", "empty-key", Severity.ERROR, "an entry has no key")
_MESSAGES = {"empty-key": "this entry has no key"}


def check_list(matches: Sequence[Match], document: Document) -> Iterator[Finding]:
    """Entries nothing can cite."""
    return faults(RULE, _MESSAGES, matches, document)
