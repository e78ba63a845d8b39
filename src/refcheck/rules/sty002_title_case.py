"""Some titles are in title case, the others in sentence case.

## What it does
Says which article titles of a list depart from the letter case of most.

## Why it matters
A list keeps to one; most medical styles ask for sentence case.

## Example
```
1. Teng MMH, et al. Intraspinal leakage of bone cement after vertebroplasty. ...
2. Harrington KD. Major Neurological Complications Following Percutaneous Vertebroplasty. ...
                  ^ reference 2: title case, against 11 others
```

## How it is mended
Not by an edit: which words are names, a program does not know.

## What it does not flag
Titles of fewer than five words. Books, whose titles many styles set otherwise. Titles in German.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from refcheck.model import Document, Finding, Match, Rule, Severity
from refcheck.rules import majority
from refcheck.rules.reading import span

RULE = Rule("STY002", "title-case", Severity.INFO, "titles stand in different letter case")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_SMALL = frozenset(
    [
        "a",
        "an",
        "and",
        "as",
        "at",
        "by",
        "for",
        "from",
        "in",
        "into",
        "of",
        "on",
        "or",
        "the",
        "to",
        "with",
        "via",
    ]
)
_FEWEST_WORDS = 4


def check_list(matches: Sequence[Match], document: Document) -> Iterator[Finding]:  # noqa: ARG001
    """One finding for the titles that depart from most."""
    divided = majority.split(matches, _letter_case)
    if divided is not None:
        other = "title case" if divided.habit == "sentence case" else "sentence case"
        yield majority.finding(RULE, other, divided, lambda reference: span(reference, "title"))


def _letter_case(match: Match) -> str | None:
    item = match.reference.item
    if not item.container_title or item.language.startswith("de"):
        return None
    words = [
        word for word in _WORD.findall(item.title)[1:] if word.lower() not in _SMALL and not word.isupper()
    ]
    if len(words) < _FEWEST_WORDS:
        return None
    share = sum(word[0].isupper() for word in words) / len(words)
    return "title case" if share >= 0.75 else "sentence case" if share <= 0.35 else None
