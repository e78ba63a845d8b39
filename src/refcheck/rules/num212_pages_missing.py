"""The pages are missing, where the rest of the list gives them.

## What it does
Says that a journal article has neither pages nor an article number in a list whose other articles mostly
have them, and which the record has.

## Why it matters
In a volume of a thousand pages the article has to be searched for.

## Example
```
3. Roe R. On real bones. J Made Up Res. 2009;11(2):7-9.
4. Doe J. On made-up bones. J Made Up Res. 2010;12(4).
                                                ^^ no pages are printed; the record has 134-139
```

## How it is mended
Not by an edit: where pages stand is a matter of the list's style. The cleaned bibliography has them, and
`--merge` puts them into a .bib.

## What it does not flag
Lists in which most articles have none. Works in press or ahead of print, and those cited by the year in which
they were online before they were printed. Works whose record has neither pages nor a number.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from refcheck.fields import pages
from refcheck.model import Document, Finding, Item, Match, Rule, Severity
from refcheck.rules.left_out import lacking
from refcheck.rules.reading import evidence, span

RULE = Rule(
    "NUM212", "pages-missing", Severity.INFO, "the pages are missing where the rest of the list gives them"
)


def check_list(matches: Sequence[Match], document: Document) -> Iterator[Finding]:  # noqa: ARG001
    """Articles without pages among articles with them."""
    for match, recorded in lacking(matches, _pages):
        beside = "volume" if match.reference.item.volume else "container_title"
        yield Finding(
            RULE,
            f"no pages are printed; the record has {recorded}",
            span(match.reference, beside),
            match.reference,
            evidence(match.work, {"recorded": recorded}),
        )


def _pages(item: Item) -> str:
    """The article number or the pages; "" where a record counts them from nothing ("0-0", "n/a")."""
    first = pages.first_page(item.page)
    return item.number or (item.page if any(digit in first for digit in "123456789") else "")
