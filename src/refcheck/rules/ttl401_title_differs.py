"""The title is that of another work.

## What it does
Reports a title that has little in common with the recorded one, although the identifier or the other fields
lead to this record.

## Why it matters
Either the title or the rest of the reference belongs to another work; nothing in it can be trusted until
that is known.

## Example
```
Doe J. On made-up joints. J Made Up Res. 2010;12:34-9.
       ^^^^^^^^^^^^^^^^^ the record's title is "On made-up bones"
```

## How it is mended
Not by an edit: a reference whose title does not agree with the record is never rewritten.

## What it does not flag
A title shortened or without its subtitle (TTL403), a title with a few other words (TTL402), a title in
another script. A part of a book cited without its own title: then the book's may be printed, and it is only
an info.
"""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model import Document, Finding, Match, Rule, Severity, State
from refcheck.rules.reading import evidence, in_state, is_of_a_book, span

RULE = Rule("TTL401", "title-differs", Severity.ERROR, "the title is that of another work")


def check_match(match: Match, document: Document) -> Iterator[Finding]:  # noqa: ARG001
    """The resolver's note that the titles are two."""
    found = in_state(match, "title", State.CONTRADICT, "title-differs")
    if found is not None and match.work is not None:
        may_be_the_book = not match.reference.item.container_title and is_of_a_book(match.work.item)
        yield Finding(
            RULE,
            f'the record\'s title is "{found.recorded}"',
            span(match.reference, "title"),
            match.reference,
            evidence(match.work, {"cited": found.cited, "recorded": found.recorded}),
            severity=Severity.INFO if may_be_the_book else None,
        )
