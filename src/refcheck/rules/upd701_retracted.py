"""The work was retracted or withdrawn.

## What it does
Reports a work whose record carries a retraction, withdrawal or removal, or whose recorded title begins with
"RETRACTED".

## Why it matters
A retracted work does not support what it is cited for, unless the text says that it was retracted.

## Example
```
Wakefield AJ, et al. Ileal-lymphoid-nodular hyperplasia, non-specific colitis, and pervasive developmental
disorder in children. Lancet 1998;351:637-41.
^ retracted on 2010-02-06 (notice 10.1016/s0140-6736(10)60175-4); cite other work, or say in the
  text that it was retracted
```

## How it is mended
Not by an edit. Cite other work, or say in the text that the work was retracted and cite the notice as well.

## What it does not flag
Reports that contradict each other: one record of Retraction Watch that says both retraction and something
else (UPD704). Where the reference, or the text at its citation, already says "retracted", the finding is
only an info. The notice of a retraction is itself no retracted work.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from refcheck.model import Document, Finding, Match, Rule, Severity
from refcheck.rules import updates
from refcheck.rules.reading import day, evidence

RULE = Rule("UPD701", "retracted", Severity.ERROR, "the work was retracted or withdrawn")
_TITLE = re.compile(
    r"\W*(?:retracted|withdrawn|removed)(?:\s+(?:article|chapter|paper))?\s*[:.\]—–-]", re.IGNORECASE
)
_ADVICE = "; cite other work, or say in the text that it was retracted"
_WORDS = {"withdrawal": "withdrawn", "removal": "removed", "partial_retraction": "retracted in part"}


def check_match(match: Match, document: Document) -> Iterator[Finding]:
    """An undisputed retraction, or the word at the head of the recorded title."""
    if match.work is None:
        return
    update = updates.newest(match.work, updates.RETRACTIONS)
    if update is not None:
        date, notice = day(update.date), update.doi
        when = f" on {date}" if date.count("-") == 2 else f" in {date}" if date else ""
        message = f"{_WORDS.get(update.type, 'retracted')}{when}" + (f" (notice {notice})" if notice else "")
        shown = updates.said(update)
    elif _TITLE.match(match.work.item.title) and not updates.in_doubt(match.work):
        message, shown = "retracted: the record's title says so", {"title": match.work.item.title}
    else:
        return
    known = updates.acknowledged(match, document)
    yield Finding(
        RULE,
        message + ("; the text says so" if known else _ADVICE),
        match.reference.span,
        match.reference,
        evidence(match.work, shown),
        severity=Severity.INFO if known else None,
    )
