"""A hyphen from a line's end stands within a word.

## What it does
Reports words of the title that were torn by a hyphen, as happens when text is copied from a printed page:
the hyphen stands where no word begins, a space follows it and the whole word stands elsewhere in the
document, or the record has the whole word.

## Why it matters
Searches for the title fail, and the reader sees that it was copied without being read.

## Example
```
Ryu KS, et al. Dose-dependent epidural leakage of polymethy-lmethacrylate after percutaneous
vertebroplasty ...
                                                  ^^^^^^^^^^^^^^^^^^^^^^^ broken hyphenation:
                                                  polymethylmethacrylate
```

## How it is mended
The hyphen is taken out; safe when the record has the whole word, else under `--unsafe-fixes`.

## What it does not flag
Compounds and prefixes ("non-randomised"), whichever way the record writes them. Suspended hyphens ("pre-
and postoperative").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from refcheck.fields import characters
from refcheck.model import Document, Edit, Finding, Fix, Match, Rule, Severity, State
from refcheck.rules.reading import evidence, in_state, printed

RULE = Rule(
    "TTL404", "broken-hyphenation", Severity.WARNING, "a hyphen from a line's end stands within a word"
)
_BROKEN = re.compile(r"(?<![\w-])([^\W\d_]{3,})([-\u00ad\u2010]\s?)([a-zß-ÿ]{3,})(?![\w-])")
# A word does not begin with l, m, n or r and another consonant ("lmethacrylate", "rtebral").
_NO_BEGINNING = re.compile(r"l[bcdfgkmnpqrstvxz]|r[bcdfgklmnpqstvxz]|m[bcdfgkpqstvxz]|n[bcdfkpqrstvxz]")
_SUSPENDED = re.compile(r"\s(?:and|or|to|und|oder|bis|et|ou|y|o|e|og|och)\b", re.IGNORECASE)


def check_match(match: Match, document: Document) -> Iterator[Finding]:
    """Torn words in the title as it is read, in which the breaks of the document's own lines are mended."""
    reference, title = match.reference, match.reference.item.title
    start = reference.unstructured.find(title)
    if not title or start < 0:
        return
    recorded = _recorded_words(match)
    for found in _BROKEN.finditer(reference.unstructured, start, start + len(title)):
        whole = found[1] + found[3]
        sure = characters.fold(whole) in recorded
        suspended = _SUSPENDED.match(found.string, found.start(3) - 1)
        if suspended or not (sure or _is_torn(found, document)):
            continue
        hyphen, place = reference.locate(*found.span(2)), reference.locate(*found.span())
        if printed(document, hyphen) != found[2]:
            continue
        yield Finding(
            RULE,
            f"broken hyphenation: {whole}",
            place,
            reference,
            evidence(match.work if sure else None, {"cited": found[0], "whole": whole}),
            Fix((Edit(hyphen.start, hyphen.end, ""),), safe=sure, description=f"write {whole}"),
        )


def _recorded_words(match: Match) -> frozenset[str]:
    """The recorded title's words where the resolver says that hyphenation is all that differs."""
    found = in_state(match, "title", State.VARIANT, "hyphenation")
    return frozenset(characters.words(found.recorded)) if found else frozenset()


def _is_torn(found: re.Match[str], document: Document) -> bool:
    before, after = characters.fold(found[1]), characters.fold(found[3])
    if _NO_BEGINNING.match(after):
        return True
    return found[2][-1].isspace() and before + after in _vocabulary(document.text)


@lru_cache(maxsize=4)
def _vocabulary(text: str) -> frozenset[str]:
    """The document's words that stand by themselves: no halves of a hyphenated one."""
    return frozenset(re.findall(r"(?<![\w-])[^\W\d_]{3,}(?![\w-])", characters.fold(text)))
