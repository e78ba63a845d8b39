"""No reference of the list prints an issue, a DOI or a PMID.

## What it does
Says, once for a list, that none of its references has an issue number, a DOI or a PMID.

## Why it matters
Most journals ask for one of them today; with them readers reach the work in one step, and errors in the
rest of the reference do no harm.

## Example
```
References
1. Teng MMH, et al. Intraspinal leakage of bone cement after vertebroplasty. Am J Neuroradiol. 2006;27:224-9.
^ none of the 15 references prints an issue, a DOI or a PMID
```

## How it is mended
Not by this rule; where a DOI is known, IDN601 offers it.

## What it does not flag
Lists of fewer than five references, and lists in which any reference has one of the three.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from refcheck.model import Document, Finding, Match, Rule, Severity

RULE = Rule("STY010", "nothing-to-find-by", Severity.INFO, "no reference prints an issue, a DOI or a PMID")
_ENOUGH = 5


def check_list(matches: Sequence[Match], document: Document) -> Iterator[Finding]:  # noqa: ARG001
    """One finding for a list of printed articles without any of the three."""
    items = [match.reference.item for match in matches if match.reference.is_reference]
    if len(items) < _ENOUGH or any(match.reference.structured for match in matches):
        return
    if any(item.issue or item.doi or item.pmid for item in items) or not any(item.volume for item in items):
        return
    message = f"none of the {len(items)} references prints an issue, a DOI or a PMID"
    yield Finding(RULE, message, matches[0].reference.span)
