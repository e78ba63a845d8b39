"""The DOI leads to another work than the one described.

## What it does
Reports a DOI that is registered for a work whose title and authors are not those printed.

## Why it matters
Readers and machines follow the DOI, not the words: the citation is credited to, and leads to, the wrong
work. A wrong DOI on right words is also a common mark of references that were made up.

## Example
```
Doe J. On made-up bones. J Made Up Res. 2010;12:34-9. doi:10.5555/joints.1
                                                          ^^^^^^^^^^^^^^^^ leads to "On made-up joints"
```

## How it is mended
Where the described work was found, its DOI replaces the printed one; that edit is for `--unsafe-fixes`,
since the words could be what is wrong. Otherwise not by an edit.

## What it does not flag
Two DOIs of the same work (a preprint and its article, a chapter registered twice) when title and authors
agree.
"""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model import Document, Edit, Finding, Fix, Match, Reference, Rule, Severity, Span
from refcheck.rules.reading import evidence, printed, same_work, span

RULE = Rule("REF003", "doi-of-another-work", Severity.ERROR, "the DOI leads to another work")


def check_match(match: Match, document: Document) -> Iterator[Finding]:
    """The reference's own DOI leads to a work that is not the one that was matched."""
    other = match.doi_work
    if other is None:
        return
    place = span(match.reference, "doi")
    first = other.item.author[0] if other.item.author else None
    by = f" by {first.family or first.literal}" if first else ""
    described = match.work.item.doi if match.work else ""
    yield Finding(
        RULE,
        f'{match.reference.item.doi} is another work: "{other.item.title}"{by}',
        place,
        match.reference,
        evidence(other, {"title": other.item.title, "described-work": described}),
        _fix(match, document, place),
    )


def _fix(match: Match, document: Document, place: Span) -> Fix | None:
    if match.work is None or not match.work.item.doi or not same_work(match):
        return None
    bare = _bare_doi(match.reference, document, place)
    if bare is None:
        return None
    doi = match.work.item.doi
    return Fix((Edit(bare.start, bare.end, doi),), safe=False, description=f"cite {doi}")


def _bare_doi(reference: Reference, document: Document, place: Span) -> Span | None:
    """The DOI's own characters within its field, which may begin with a resolver's address."""
    start = printed(document, place).lower().find(reference.item.doi)
    if start < 0 or not reference.item.doi:
        return None
    return Span(place.start + start, place.start + start + len(reference.item.doi))
