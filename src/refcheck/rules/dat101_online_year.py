"""The year is the one in which the publisher put the work online; it was printed in another.

## What it does
Reports a year that belongs only to the record's online date, when the record has a print date with another
year and the volume, issue or pages are those of the print.

## Why it matters
Publishers put decades of back issues online within a few days, and databases show that day as the date.
Volume 8 of a journal did not appear in the year of its scan: a reader who looks for the work by year and
volume finds nothing, and the priority of the work is off by years.

## Example
```
Genant HK, Wu CY, van Kuijk C, Nevitt MC. Vertebral fracture assessment using a semiquantitative
technique. J Bone Miner Res 2009;8:1137-48.
                            ^^^^ 2009 is the online date; volume 8(9) was printed in 1993
```

## How it is mended
The year's characters are replaced by the year of the print. The edit is safe when title and authors agree
with the record.

## What it does not flag
A year next to the print year, which is a matter of style when a work is online in December and in print in
January. A record without a print date: then the year cannot be judged (DAT103).
"""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model import DateKind, Document, Finding, Match, Rule, Severity, State
from refcheck.rules.mending import replace
from refcheck.rules.reading import day, evidence, in_state, span, volume_and_issue, within

RULE = Rule("DAT101", "online-year", Severity.ERROR, "the year is only the online date's")


def check_match(match: Match, document: Document) -> Iterator[Finding]:
    """A contradiction that the resolver explains by the online date."""
    found = in_state(match, "issued", State.CONTRADICT, "online-year")
    if found is None or match.work is None:
        return
    cited, printed = found.cited[:4], found.recorded[:4]
    place = span(match.reference, "issued", part="year")
    volume = volume_and_issue(match.work)
    subject = f"volume {volume}" if volume else "the work"
    yield Finding(
        RULE,
        f"{cited} is the online date; {subject} was printed in {printed}",
        place,
        match.reference,
        evidence(
            match.work,
            {
                "published-print": day(match.work.date(DateKind.PRINT)),
                "published-online": day(match.work.date(DateKind.ONLINE)),
            },
        ),
        replace(match, document, within(document, place, cited), cited, printed, f"cite {printed}"),
    )
