"""A URL is the DOI once more.

## What it does
Finds URLs that lead through a resolver to the entry's own DOI.

## Why it matters
The style prints both, one after the other.

## Example
```
doi = {10.5555/12345678},
url = {https://doi.org/10.5555/12345678},
       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the URL is the DOI once more
```

## How it is mended
The URL is taken out, under `--unsafe-fixes`.

## What it does not flag
Addresses on a publisher's own pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from refcheck.fields import identifiers
from refcheck.model import Document, Finding, Fix, Match, Rule, Severity
from refcheck.rules.bib_source import entries, finding, removal

RULE = Rule("BIB128", "url-repeats-doi", Severity.INFO, "a URL is the DOI once more")


def check_list(matches: Sequence[Match], document: Document) -> Iterator[Finding]:
    """URLs that say nothing new."""
    for entry in entries(document):
        place = entry.inner("url")
        if place and "doi.org/" in entry.written["url"] and "doi" in entry.fields:
            doi = identifiers.normalise_doi(entry.written["doi"].replace("\\_", "_"))
            if doi and identifiers.normalise_doi(entry.written["url"].replace("\\_", "_")) == doi:
                fix = Fix((removal(document, entry.fields["url"]),), safe=False, description="delete the URL")
                yield finding(RULE, "the URL is the DOI once more", place, matches, fix=fix)
