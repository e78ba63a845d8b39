"""The title is shortened, or stands without its subtitle.

## What it does
Says that the record's title goes on where the printed one ends, or that the printed one has a subtitle
which the record lacks.

## Why it matters
Works of a series often differ only in their subtitles. Many styles ask for the whole title.

## Example
```
Doe J. On made-up bones. J Made Up Res. 2010;12:34-9.
       ^^^^^^^^^^^^^^^^ the record's title goes on: "a systematic review"
```

## How it is mended
Not by an edit, since a record's subtitle may itself be a later addition.

## What it does not flag
A whole title. A subtitle that only the reference has, since records often lack it.
"""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model import Document, Finding, Match, Rule, Severity, State
from refcheck.rules.reading import evidence, in_state, span
from refcheck.rules.title_words import departures

RULE = Rule("TTL403", "title-shortened", Severity.INFO, "the title is shortened")


def check_match(match: Match, document: Document) -> Iterator[Finding]:  # noqa: ARG001
    """The resolver's notes of a shorter title."""
    found = in_state(match, "title", State.VARIANT, "subtitle-missing", "truncated")
    if found is None:
        return
    left_out = [one.recorded for one in departures(found.cited, found.recorded) if one.recorded]
    more = f': "{left_out[-1]}"' if left_out else ""
    yield Finding(
        RULE,
        f"the record's title goes on{more}",
        span(match.reference, "title"),
        match.reference,
        evidence(match.work, {"recorded": found.recorded}),
    )
