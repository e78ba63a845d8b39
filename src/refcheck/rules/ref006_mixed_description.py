"""The title is that of one work, the authors are others.

## What it does
For a reference that no source has, says when a work of exactly this title exists by people none of whom is
named.

## Why it matters
References that were made up, by a person or a program, often join a real title with other names. It may as
well be a slip, or a work that happens to have the same title: this is evidence to look at, and no more.

## Example
```
Nobody A, Noone B. Vertebral fracture assessment using a semiquantitative technique. Bone 2001;3:1-9.
^ the title is that of a work by Genant HK (10.1002/jbmr.5650080915)
```

## How it is mended
Not by an edit. Compare with the named work.

## What it does not flag
Titles of fewer than five words. References whose work was found.
"""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.fields import characters, people, person, titles
from refcheck.model import Document, Finding, Item, Match, Rule, Severity, State, Status, Work
from refcheck.rules.reading import evidence, span

RULE = Rule(
    "REF006", "mixed-description", Severity.WARNING, "the title is one work's, the authors are others"
)
_TELLING_WORDS = 5


def check_match(match: Match, document: Document) -> Iterator[Finding]:  # noqa: ARG001
    """A candidate with the same title and nobody of the named people."""
    item = match.reference.item
    if match.status is not Status.NOT_FOUND or len(characters.words(item.title)) < _TELLING_WORDS:
        return
    work = next((work for work in match.runners_up if _is_mixed(item, work)), None)
    if work is not None:
        names = people.show(work.item.author[:1])
        yield Finding(
            RULE,
            f"the title is that of a work by {names}" + (f" ({work.item.doi})" if work.item.doi else ""),
            span(match.reference, "title"),
            match.reference,
            evidence(work, {"authors": people.show(work.item.author), "cited": people.show(item.author)}),
        )


def _is_mixed(item: Item, work: Work) -> bool:
    if not item.author or not work.item.author:
        return False
    if titles.compare(item.title, work.item.title).state not in {State.AGREE, State.VARIANT}:
        return False
    return not any(person.same(name, other) for name in item.author for other in work.item.author)
