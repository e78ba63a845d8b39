"""The DOI is written in an outdated or escaped form.

## What it does
Reports DOIs behind dx.doi.org, behind two addresses or without https, "doi:" before an address, and
DOIs in which characters are escaped ("%2F", "&lt;").

## Why it matters
The DOI handbook asks for https://doi.org/. Escaped characters break the DOI when it is copied.

## Example
```
Doe J. On made-up bones. J Made Up Res. 2010;12:134-9. http://dx.doi.org/10.5555/bones.1
                                                       ^^^^^^^^^^^^^^^^^^ the address of a DOI begins with https://doi.org/
```

## How it is mended
The address is replaced by https://doi.org/, escaped characters by what they mean. The edit is safe. Where
markup stands between the characters (a link of LaTeX), no edit is offered.

## What it does not flag
A bare DOI, "doi:10...", a stop or bracket after the DOI that belongs to the sentence.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from urllib.parse import unquote

from refcheck.model import Document, Edit, Finding, Fix, Match, Rule, Severity, Span
from refcheck.rules.printed_text import is_printed_so, search

RULE = Rule("IDN603", "doi-form", Severity.INFO, "the DOI is written in an outdated or escaped form")
_OLD = re.compile(
    r"(?P<address>(?:doi:\s*)?(?:https?://(?:(?:dx|www)\.)?doi\.org/)*"
    r"(?:http://(?:dx\.|www\.)?doi\.org/|https://(?:dx|www)\.doi\.org/|"
    r"(?:https?://doi\.org/){2}|(?<![/\w.])(?:dx|www)\.doi\.org/))(?=10\.)|(?P<label>doi:\s*)(?=https://doi\.org/10\.)",
    re.IGNORECASE,
)
_ESCAPED = re.compile(
    r"10\.\d{4,9}(?:/|%2f)[^\s\"]{0,300}(?:%2f|%3[abce]|%2[38b]|&(?:lt|gt|amp);)[^\s\"]*|10\.\d{4,9}%2f\S+",
    re.IGNORECASE,
)


def check_match(match: Match, document: Document) -> Iterator[Finding]:
    """Old addresses, then escaped characters."""
    for found, place in search(_OLD, match.reference, document, sign="doi.org/"):
        if found["label"]:
            yield _finding(match, document, place, found[0], "", '"doi:" stands before an address')
        else:
            yield _finding(match, document, place, found[0], "https://doi.org/", _message(found[0]))
    for found, place in search(_ESCAPED, match.reference, document, sign="10."):
        meant = html.unescape(unquote(found[0]))
        if meant != found[0]:
            yield _finding(
                match, document, place, found[0], meant, f"characters of the DOI are escaped: {meant}"
            )


def _message(address: str) -> str:
    """What is wrong with an address: that there are two, or how it begins."""
    if address.lower().count("doi.org/") > 1:
        return "one address of a DOI stands before another"
    return "the address of a DOI begins with https://doi.org/"


def _finding(match: Match, document: Document, place: Span, old: str, new: str, message: str) -> Finding:
    """With a fix where the document has just the characters that are printed."""
    edit = Edit(place.start, place.end, new)
    fix = Fix((edit,), safe=True, description="write the DOI as it is given today")
    mendable = is_printed_so(document, place, old)
    return Finding(RULE, message, place, match.reference, {}, fix if mendable else None)
