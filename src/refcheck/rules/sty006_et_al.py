"""Author lists are cut short after different numbers of authors.

## What it does
Compares after how many authors "et al." stands, and names the references that depart from most.

## Why it matters
Every style has one rule for it: after six in Vancouver, after three in the AMA's for seven or more.

## Example
```
7. Klazen CA, Lohle PN, de Vries J, Jansen FH, Tielbeek AV, Blonk MC, et al. ...
9. Doe J, Roe R, Poe Q, et al. ...
   ^ reference 9: et al. after 3 authors, against 5 others after 6
```

## How it is mended
Not by an edit: the names that are to be added are not printed.

## What it does not flag
Lists in full that are no longer than those cut short.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from refcheck.model import Document, Finding, Match, Rule, Severity
from refcheck.rules import majority
from refcheck.rules.reading import span
from refcheck.rules.wording import count

RULE = Rule("STY006", "et-al", Severity.INFO, '"et al." stands after different numbers of authors')


def check_list(matches: Sequence[Match], document: Document) -> Iterator[Finding]:  # noqa: ARG001
    """One finding for the lists cut short elsewhere than most."""
    divided = majority.split(matches, _authors_before_et_al)
    if divided is not None:
        message = f"et al. after {count(divided.others[0][1], 'author')}"
        found = majority.finding(RULE, message, divided, lambda reference: span(reference, "author"))
        yield Finding(
            RULE, f"{found.message} after {divided.habit}", found.span, evidence={"usual": str(divided.habit)}
        )


def _authors_before_et_al(match: Match) -> int | None:
    item = match.reference.item
    return len(item.author) if item.authors_truncated and item.author else None
