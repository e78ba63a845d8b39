"""A DOI is written with a resolver or a label.

## What it does
Finds ``https://doi.org/``, ``dx.doi.org/`` and ``doi:`` before the DOI in the field `doi`.

## Why it matters
Styles put the resolver before what stands there: the link becomes ``https://doi.org/https://doi.org/...``
and leads nowhere.

## Example
```
doi = {https://doi.org/10.5555/12345678},
       ^^^^^^^^^^^^^^^^ the field wants the bare DOI
```

## How it is mended
What stands before the DOI is taken out.

## What it does not flag
Resolvers in the field `url`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from refcheck.model import Document, Finding, Match, Rule, Severity, Span
from refcheck.rules.bib_source import entries, finding, replacing

RULE = Rule("BIB129", "doi-with-resolver", Severity.WARNING, "a DOI is written with a resolver or a label")
_PREFIX = re.compile(r"\s*(?:(?:https?://)?(?:dx\.|www\.)?doi\.org/|doi:\s*)+(?=10\.\d)", re.IGNORECASE)


def check_list(matches: Sequence[Match], document: Document) -> Iterator[Finding]:
    """DOIs whose link will be doubled."""
    for entry in entries(document):
        place = entry.inner("doi")
        prefix = _PREFIX.match(entry.written["doi"]) if place else None
        if prefix:
            assert place
            at = Span(place.start, place.start + prefix.end())
            fix = replacing(at, "", safe=True, description="delete it")
            yield finding(RULE, "the field wants the bare DOI", at, matches, fix=fix)
