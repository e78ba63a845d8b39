"""The ORCID iD's check digit is wrong.

## What it does
Reports a printed ORCID iD whose last character does not fit the others (ISO 7064, MOD 11-2).

## Why it matters
It leads to nobody, or to somebody else.

## Example
```
Doe J (0000-0002-1825-0098). On made-up bones. J Made Up Res. 2010;12:134-9.
       ^^^^^^^^^^^^^^^^^^^ the check digit does not fit
```

## How it is mended
Not by an edit: which digit is wrong, the number does not tell.

## What it does not flag
Numbers that are not printed in four groups of four.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from refcheck.model import Document, Finding, Match, Rule, Severity
from refcheck.rules.check_digits import failing

RULE = Rule("IDN606", "orcid-check-digit", Severity.WARNING, "the ORCID iD's check digit is wrong")
_ORCID = re.compile(r"(?<![\w-])(?P<value>0000-000\d-\d{4}-\d{3}[\dX])(?![\w-])", re.IGNORECASE)


def check_match(match: Match, document: Document) -> Iterator[Finding]:
    """Each printed ORCID iD that fails its check."""
    for value, place in failing(_ORCID, "0000-000", _is_orcid, match, document):
        yield Finding(RULE, "the check digit does not fit", place, match.reference, {"cited": value})


def _is_orcid(compact: str) -> bool:
    total = 0
    for digit in compact[:-1]:
        total = (total + int(digit)) * 2
    return "0123456789X"[(12 - total % 11) % 11] == compact[-1]
