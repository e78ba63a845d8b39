"""No source knows the work, though every one answered.

## What it does
Reports a reference for which every source that was asked answered, each of them is complete for what it
holds, and none has a work that fits.

## Why it matters
The work may be invented, or described so wrongly that no reader will find it either. It may also just be
outside the sources: a book, a thesis, a local journal. A person has to look.

## Example
```
Nobody A, Noone B. A study that was never made. J Made Up Res. 2020;1:1-2.
^^^^^^^^^^^^^^^^^^ no source has a work that fits this reference
```

## How it is mended
Not by an edit. Find the work and cite it as it was published, or take it out.

## What it does not flag
A reference that could not be checked: an unreachable source, or an index that holds only a part, is never
"not found".
"""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model import Document, Finding, Match, Rule, Severity, Status
from refcheck.rules.reading import evidence

RULE = Rule("REF001", "not-found", Severity.WARNING, "no source has the work, though every one answered")


def check_match(match: Match, document: Document) -> Iterator[Finding]:  # noqa: ARG001
    """A verdict of not found."""
    if match.status is Status.NOT_FOUND:
        nearest = match.runners_up[0] if match.runners_up else None
        shown = {"reason": match.reason, "nearest": nearest.item.title if nearest else ""}
        yield Finding(
            RULE,
            "no source has a work that fits this reference",
            match.reference.span,
            match.reference,
            evidence(nearest, shown),
        )
