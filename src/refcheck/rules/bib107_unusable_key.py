r"""A key holds a character that no citation can name.

## What it does
Finds keys with white space in them, or with a backslash, ``%``, ``#``, ``~``, a quotation mark or a
parenthesis
that LaTeX or BibTeX would take for something else.

## Why it matters
BibTeX stops reading the entry at the space, and ``\cite`` cannot name the rest.

## Example
```
@article{nobody 2001,
         ^^^^^^^^^^^ this key cannot be cited
```

## How it is mended
By hand, for the manuscript cites the key.

## What it does not flag
Colons, hyphens, slashes, underscores, full stops, and letters of any script.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from refcheck.model import Document, Finding, Match, Rule, Severity
from refcheck.rules.bib_source import entries, finding

RULE = Rule("BIB107", "unusable-key", Severity.ERROR, "a key holds a character that no citation can name")
_UNUSABLE = re.compile(r"[\s\\%#~\"]")


def check_list(matches: Sequence[Match], document: Document) -> Iterator[Finding]:
    """Keys that no citation reaches."""
    for entry in entries(document):
        if bad := _UNUSABLE.search(entry.block.key):
            name = "white space" if bad[0].isspace() else f'"{bad[0]}"'
            yield finding(RULE, f"this key cannot be cited: it holds {name}", entry.block.key_span, matches)
