"""The preprint has been published.

## What it does
Reports a preprint whose record names the article that it became.

## Why it matters
The article went through review and may say something else; it is the version of record.

## Example
```
Zhou P, et al. Discovery of a novel coronavirus ... bioRxiv 2020. doi:10.1101/2020.01.22.914952
^ published since as 10.1038/s41586-020-2012-7
```

## How it is mended
Not by an edit: whether the preprint or the article was read, only the author knows.

## What it does not flag
Articles that have a preprint.
"""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model import Document, Finding, Match, Rule, Severity
from refcheck.rules.reading import evidence

RULE = Rule("UPD705", "preprint-published", Severity.INFO, "the preprint has been published")


def check_match(match: Match, document: Document) -> Iterator[Finding]:  # noqa: ARG001
    """The record's own relation to an article that the reference does not name."""
    articles = match.work.relations.get("is-preprint-of", ()) if match.work else ()
    if articles and not any(doi in match.reference.unstructured.lower() for doi in articles):
        yield Finding(
            RULE,
            f"published since as {articles[0]}",
            match.reference.span,
            match.reference,
            evidence(match.work, {"published-as": ", ".join(articles)}),
        )
