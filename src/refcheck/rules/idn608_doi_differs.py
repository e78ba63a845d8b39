"""The DOI is not the one that the record of the work has.

## What it does
Reports a DOI of which nobody could say where it leads, when the described work was found and its record has
another DOI.

## Why it matters
The link leads nowhere, or nobody can say where it leads.

## Example
```
Doe J. On made-up bones. J Made Up Res. 2010;12:134-9. doi:10.5555/bones.l
                                                           ^^^^^^^^^^^^^^^ the work's DOI is 10.5555/bones.1
```

## How it is mended
The recorded DOI takes its place, under `--unsafe-fixes`, when title and authors agree with the record.

## What it does not flag
A DOI that leads to another work (REF003), or that nobody registered (REF004). A second DOI that the record
knows of.
"""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model import Document, Finding, Fix, Match, Rule, Severity
from refcheck.rules.mending import replace
from refcheck.rules.reading import contradiction, evidence, printed, span, within

RULE = Rule("IDN608", "doi-differs", Severity.WARNING, "the DOI is not the record's")


def check_match(match: Match, document: Document) -> Iterator[Finding]:
    """A contradiction on the DOI where the printed one leads to no known work."""
    found = contradiction(match, "doi")
    if found is None or found.note == "unregistered" or match.doi_work is not None or match.work is None:
        return
    place = span(match.reference, "doi")
    field = match.reference.field_span("doi")  # None for the DOI of a link
    bare = within(document, place, found.cited) or field
    doi = match.work.item.doi
    fix = replace(match, document, bare, printed(document, bare) if bare else "", doi, "")
    yield Finding(
        RULE,
        ("" if field else f"the reference links to {found.cited}; ") + f"the work's DOI is {doi}",
        place,
        match.reference,
        evidence(match.work, {"cited": found.cited}),
        Fix(fix.edits, safe=False, description=f"cite {doi}") if fix else None,
    )
