"""The ISBN's check digit is wrong.

## What it does
Reports a printed ISBN of 10 or 13 characters whose last character does not fit the others.

## Why it matters
One of its digits is wrong, and no library finds the book by it.

## Example
```
Doe J. Made-up bones. 2nd ed. Imaginary Press; 2010. ISBN 978-3-16-148410-1.
                                                          ^^^^^^^^^^^^^^^^^ the check digit does not fit
```

## How it is mended
Not by an edit: which digit is wrong, the number does not tell.

## What it does not flag
Numbers of another length. Hyphens and spaces in any place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from refcheck.fields.identifiers import is_isbn
from refcheck.model import Document, Finding, Match, Rule, Severity
from refcheck.rules.check_digits import failing

RULE = Rule("IDN604", "isbn-check-digit", Severity.WARNING, "the ISBN's check digit is wrong")
_ISBN = re.compile(
    r"\bisbn(?:-?1[03])?\s{0,20}[:=]?\s{0,20}[{\"]?"
    r"(?P<value>(?:97[89][-\u2010-\u2013 ]?)?(?:\d[-\u2010-\u2013 ]?){9}[\dX])(?![\w-])",
    re.IGNORECASE,
)


def check_match(match: Match, document: Document) -> Iterator[Finding]:
    """Each printed ISBN that fails its check."""
    for value, place in failing(_ISBN, "isbn", is_isbn, match, document):
        yield Finding(RULE, "the check digit does not fit", place, match.reference, {"cited": value})
