"""The journal never had such a volume.

## What it does
For a reference that was not found, says when its volume is higher than any that the journal has reached, as
a local index knows the journal, and the cited year is one of the years that the index knows of it.

## Why it matters
References that were made up often name a real journal with numbers that it never had. It may as well be a
slip in the volume: this is evidence to look at, and no more.

## Example
```
Nobody A. On bones that never were. J Made Up Res. 2008;87:1-9.
                                                        ^^ the journal's highest known volume is 31 (2019)
```

## How it is mended
Not by an edit. Look for the work in the journal's own list of issues.

## What it does not flag
Works that were found (NUM201). Journals of which the index has too few volumes, or volumes that do not rise
with the years. Years before the first and after the last that the index knows. A volume that is the year.
Volumes that the journal had in other years (DAT108).
"""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.fields import numbers, volume_years
from refcheck.model import Document, Finding, Item, Journal, Match, Rule, Severity
from refcheck.rules.reading import span

RULE = Rule("REF008", "no-such-volume", Severity.WARNING, "the journal never had such a volume")


def check_match(match: Match, document: Document) -> Iterator[Finding]:  # noqa: ARG001
    """A volume above all known ones, in a year whose volumes are known."""
    item, journal = match.reference.item, match.journal
    if match.work is not None or journal is None or not _is_beyond(item, journal):
        return
    last = volume_years.points(journal)[-1]
    yield Finding(
        RULE,
        f"the highest known volume of {journal.titles[0]} is {last.volume} ({last.last})",
        span(match.reference, "volume"),
        match.reference,
        {"journal": journal.titles[0], "cited": item.volume},
    )


def _is_beyond(item: Item, journal: Journal) -> bool:
    """Whether the volume lies above all known ones, though the year lies among the known years."""
    year = item.issued.year if item.issued else None
    volume = numbers.plain(item.volume)
    if year is None or volume is None or volume == year:
        return False
    numbering = volume_years.points(journal)
    if not numbering or not numbering[0].first <= year <= numbering[-1].last:
        return False
    return volume > volume_years.last_volume(journal) + 1
