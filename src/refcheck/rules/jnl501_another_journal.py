"""The journal is not the record's.

## What it does
Reports a journal, proceedings or book title that is no name, abbreviation or acronym of the recorded one,
nor shares its ISSN.

## Why it matters
Volume and pages mean nothing in another journal.

## Example
```
Genant HK, et al. Vertebral fracture assessment ... Bone 1993;8:1137-48.
                                                    ^^^^ the record has Journal of Bone and Mineral Research
```

## How it is mended
The recorded journal is put in its place, abbreviated where the printed one is; that edit is for
`--unsafe-fixes`, since the same work may have appeared twice.

## What it does not flag
Abbreviations of any kind, acronyms, short titles, former and later names that the record or a local index
knows, a missing section ("Part A"), a subtitle, "The". For chapters and papers in proceedings it is only an
info: a series, a book and a conference may all be named, and the record may have another of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from refcheck.model import Agreement, Document, Finding, Fix, Match, Rule, Severity, Span
from refcheck.rules import journals
from refcheck.rules.mending import replace
from refcheck.rules.reading import contradiction, evidence, is_of_a_book, printed, span

RULE = Rule("JNL501", "another-journal", Severity.ERROR, "the journal is not the record's")


def check_list(matches: Sequence[Match], document: Document) -> Iterator[Finding]:
    """Contradictions on the container's title."""
    for match in matches:
        found = contradiction(match, "container-title")
        if found is None or match.work is None:
            continue
        section = " (another section)" if found.note == "another-section" else ""
        yield Finding(
            RULE,
            f"the record has {match.work.item.container_title or found.recorded}{section}",
            span(match.reference, "container_title"),
            match.reference,
            evidence(match.work, {"cited": found.cited, "recorded": found.recorded}),
            _fix(match, matches, document, found),
            severity=Severity.INFO if is_of_a_book(match.work.item) else None,
        )


def _fix(match: Match, matches: Sequence[Match], document: Document, found: Agreement) -> Fix | None:
    place = match.reference.field_span("container_title")
    if place is None or match.work is None:
        return None
    new = journals.in_the_lists_form(match, matches) or found.recorded
    old = printed(document, place)
    if document.text[place.end : place.end + 1] == ".":
        if new.endswith(".") or ("." in old and not _parted_by_stops(matches, document)):
            place = Span(place.start, place.end + 1)
    elif old.endswith(".") and not new.endswith(".") and _parted_by_stops(matches, document):
        new += "."  # the old abbreviation's last stop was the sentence's as well
    fix = replace(match, document, place, printed(document, place), new, f"cite {new}")
    return Fix(fix.edits, safe=False, description=fix.description) if fix else None


def _parted_by_stops(matches: Sequence[Match], document: Document) -> bool:
    """Whether most journals without stops of their own are followed by one."""
    places = [match.reference.field_span("container_title") for match in matches]
    whole = [place for place in places if place is not None and "." not in printed(document, place)]
    parted = [document.text[place.end : place.end + 1] == "." for place in whole]
    return bool(parted) and parted.count(True) * 2 >= len(parted)
