"""The text cites a number or key that the list does not have.

## What it does
Reports an in-text citation whose number or key stands before no reference.

## Why it matters
The reader cannot find the source. Mostly references were taken out, or citations added, without numbering
anew.

## Example
```
... rates found by others [2,8-16].
                          ^^^^^^^^ 16 is cited; the list ends with 15
```

## How it is mended
Not by an edit: only the author knows which reference was meant.

## What it does not flag
Numbers in brackets in a text that otherwise cites by name and year. Texts whose list was not found.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from refcheck.model import Citation, Document, Finding, Match, Rule, Severity
from refcheck.rules.numbering import cited_numbers, printed_number
from refcheck.rules.wording import listing

RULE = Rule("CIT901", "cited-not-listed", Severity.ERROR, "the text cites what the list does not have")


def check_list(matches: Sequence[Match], document: Document) -> Iterator[Finding]:
    """Citations of numbers or keys that no reference has."""
    numbers = {printed_number(match.reference) for match in matches}
    keys = {match.reference.key for match in matches if match.reference.key}
    if not matches or (not cited_numbers(document) & numbers and not keys):
        return
    for citation in document.citations:
        missing = _missing(citation, numbers, keys, keyed=bool(keys or document.embedded))
        if missing:
            verb = "is" if len(missing) == 1 else "are"
            yield Finding(
                RULE,
                f"{listing(missing)} {verb} cited; {_extent(numbers, keys if citation.keys else set())}",
                citation.span,
                evidence={"cited": ", ".join(missing)},
            )


def _missing(citation: Citation, numbers: set[int], keys: set[str], *, keyed: bool) -> list[str]:
    unlisted = [str(number) for number in citation.numbers if number not in numbers]
    return unlisted + [key for key in citation.keys if keyed and key not in keys and key != "*"]


def _extent(numbers: set[int], keys: set[str]) -> str:
    if keys:
        return "the list has no such key"
    if len(numbers) == max(numbers):
        return f"the list ends with {max(numbers)}"
    return "the list has no such number"
