"""Some references end in a stop, others do not.

## What it does
Names the references that end otherwise than most.

## Why it matters
A list keeps to one way.

## Example
```
3. Doe J. On made-up bones. J Made Up Res. 2010;12:134-9
                                                       ^ reference 3: no closing stop, against 12 others
```

## How it is mended
The stop is put in, or taken out, as in most references. The edit is for `--unsafe-fixes`.

## What it does not flag
References that end in a DOI or an address, after which styles leave the stop out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from refcheck.model import Document, Edit, Finding, Fix, Match, Rule, Severity, Span
from refcheck.rules import majority

RULE = Rule("STY008", "closing-stop", Severity.INFO, "some references end in a stop, others do not")
_ADDRESS = re.compile(r"(?:https?://|www\.|10\.\d{4,9}/|PMC?ID:?\s?)\S*$", re.IGNORECASE)


def check_list(matches: Sequence[Match], document: Document) -> Iterator[Finding]:
    """One finding for the ends that depart from most."""
    divided = majority.split(matches, lambda match: _stops(match, document))
    if divided is None:
        return
    edits = tuple(_edit(match, divided.habit) for match, _ in divided.others)
    fix = Fix(edits, safe=False, description="end references as most do")
    message = "no closing stop" if divided.habit else "a closing stop"
    place = Span(edits[0].start - (1 if divided.habit else 0), edits[0].end)
    yield majority.finding(RULE, message, divided, lambda _: place, fix)


def _stops(match: Match, document: Document) -> bool | None:
    span = match.reference.span
    if match.reference.in_note:  # where a note goes on behind a reference there is none
        return None
    text = document.text[span.start : span.end]
    if not text or (text[-1] not in "." and not text[-1].isalnum()) or _ADDRESS.search(text):
        return None
    return text.endswith(".")


def _edit(match: Match, wanted: bool) -> Edit:
    end = match.reference.span.end
    return Edit(end, end, ".") if wanted else Edit(end - 1, end, "")
