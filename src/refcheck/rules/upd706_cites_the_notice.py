"""The reference is to a notice about another work.

## What it does
Says that the record is a notice of retraction, correction or concern, and which work it is about.

## Why it matters
Notices bear nearly the same title as the works they are about, and are cited in their stead by mistake.

## Example
```
Retraction: Ileal-lymphoid-nodular hyperplasia, ... Lancet 2010;375:445.
^ this is the retraction notice of 10.1016/s0140-6736(97)11096-0
```

## How it is mended
Not by an edit: the notice may be meant.

## What it does not flag
A reference whose printed title itself says that it is a notice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from refcheck.model import Document, Finding, Match, Rule, Severity
from refcheck.rules.reading import evidence
from refcheck.rules.updates import said

RULE = Rule("UPD706", "cites-the-notice", Severity.INFO, "the record is a notice about another work")
_NAMED = re.compile(r"retract|withdraw|correct|errat|corrigend|addend|concern|notice", re.IGNORECASE)


def check_match(match: Match, document: Document) -> Iterator[Finding]:  # noqa: ARG001
    """An update of another work, cited without saying so."""
    updates = match.work.updates if match.work else ()
    notice = next((update for update in updates if update.direction == "update-to"), None)
    if notice is None or _NAMED.search(match.reference.item.title or match.reference.unstructured):
        return
    kind = notice.type.replace("_", " ")
    yield Finding(
        RULE,
        f"this is the {kind} notice of {notice.doi}",
        match.reference.span,
        match.reference,
        evidence(match.work, said(notice)),
    )
