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

from refcheck.model import Document, Finding, Match, Rule, Severity, Span
from refcheck.rules.bib_source import entries, finding, replacing

RULE = Rule("BIB113", "misspelt-field", Severity.WARNING, "a field's name is a misspelling of a common one")


def check_list(matches: Sequence[Match], document: Document) -> Iterator[Finding]:
    """Names one slip away from what was meant."""
    for entry in entries(document):
        for meant, field in entry.fields.items():
            if field.name.lower() != meant:
                place = Span(field.span.start, field.span.start + len(field.name))
                message = f'no style knows the field "{field.name}"; did you mean "{meant}"?'
                yield finding(RULE, message, place, matches, fix=replacing(place, meant, safe=False))
