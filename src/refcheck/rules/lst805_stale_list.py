"""The printed list is not what the records behind the citations would print.

## What it does
Compares a Word document's printed list with the records that a reference manager (Zotero, Mendeley, EndNote,
Citavi, Word itself) keeps behind the citations. Reports an entry whose year, volume, first page, DOI, first
author or title is another than its record's, and, once for a document, a citation that prints another number
than the list.

## Why it matters
The bibliography was not brought up to date and is wrong now, or it was mended by hand, which the next update
undoes.

## Example
```
4. Quill A, Strom B. On tidal clocks. Acta Ficta. 2001;1:11-19.
                                                  ^^^^ the record behind its citation has the year 2011
```

## How it is mended
Not by an edit: mend the record in the reference manager and let it update citations and bibliography.

## What it does not flag
What the list's style leaves out or shortens. Citations of records that the list lacks (CIT901), and entries
that no citation names (CIT902).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from refcheck.fields import characters, pages
from refcheck.model import Document, Finding, Item, Match, Reference, Rule, Severity
from refcheck.rules.numbering import printed_number
from refcheck.rules.reading import printed, span
from refcheck.rules.wording import listing

RULE = Rule(
    "LST805", "stale-list", Severity.WARNING, "the printed list is not what the citations' records say"
)
_NUMBERS = re.compile(r"[\s\[(]*\d{1,4}(?:\s*[,;–-]\s*\d{1,4})*[\s\])]*")
_RANGE = re.compile(r"(\d+)\s*[–-]\s*(\d+)|(\d+)")
_FIGURES = re.compile(r"\d+")
_LONGEST_RANGE = 100


def check_list(matches: Sequence[Match], document: Document) -> Iterator[Finding]:
    """Entries that differ from their records, and the first citation that prints another number."""
    records: dict[int, list[Item]] = defaultdict(list)
    for record in document.embedded:
        records[record.number].append(record.item)
    references = [match.reference for match in matches if not match.reference.structured]
    for reference in references:
        if known := records.get(reference.number):
            yield from _outdated(reference, known)
    yield from _misnumbered(references, document)


def _outdated(reference: Reference, known: Sequence[Item]) -> Iterator[Finding]:
    """What the entry prints otherwise than that one of its records which it is most like."""
    differing = min((_differing(reference, item) for item in known), key=len)
    if not differing:
        return
    said = listing(f"the {name} {value}" for name, (_, value) in differing.items())
    variable = next(iter(differing.values()))[0]
    yield Finding(
        RULE,
        f"the record behind its citation has {said}",
        span(reference, variable),
        reference,
        {name: value for name, (_, value) in differing.items()},
    )


def _differing(reference: Reference, item: Item) -> dict[str, tuple[str, str]]:
    """What differs by its name: the variable, and the record's value. What is printed anywhere agrees."""
    text, mine = reference.unstructured, reference.item
    words, figures = frozenset(characters.words(text)), frozenset(_FIGURES.findall(text))

    def lacks_figures(recorded: str) -> bool:
        return not figures.issuperset(_FIGURES.findall(recorded))

    author, first_page = _first_author(item), pages.first_page(item.page)
    found = (
        ("year", "issued", _year(item), bool(_year(mine)) and lacks_figures(_year(item))),
        ("volume", "volume", item.volume, bool(mine.volume) and lacks_figures(item.volume)),
        ("first page", "page", first_page, bool(mine.page) and lacks_figures(first_page)),
        ("DOI", "doi", item.doi, bool(mine.doi) and item.doi not in text.casefold()),
        ("first author", "author", author, _lacks_author(mine, author, words)),
        ("title", "title", item.title, bool(mine.title) and _lacks_some(item.title, words)),
    )
    return {name: (variable, value) for name, variable, value, differs in found if value and differs}


def _lacks_author(mine: Item, author: str, words: frozenset[str]) -> bool:
    """Whether an entry names another first author; "———" for a repeated one names nobody else."""
    cited = _first_author(mine)
    alike = characters.squash(cited) == characters.squash(author)
    return bool(cited) and not alike and not words.issuperset(characters.words(author))


def _lacks_some(title: str, words: frozenset[str]) -> bool:
    """Whether an entry prints a title, but not with all its words."""
    wanted = characters.words(title)
    missing = sum(word not in words for word in wanted)
    return 0 < missing * 2 <= len(wanted)


def _year(item: Item) -> str:
    return str(item.issued.year) if item.issued and item.issued.year else ""


def _first_author(item: Item) -> str:
    first = item.author[0] if item.author else None
    return (
        " ".join(filter(None, (first.non_dropping_particle, first.family or first.literal))) if first else ""
    )


def _misnumbered(references: Sequence[Reference], document: Document) -> Iterator[Finding]:
    """The first citation whose printed numbers are not those of the entries that its records are."""
    labelled = {reference.number: printed_number(reference) for reference in references if reference.label}
    if not document.embedded or len(labelled) < len(references):
        return
    for mark in document.citations:
        shown = _shown(printed(document, mark.span))
        listed = {labelled.get(number) for number in mark.numbers}
        if shown and listed and not mark.keys and None not in listed and shown != listed:
            cited, meant = listing(sorted(shown)), listing(sorted(number for number in listed if number))
            message = f"{cited} is printed here, but the list has what is cited as {meant}"
            yield Finding(RULE, message, mark.span, evidence={"printed": cited, "listed": meant})
            return


def _shown(mark: str) -> set[int]:
    """The numbers that a citation prints, ranges spelled out; empty for one that is no numbers."""
    shown: set[int] = set()
    for first, last, alone in _RANGE.findall(mark) if _NUMBERS.fullmatch(mark) else ():
        start, end = (int(alone), int(alone)) if alone else (int(first), int(last))
        if end - start > _LONGEST_RANGE:
            return set()
        shown.update(range(start, end + 1))
    return shown
