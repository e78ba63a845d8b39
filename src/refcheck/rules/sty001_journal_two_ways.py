"""The same journal is printed in more than one way.

## What it does
Says which references print one journal under different names: in full and abbreviated, or in two
abbreviations.

## Why it matters
A list gives each journal one name; two look like two journals.

## Example
```
2. ... J Bone Joint Surg Am. 2001;83:1070-3.
4. ... J Bone Jt Surgery-American Vol. 2008;90:1479-86.
       ^ "J Bone Jt Surgery-American Vol" here, "J Bone Joint Surg Am" in reference 2
```

## How it is mended
The name that stands most often (or first, where none does) is put in the others' place, under
`--unsafe-fixes`.

## What it does not flag
Stops and letter case, which are a matter of the whole list. Sections of a journal.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from refcheck.model import Document, Edit, Finding, Fix, Match, Rule, Severity, Span
from refcheck.rules import same_journal
from refcheck.rules.majority import names_of
from refcheck.rules.reading import printed, span

RULE = Rule("STY001", "journal-two-ways", Severity.INFO, "the same journal is printed in more than one way")


def check_list(matches: Sequence[Match], document: Document) -> Iterator[Finding]:
    """Journals with more than one printed name."""
    usable = [match for match in matches if match.reference.is_reference and not match.reference.structured]
    for group in same_journal.groups(usable, by_abbreviation=True):
        names = Counter(same_journal.spelt(match) for match in group)
        if len(names) > 1:
            yield _finding(group, names.most_common(1)[0][0], document)


def _finding(group: list[Match], common: str, document: Document) -> Finding:
    kept = [match for match in group if same_journal.spelt(match) == common]
    others = [match for match in group if same_journal.spelt(match) != common]
    first = others[0].reference
    usual = kept[0].reference.item.container_title
    return Finding(
        RULE,
        f'"{first.item.container_title}" here, "{usual}" in {names_of([match.reference for match in kept])}',
        span(first, "container_title"),
        first,
        {"journal": usual},
        _fix(others, kept[0], document),
    )


def _fix(others: list[Match], kept: Match, document: Document) -> Fix | None:
    usual = _printed_name(kept, document)
    places = [match.reference.field_span("container_title") for match in others]
    if usual is None or None in places:
        return None
    edits = tuple(Edit(place.start, place.end, usual) for place in places if isinstance(place, Span))
    return Fix(edits, safe=False, description=f"write {usual}")


def _printed_name(match: Match, document: Document) -> str | None:
    place = match.reference.field_span("container_title")
    return printed(document, place) if place else None
