"""The reference list may not have been found whole, or not cut right.

## What it does
Says that refcheck itself is unsure: the numbers of the list or its alphabet break off, entries do not look
like whole references, two ways of cutting disagree, or the text cites further than the list goes. Names the
pages of a PDF, between the list's first and last, that are pictures without text (scans).

## Why it matters
A reference that was cut wrongly or missed is not checked, and what is said of it may be wrong.

## Example
```
References
^ the list may not be whole or not cut right: 38 entries were found, the text cites up to [41]; compare
  the references that -v shows with the printed ones
```

## How it is mended
Compare the references that `refcheck check -v` shows with the printed ones, and look at the text as it was
read (`refcheck check --show-text`). Give each reference a line or a number of its own, or check the list from
a file that holds it alone, best a .bib.

## What it does not flag
Lists whose format tells the entries apart (.bib, JATS, LaTeX); lists of which refcheck is at least half
sure; what CIT901 says of numbers that the text cites beyond the list. The JSON report has the confidence of
every list.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from refcheck.model import Document, Finding, Match, Rule, Severity
from refcheck.rules.numbering import against, speaks_of

RULE = Rule("LST804", "list-in-doubt", Severity.INFO, "the list may not be whole or not cut right")
_NEXT_STEP = "compare the references that -v shows with the printed ones"


def check_list(matches: Sequence[Match], document: Document) -> Iterator[Finding]:
    """The doubt, once, where the list begins, and the pages within it that could not be read."""
    for page in _unread(document) if matches else []:
        message = f"page {page} is a picture without text: references on it were not read"
        yield Finding(RULE, message, matches[0].reference.span)
    sure = document.certainty
    # CIT901 says what the text cites beyond the list, where it cites the list by number.
    weak = against(document, but="citations" if speaks_of(matches, document) else "")
    if not matches or sure is None or not weak:
        return
    message = f"the list may not be whole or not cut right: {'; '.join(weak)}; {_NEXT_STEP}"
    evidence = {"confidence": f"{sure.value:.2f}"}
    yield Finding(RULE, message, matches[0].reference.span, evidence=evidence)


def _unread(document: Document) -> list[int]:
    """The pages between the list's first and last that are pictures."""
    if document.bibliography is None:
        return []
    first, last = (
        document.position(offset).page or 0
        for offset in (document.bibliography.start, document.bibliography.end - 1)
    )
    return [page for page in document.pictured if first < page < last]
