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
Words that are merely misspelt, one or two, are replaced by the recorded ones under `--unsafe-fixes`, when the
authors agree with the record. Nothing else is: a title of other words may be of another work.

## What it does not flag
Letter case, punctuation, diacritics, markup, Greek letters by name or lost in the record, British for
American spelling, words written together or apart, a missing subtitle (TTL403), hyphenation broken by
copying (TTL404).
"""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model import Agreement, Document, Edit, Finding, Fix, Match, Rule, Severity, Span, State
from refcheck.rules.reading import contradiction, evidence, printed, span
from refcheck.rules.title_words import Departure, departures
from refcheck.rules.wording import listing

RULE = Rule("TTL402", "title-wording", Severity.ERROR, "words of the title are not the record's")
_SHOWN = 3


def check_match(match: Match, document: Document) -> Iterator[Finding]:
    """Any contradiction on the title but another title."""
    found = contradiction(match, "title")
    if found is None or found.note == "title-differs":
        return
    place = span(match.reference, "title")
    told = departures(found.cited, found.recorded)
    located = printed(document, place) == found.cited
    yield Finding(
        RULE,
        _message(told, found),
        _narrowed(place, told) if located else place,
        match.reference,
        evidence(match.work, {"cited": found.cited, "recorded": found.recorded}),
        _fix(match, place, told) if located and found.note == "misspelling" else None,
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


def _narrowed(place: Span, told: list[Departure]) -> Span:
    """From the first wrong word to the last, in a title that stands in the document as it was compared."""
    if not told or len(told) > _SHOWN:
        return place
    return Span(place.start + told[0].place.start, place.start + told[-1].place.end)


def _fix(match: Match, place: Span, told: list[Departure]) -> Fix | None:
    """The recorded words in the place of the misspelt ones, if the authors say that it is the work."""
    authors = match.agreement("author")
    if authors is None or authors.state not in {State.AGREE, State.VARIANT} or not told:
        return None
    words = [_cased(one.recorded, one.printed) for one in told]
    edits = tuple(
        Edit(place.start + one.place.start, place.start + one.place.end, word)
        for one, word in zip(told, words, strict=True)
    )
    return Fix(edits, safe=False, description=f"write {listing(words)}")


def _cased(word: str, example: str) -> str:
    """``word`` in the letter case of ``example``, which may have capitals of its own."""
    if example.islower() or example.isupper():
        return word.lower() if example.islower() else word.upper()
    return word.capitalize() if example.istitle() else word
