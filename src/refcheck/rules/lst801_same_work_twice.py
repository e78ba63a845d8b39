"""The list has the same work twice.

## What it does
Reports a reference to a work that an earlier reference already names: both were found to be the same
record, both print the same DOI, or title, first author and at least two of year, volume and first page are
the same.

## Why it matters
The same source counted twice looks like two; citations of it are split between two numbers.

## Example
```
3. Doe J. On made-up bones. J Made Up Res. 2010;12:34-9.
7. Doe JA. On Made-Up Bones. Journal of Made-Up Research 2010;12(9):34-39.
^ the same work as reference 3
```

## How it is mended
Not by an edit: the citations in the text have to be numbered anew.

## What it does not flag
Parts I and II of a series; a preprint and its article, which have DOIs of their own; short titles such as
"Editorial" without a DOI; the lists of two chapters, or of an article and its supplement; references in
notes, which say again what was meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from refcheck.fields import characters, pages
from refcheck.model import Document, Finding, Item, Match, Reference, Rule, Severity
from refcheck.rules.lists import lists
from refcheck.rules.numbering import name_of

RULE = Rule("LST801", "same-work-twice", Severity.WARNING, "the list has the same work twice")
_TELLING_WORDS = 4
_BETWEEN_WORDS = re.compile(r"[\W_]+")
_SHOWN = 120  # characters of the earlier reference


def check_list(matches: Sequence[Match], document: Document) -> Iterator[Finding]:
    """Later references that share a mark of identity with an earlier one of their list."""
    for one in lists(matches, document):
        yield from _within(one, document)


def _within(matches: Sequence[Match], document: Document) -> Iterator[Finding]:
    seen: dict[str, Match] = {}
    for match in matches:
        marks = _marks(match) if match.reference.is_reference else []
        earlier = next((seen[mark] for mark in marks if mark in seen), None)
        for mark in marks:
            seen.setdefault(mark, match)
        if earlier is not None and not _different_dois(match, earlier):
            yield _finding(match, earlier.reference, document)


def _finding(match: Match, earlier: Reference, document: Document) -> Finding:
    name = name_of(earlier)
    shown = earlier.unstructured
    if len(shown) > _SHOWN:
        shown = f"{shown[: _SHOWN - 1].rpartition(' ')[0]} …"
    if earlier.structured:  # its key may be this one's too
        line = f"line {document.position(earlier.span.start).line}"
        name, shown = f"{name} ({line})", f"{line}: {shown}"
    doi = match.work.item.doi if match.work else match.reference.item.doi
    return Finding(
        RULE,
        f"the same work as {name}",
        match.reference.span,
        match.reference,
        {"earlier": shown} | ({"doi": doi} if doi else {}),
    )


def _marks(match: Match) -> list[str]:
    doi = match.work.item.doi if match.work else match.reference.item.doi
    return ([f"doi {doi}"] if doi else []) + _printed_marks(match.reference.item)


def _printed_marks(item: Item) -> list[str]:
    """Title, first author and any two of year, volume and first page."""
    title = characters.fold(item.title)
    if len(title.split()) < _TELLING_WORDS or not item.author:
        return []
    who = characters.fold(item.author[0].family or item.author[0].literal)
    year = str(item.issued.year) if item.issued and item.issued.year else ""
    places = {"year": year, "volume": item.volume, "page": pages.first_page(item.page)}
    printed = [f"{name} {place}" for name, place in places.items() if place]
    words = _BETWEEN_WORDS.sub(" ", title).strip()
    return [f"{words} {who} {one} {other}" for one, other in combinations(printed, 2)]


def _different_dois(match: Match, other: Match) -> bool:
    mine, theirs = (one.work.item.doi if one.work else one.reference.item.doi for one in (match, other))
    return bool(mine and theirs and mine != theirs)
