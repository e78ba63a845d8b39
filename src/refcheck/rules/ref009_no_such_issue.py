"""The journal never had such an issue.

## What it does
For a reference that was not found, says when its issue is higher than any that the journal has had in any
volume, as a local index knows the journal.

## Why it matters
References that were made up often name a real journal with numbers that it never had. It may as well be a
slip in the issue: this is evidence to look at, and no more.

## Example
```
Nobody A. On bones that never were. J Made Up Res. 2008;10(27):1-9.
                                                           ^^ no known volume of the journal has more than
                                                           12 issues
```

## How it is mended
Not by an edit. Look for the work in the journal's own list of issues.

## What it does not flag
Works that were found (NUM202). Journals of which the index knows too little: fewer than five volumes with
issues, or fewer than fifty works. Supplements, and issues that are no plain numbers.
"""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.fields import numbers, volume_years
from refcheck.model import Document, Finding, Match, Rule, Severity
from refcheck.rules.reading import span

RULE = Rule("REF009", "no-such-issue", Severity.WARNING, "the journal never had such an issue")
_SLACK = 2  # a partial index may lack a year's last issues


def check_match(match: Match, document: Document) -> Iterator[Finding]:  # noqa: ARG001
    """An issue above all known ones."""
    issue, journal = numbers.plain(match.reference.item.issue), match.journal
    if match.work is not None or journal is None or issue is None:
        return
    last = volume_years.last_issue(journal)
    if last and issue > last + _SLACK:
        yield Finding(
            RULE,
            f"no known volume of {journal.titles[0]} has more than {last} issues",
            span(match.reference, "issue"),
            match.reference,
            {"journal": journal.titles[0], "cited": str(issue)},
        )
