"""Family and given name stand in the other order than in the record.

## What it does
Says which authors are printed with the recorded given name as their family name, as happens to Chinese,
Korean and Hungarian names.

## Why it matters
Indexes file the author under the given name. Records have it wrong as often as lists, so a person has to
know.

## Example
```
Xiaoming W, Doe J. On made-up bones. J Made Up Res. 2010;12:134-9.
^^^^^^^^^^ the record has Wang Xiaoming
```

## How it is mended
Not by an edit: whether the list or the record is right, the work itself tells.

## What it does not flag
Given names before the family name, where the style prints them so. The record's own order, though a name
before it ("Lind, Jr., J., Zwolenik, J.") was cut in the wrong place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from refcheck.model import Document, Finding, Match, Reference, Rule, Severity
from refcheck.rules import author_faults
from refcheck.rules.reading import evidence

RULE = Rule("NAM310", "name-order", Severity.INFO, "family and given name stand in the other order")


def check_match(match: Match, document: Document) -> Iterator[Finding]:  # noqa: ARG001
    """Each author whom the resolver recognised by the exchanged names."""
    for fault in author_faults.variants(match, "name-order"):
        if _is_printed_in_order(match.reference, fault):
            continue
        yield Finding(
            RULE,
            f"the record has {fault.recorded}",
            author_faults.place(match, fault),
            match.reference,
            evidence(match.work, {"cited": fault.printed, "recorded": fault.recorded}),
        )


def _is_printed_in_order(reference: Reference, fault: author_faults.AuthorFault) -> bool:
    """Whether the recorded family name is followed by the recorded given name's initial after all."""
    family, given = fault.recorded_family, fault.recorded_given
    if reference.structured or not family or not given:
        return False
    in_order = rf"\b{re.escape(family)},\s+{re.escape(given[0])}\b"
    return bool(re.search(in_order, reference.unstructured, re.IGNORECASE))
