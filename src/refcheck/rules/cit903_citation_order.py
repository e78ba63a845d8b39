"""The references are not numbered in the order in which the text cites them.

## What it does
Says, once for a document, where the first citations of a numbered list leave the order 1, 2, 3.

## Why it matters
Vancouver and most numbered styles number references by their first citation.

## Example
```
... widely used [4-7]. It is safe in most hands [1].
                ^^^^^ 4 is cited before 1
```

## How it is mended
Not by an edit: the list and all citations have to be numbered anew.

## What it does not flag
Lists in alphabetical order. Lists kept in a bibliography file, which a style puts in order. Texts without
numbered citations. Citations by author and year. References that the text never cites (CIT902).
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence
from itertools import pairwise

from refcheck.fields import name_forms
from refcheck.model import Document, Finding, Match, Rule, Severity
from refcheck.rules.numbering import cited_number
from refcheck.rules.reading import printed

RULE = Rule(
    "CIT903", "citation-order", Severity.INFO, "the references are not numbered in the order of citation"
)
_ALPHABETICAL = 0.8
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")


def check_list(matches: Sequence[Match], document: Document) -> Iterator[Finding]:
    """The first citation that comes too early."""
    if any(match.reference.structured for match in matches) or _is_alphabetical(matches):
        return
    listed = {cited_number(match.reference, document) for match in matches}
    marks = [mark for mark in document.citations if not _YEAR.search(printed(document, mark.span))]
    cited = listed & {number for mark in marks for number in mark.numbers}
    awaited = deque(sorted(cited))
    seen: set[int] = set()
    for mark in marks:
        for number in sorted(cited & set(mark.numbers)):
            if awaited and awaited[0] < number:
                message = f"{number} is cited before {awaited[0]}"
                yield Finding(RULE, message, mark.span, evidence={"cited": str(number)})
                return
            seen.add(number)
            while awaited and awaited[0] in seen:
                awaited.popleft()


def _is_alphabetical(matches: Sequence[Match]) -> bool:
    names = [
        name_forms.family_of(match.reference.item.author[0])
        for match in matches
        if match.reference.item.author
    ]
    pairs = list(pairwise(names))
    return len(pairs) > 1 and sum(one <= other for one, other in pairs) >= _ALPHABETICAL * len(pairs)
