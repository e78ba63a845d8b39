"""No agency has registered the DOI.

## What it does
Reports a DOI that looks right and that every source which was asked, and which knows all of its DOIs,
answered not to have, whether or not the work itself was found.

## Why it matters
The link leads nowhere. A digit or a letter may be wrong; or the DOI was made up.

## Example
```
Doe J. On made-up bones. J Made Up Res. 2010;12:134-9. doi:10.5555/bones.l
                                                           ^^^^^^^^^^^^^^^ not registered; the work's DOI
                                                           is 10.5555/bones.1
```

## How it is mended
The recorded DOI takes its place, under `--unsafe-fixes`, when title and authors agree with the record.

## What it does not flag
DOIs that no source could be asked about, or that only a local index lacks: it knows Crossref's alone. DOIs
that lead to another work (REF003).
"""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model import Document, Finding, Fix, Match, Rule, Severity, State
from refcheck.rules.mending import replace
from refcheck.rules.reading import evidence, in_state, printed, span, within

RULE = Rule("REF004", "doi-not-registered", Severity.ERROR, "no agency has registered the DOI")


def check_match(match: Match, document: Document) -> Iterator[Finding]:
    """The resolver's note that the sources do not have the DOI."""
    found = in_state(match, "doi", State.CONTRADICT, "unregistered")
    if found is None:
        return
    place = span(match.reference, "doi")
    field = match.reference.field_span("doi")  # None for the DOI of a link
    bare = within(document, place, found.cited) or field
    doi = match.work.item.doi if match.work else ""
    fix = replace(match, document, bare, printed(document, bare) if bare else "", doi, "")
    yield Finding(
        RULE,
        ("" if field else f"{found.cited}, which the reference links to, is ")
        + "not registered"
        + (f"; the work's DOI is {doi}" if doi else ""),
        place,
        match.reference,
        evidence(match.work, {"cited": found.cited}),
        Fix(fix.edits, safe=False, description=f"cite {doi}") if fix else None,
    )
