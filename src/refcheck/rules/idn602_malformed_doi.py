"""What is printed as a DOI is none.

## What it does
Reports a "doi:" or a doi.org address that no DOI follows: the prefix is broken, the slash is missing, or
letters stand for digits.

## Why it matters
The link leads nowhere.

## Example
```
Doe J. On made-up bones. J Made Up Res. 2010;12:134-9. doi:1O.5555/bones.1
                                                           ^^^^^^^^^^^^^^^ this is no DOI
```

## How it is mended
The record's DOI takes its place, under `--unsafe-fixes`, when title and authors agree with the record. Else
not by an edit.

## What it does not flag
DOIs that are only written in an old form (IDN603), DOIs broken by a line's end, short DOIs ("10/bqhp9z"),
CiteSeerX's own numbers ("10.1.1.50.100"), numbers marked "[pii]".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from refcheck.model import Document, Finding, Fix, Match, Rule, Severity, Span
from refcheck.rules.mending import replace
from refcheck.rules.printed_text import part_span, search
from refcheck.rules.reading import evidence, printed

RULE = Rule("IDN602", "malformed-doi", Severity.WARNING, "what is printed as a DOI is none")
_ANNOUNCED = re.compile(
    r"(?:\bdoi\s*[:=]\s*\{?|\bdoi\.org/)(?!\s*(?:https?:|doi|dx\.|www\.))\s*(?P<doi>[^\s,;{}\"<>]*\d[^\s,;{}\"<>]*)",
    re.IGNORECASE,
)
# A short DOI of shortdoi.org has no number in its prefix: "10/bqhp9z".
_DOI = re.compile(r"10\s?\.\s?\d{4,9}(?:\.\d+)*\s?(?:/|%2f)\s?\S*|10/[a-z0-9]{3,}\b", re.IGNORECASE)

# CiteSeerX's own numbers, which its addresses call "doi", and numbers that PubMed marks as a publisher's.
_CITESEERX_ADDRESS = re.compile(r"citeseerx\.\S{0,100}$", re.IGNORECASE)
_CITESEERX = re.compile(r"10\.1\.1(?:\.\d+)+(?![\d.]*/)")
_PUBLISHERS_OWN = re.compile(r"\s*\[pii\]", re.IGNORECASE)


def check_match(match: Match, document: Document) -> Iterator[Finding]:
    """An announced DOI that does not look like one."""
    for found, _ in search(_ANNOUNCED, match.reference, document, sign="doi"):
        text = found["doi"].rstrip(".)]")
        if _DOI.match(found.string, found.start("doi")) or _is_something_else(found, text):
            continue
        start = found.start("doi")
        where = part_span(match.reference, start, start + len(text))
        yield Finding(
            RULE,
            f"{text} is no DOI" + (f": the work's is {match.work.item.doi}" if match.work else ""),
            where,
            match.reference,
            evidence(match.work, {"cited": text}),
            _fix(match, document, where),
        )
        return


def _is_something_else(found: re.Match[str], text: str) -> bool:
    """Whether the number is known to be of another kind, or of a publisher's own ("08/13/0920 [pii]")."""
    before = found.string[max(found.start() - 120, 0) : found.start()]
    return bool(
        _CITESEERX_ADDRESS.search(before)
        or _CITESEERX.match(text)
        or _PUBLISHERS_OWN.match(found.string, found.start("doi") + len(text))
    )


def _fix(match: Match, document: Document, where: Span) -> Fix | None:
    doi = match.work.item.doi if match.work else ""
    fix = replace(match, document, where, printed(document, where), doi, f"cite {doi}")
    return Fix(fix.edits, safe=False, description=fix.description) if fix else None
