"""The volume is missing, where the rest of the list gives it.

## What it does
Says that a journal article has no volume in a list whose other articles mostly have one, and which volume
the record has.

## Why it matters
Without the volume the pages lead nowhere.

## Example
```
3. Roe R. On real bones. J Made Up Res. 2009;11(2):7-9.
4. Doe J. On made-up bones. J Made Up Res. 2010:134-9.
                            ^^^^^^^^^^^^^ the volume is missing; the record has 12
```

## How it is mended
Not by an edit: where the volume stands is a matter of the list's style. The cleaned bibliography has it, and
`--merge` puts it into a .bib.

## What it does not flag
Lists in which most articles have none. Works in press or ahead of print, and those cited by the year in which
they were online before they were printed. Works whose record has no volume.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from refcheck.model import Document, Finding, Match, Rule, Severity
from refcheck.rules.left_out import lacking
from refcheck.rules.reading import evidence, span

RULE = Rule(
    "NUM211", "volume-missing", Severity.INFO, "the volume is missing where the rest of the list gives it"
)


def check_list(matches: Sequence[Match], document: Document) -> Iterator[Finding]:  # noqa: ARG001
    """Articles without a volume among articles with one."""
    for match, volume in lacking(matches, lambda item: item.volume):
        yield Finding(
            RULE,
            f"the volume is missing; the record has {volume}",
            span(match.reference, "container_title"),
            match.reference,
            evidence(match.work, {"recorded": volume}),
        )
