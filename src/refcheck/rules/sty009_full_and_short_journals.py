"""Some journals are abbreviated, others stand in full.

## What it does
Names the references whose journal departs from the form of most in the list.

## Why it matters
A list keeps to one form.

## Example
```
3. Doe J. On made-up bones. Journal of Made-Up Research. 2010;12:134-9.
                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^ reference 3: a journal in full, against 12 others
```

## How it is mended
Not by this rule.

## What it does not flag
Titles of one word, which are not abbreviated. Books and proceedings.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from refcheck.model import Document, Finding, Match, Rule, Severity
from refcheck.rules import journals, majority
from refcheck.rules.reading import span

RULE = Rule(
    "STY009", "full-and-short-journals", Severity.INFO, "some journals are abbreviated, others in full"
)


def check_list(matches: Sequence[Match], document: Document) -> Iterator[Finding]:  # noqa: ARG001
    """One finding for the journals that depart from most."""
    divided = majority.split(matches, _form)
    if divided is not None:
        message = "a journal in full" if divided.habit == "short" else "an abbreviated journal"
        yield majority.finding(RULE, message, divided, lambda reference: span(reference, "container_title"))


def _form(match: Match) -> str | None:
    item = match.reference.item
    if item.type not in ("article-journal", "") or not item.volume:
        return None
    abbreviated = journals.is_abbreviated(match)
    return None if abbreviated is None else "short" if abbreviated else "full"
