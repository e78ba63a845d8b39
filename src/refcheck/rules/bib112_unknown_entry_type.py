"""An entry's type is none that BibTeX or biblatex knows.

## What it does
Finds entry types that neither BibTeX's standard styles nor biblatex define.

## Why it matters
The style prints such an entry as `misc`, or not at all.

## Example
```
@aticle{nobody2001,
 ^^^^^^ no entry type "aticle"; did you mean "article"?
```

## How it is mended
The type is replaced by the one it is a misspelling of, under `--unsafe-fixes`.

## What it does not flag
Types of reference managers and of common styles (electronic, www, software, standard, jurisdiction ...).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from functools import cache

from refcheck.formats.bibtex.syntax import Block
from refcheck.model import Document, Finding, Match, Rule, Severity, Span
from refcheck.rules.bib_source import entries, finding, replacing

RULE = Rule("BIB112", "unknown-entry-type", Severity.WARNING, "an entry's type is unknown")
_KNOWN = frozenset({
    "article", "book", "booklet", "conference", "inbook", "incollection", "inproceedings", "manual",
    "mastersthesis",
    "misc", "phdthesis", "proceedings", "techreport", "unpublished", "mvbook", "bookinbook", "suppbook",
    "collection",
    "mvcollection", "suppcollection", "dataset", "online", "patent", "periodical", "suppperiodical",
    "mvproceedings",
    "reference", "mvreference", "inreference", "report", "set", "software", "thesis", "xdata", "artwork",
    "audio",
    "bibnote", "commentary", "image", "jurisdiction", "legislation", "legal", "letter", "movie", "music",
    "performance", "review", "standard", "video", "electronic", "www", "customa", "customb", "customc",
    "customd",
    "custome", "customf", "webpage", "presentation", "bachelorsthesis", "other", "control", "ieeetranbstctl",
    "codefragment", "softwaremodule", "softwareversion", "comment", "talk", "poster", "lecture", "hearing",
    "newspaper", "magazine", "blog", "archival", "manuscript", "map", "speech", "tweet", "eprint",
})  # fmt: skip


def check_list(matches: Sequence[Match], document: Document) -> Iterator[Finding]:
    """Types no style has a form for."""
    for entry in entries(document):
        kind = entry.block.type
        if kind not in _KNOWN:
            place = _place(entry.block, document.text)
            near = _near(kind)
            hint = f'; did you mean "{near}"?' if near else ""
            fix = replacing(place, near, safe=False) if near else None
            yield finding(RULE, f'no entry type "{kind}"{hint}', place, matches, fix=fix)


@cache
def _near(kind: str) -> str:
    """The known type that an unknown one is a misspelling of, or ""."""
    return next(iter(get_close_matches(kind, _KNOWN, n=1, cutoff=0.8)), "")


def _place(block: Block, text: str) -> Span:
    """Where the type stands: after the at-sign."""
    start = block.span.start + 1
    while text[start].isspace():
        start += 1
    return Span(start, start + len(block.type))
