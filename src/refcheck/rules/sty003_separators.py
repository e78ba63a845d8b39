"""What stands between two fields is not what stands there in most references.

## What it does
Compares the stop, comma, colon or space between neighbouring fields (journal and year, year and volume,
volume and pages, title and journal) through the list, and names the references that depart.

## Why it matters
Editors and programs read references by their punctuation.

## Example
```
1. ... Am J Neuroradiol. 2006;27:224-9.
3. ... Spine (Phila Pa 1976) 2001;26:627-35.
                            ^ references 3, 9, 11 and 14: " " between journal and year, against ". "
```

## How it is mended
What most references have is put in the others' place, under `--unsafe-fixes`.

## What it does not flag
Differences that the fields themselves bring with them: a title that ends in "?" or "!", an abbreviated
journal that ends in a stop, a group's name before the title. Lists without a clear habit.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial

from refcheck.model import Document, Edit, Finding, Fix, Match, Rule, Severity, Span
from refcheck.rules import journals, majority
from refcheck.rules.majority import Split

RULE = Rule("STY003", "separators", Severity.INFO, "fields are parted otherwise than in most references")
_PAIRS = {
    ("author", "title"): "authors and title",
    ("title", "container_title"): "title and journal",
    ("container_title", "issued"): "journal and year",
    ("container_title", "volume"): "journal and volume",
    ("issued", "volume"): "year and volume",
    ("volume", "page"): "volume and pages",
    ("issue", "page"): "issue and pages",
}
_LONGEST = 4


def check_list(matches: Sequence[Match], document: Document) -> Iterator[Finding]:
    """One finding for each pair of fields."""
    telling = list(majority.telling(matches))
    dotted = journals.with_stops(telling)
    for (left, right), names in _PAIRS.items():
        gaps = {
            id(match): gap for match in telling if (gap := _gap(match, left, right, document)) is not None
        }
        if left == "container_title" and dotted:
            gaps = {key: _behind_stop(gap, document) for key, gap in gaps.items()}
        divided = majority.split(telling, partial(_between, gaps=gaps, document=document))
        if divided is not None:
            yield _finding(divided, gaps, names)


def _between(match: Match, gaps: dict[int, tuple[int, int]], document: Document) -> str | None:
    gap = gaps.get(id(match))
    return document.text[slice(*gap)] if gap else None


def _behind_stop(gap: tuple[int, int], document: Document) -> tuple[int, int]:
    """The gap without a leading stop, which belongs to the abbreviation where abbreviations have stops."""
    start, end = gap
    return (start + 1, end) if document.text[start] == "." and end - start > 1 else gap


def _gap(match: Match, left: str, right: str, document: Document) -> tuple[int, int] | None:
    """Where the characters between two neighbouring fields stand, if they are nothing but punctuation."""
    if left == "author" and any(name.literal for name in match.reference.item.author):
        return None
    before, after = match.reference.field_span(left), match.reference.field_span(right)
    if before is None or after is None or not 0 < after.start - before.end <= _LONGEST:
        return None
    between = document.text[before.end : after.start]
    last = document.text[before.end - 1]
    if any(character.isalnum() or character in "\r\n([" for character in between) or last in '?!.)”"':
        return None if last != ")" or between.strip(" .,;:") else (before.end, after.start)
    return before.end, after.start


def _finding(divided: Split[str], gaps: dict[int, tuple[int, int]], names: str) -> Finding:
    first, shown = divided.others[0]
    kinds = Counter(kind for _, kind in divided.others)
    told = f'"{shown}"' if len(kinds) == 1 else "other characters"
    edits = tuple(Edit(*gaps[id(match)], divided.habit) for match, _ in divided.others)
    place = Span(*gaps[id(first)])
    return Finding(
        RULE,
        f"{majority.names_of([match.reference for match, _ in divided.others])}: {told} between {names}, "
        f'against {divided.many} others with "{divided.habit}"',
        place,
        fix=Fix(edits, safe=False, description=f'write "{divided.habit}" between {names}'),
    )
