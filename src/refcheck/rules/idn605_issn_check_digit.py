"""The ISSN's check digit is wrong.

## What it does
Reports a printed ISSN whose last character does not fit the others.

## Why it matters
One of its digits is wrong, and it may be another journal's.

## Example
```
Doe J. On made-up bones. J Made Up Res. 2010;12:134-9. ISSN 1234-5678.
                                                            ^^^^^^^^^ the check digit does not fit
```

## How it is mended
Not by an edit: which digit is wrong, the number does not tell.

## What it does not flag
Numbers of another length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from refcheck.fields.identifiers import is_issn
from refcheck.model import Document, Finding, Match, Rule, Severity
from refcheck.rules.check_digits import failing

RULE = Rule("IDN605", "issn-check-digit", Severity.WARNING, "the ISSN's check digit is wrong")
_ISSN = re.compile(
    r"\b[ep]?-?issn\s{0,20}[:=]?\s{0,20}[{\"]?(?P<value>\d{4}[-\u2010-\u2013]?\d{3}[\dX])(?![\w-])",
    re.IGNORECASE,
)


def check_match(match: Match, document: Document) -> Iterator[Finding]:
    """Each printed ISSN that fails its check."""
    for value, place in failing(_ISSN, "issn", is_issn, match, document):
        yield Finding(RULE, "the check digit does not fit", place, match.reference, {"cited": value})
