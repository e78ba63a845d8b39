"""The PMCID or the arXiv number leads to another work than the one described.

## What it does
Reports a PMCID or an arXiv number under which a source has a work of quite another title, whether or not the
described work was found.

## Why it matters
Identifiers that disagree with the words, or with each other, lead readers astray; it is also a common mark
of references that were made up.

## Example
```
Doe J. On made-up bones. arXiv:2101.00001.
                               ^^^^^^^^^^ leads to "On made-up joints"
```

## How it is mended
Not by an edit: the words could be what is wrong.

## What it does not flag
A preprint's number beside the article's DOI: both have one title. DOIs (REF003) and PMIDs (IDN607).
"""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model import Document, Finding, Match, Rule, Severity, State
from refcheck.rules.reading import evidence, in_state, span

RULE = Rule(
    "REF005", "identifier-of-another-work", Severity.ERROR, "the PMCID or arXiv number leads to another work"
)


def check_match(match: Match, document: Document) -> Iterator[Finding]:  # noqa: ARG001
    """The resolver's note that an identifier leads elsewhere."""
    for variable in ("pmcid", "arxiv"):
        found = in_state(match, variable, State.CONTRADICT, "another-work")
        if found is not None:
            yield Finding(
                RULE,
                f'{found.cited} is another work: "{found.recorded}"',
                span(match.reference, variable),
                match.reference,
                evidence(match.work, {"cited": found.cited, "title": found.recorded}),
            )
