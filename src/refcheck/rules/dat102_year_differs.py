"""The year is none of the work's years.

## What it does
Reports a cited year that is neither the print year nor the online year nor the issue's year of the work.

## Why it matters
Readers and databases find a work by its year; a wrong one breaks the link and misstates who was first.

## Example
```
Doe J. On made-up bones. J Made Up Res. 2011;12:34-9.
                                        ^^^^ the record says 2010
```

## How it is mended
The year's characters are replaced by the recorded year when title and authors agree with the record.

## What it does not flag
The online year of a work printed in another year, which has its own rule (DAT101). The years on either side
when a work was online in one and in print in the next. An earlier year when the record has no print date
(DAT103).
"""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model import DateKind, Document, Finding, Match, Rule, Severity
from refcheck.rules.mending import replace
from refcheck.rules.reading import contradiction, day, evidence, span, within
from refcheck.rules.wording import diagnosis

RULE = Rule("DAT102", "year-differs", Severity.ERROR, "the year is none of the work's years")


def check_match(match: Match, document: Document) -> Iterator[Finding]:
    """A contradiction on the year that is not explained by the online date."""
    found = contradiction(match, "issued")
    if found is None or found.note == "online-year" or match.work is None:
        return
    cited, recorded = found.cited[:4], found.recorded[:4]
    held = match.work.date(DateKind.EVENT)
    if held is not None and cited == str(held.year):
        return
    place = span(match.reference, "issued", part="year")
    dates = {
        str(kind): day(match.work.date(kind)) for kind in (DateKind.PRINT, DateKind.ONLINE, DateKind.ISSUED)
    }
    diagnosed = diagnosis(found.note, cited, recorded)
    yield Finding(
        RULE,
        f"{cited} is no year of this work: it was published in {recorded}{diagnosed}",
        place,
        match.reference,
        evidence(match.work, {"cited": cited, "recorded": recorded, **dates}),
        replace(match, document, within(document, place, cited), cited, recorded, f"cite {recorded}"),
    )
