"""One or a few words of the title are not the record's.

## What it does
Reports words that are misspelt, exchanged, left out or added in a title that is otherwise the record's.

## Why it matters
A title is searched for by its words, and one word can turn its meaning round ("hypertension" for
"hypotension").

## Example
```
Doe J. On made-up joints of the hand. J Made Up Res. 2010;12:34-9.
                  ^^^^^^ the record has "bones"
```

## How it is mended
Not by an edit: a reference whose title does not agree with the record is never rewritten.

## What it does not flag
Letter case, punctuation, diacritics, markup, Greek letters by name or lost in the record, British for
American spelling, words written together or apart, a missing subtitle (TTL403), hyphenation broken by
copying (TTL404).
"""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model import Agreement, Document, Finding, Match, Rule, Severity, Span
from refcheck.rules.reading import contradiction, evidence, printed, span
from refcheck.rules.title_words import Departure, departures

RULE = Rule("TTL402", "title-wording", Severity.ERROR, "words of the title are not the record's")
_SHOWN = 3


def check_match(match: Match, document: Document) -> Iterator[Finding]:
    """Any contradiction on the title but another title."""
    found = contradiction(match, "title")
    if found is None or found.note == "title-differs":
        return
    place = span(match.reference, "title")
    told = departures(found.cited, found.recorded)
    yield Finding(
        RULE,
        _message(told, found),
        _narrowed(place, told, found, document),
        match.reference,
        evidence(match.work, {"cited": found.cited, "recorded": found.recorded}),
    )


def _message(told: list[Departure], found: Agreement) -> str:
    if not told or len(told) > _SHOWN:
        return f'the record\'s title is "{found.recorded}"'
    return "; ".join(_told(one) for one in told)


def _told(one: Departure) -> str:
    if not one.recorded:
        return f'the record does not have "{one.printed}"'
    if not one.printed:
        return f'"{one.recorded}" is left out'
    return f'the record has "{one.recorded}" for "{one.printed}"'


def _narrowed(place: Span, told: list[Departure], found: Agreement, document: Document) -> Span:
    """The first wrong words, where the title stands in the document as it was compared."""
    if not told or len(told) > _SHOWN or printed(document, place) != found.cited:
        return place
    return Span(place.start + told[0].place.start, place.start + told[0].place.end)
