"""The work has a DOI, and the reference does not print it.

## What it does
Names the DOI of a work that was found, where the reference has none.

## Why it matters
A DOI leads to the work whatever happens to journals and addresses; many journals ask for it.

## Example
```
Doe J. On made-up bones. J Made Up Res. 2010;12:134-9.
^ the work's DOI is 10.5555/bones.1
```

## How it is mended
Where the list prints DOIs, it is put at the reference's end in the list's own form, under `--unsafe-fixes`.
The cleaned bibliography has it in any case.

## What it does not flag
References with a DOI; works that have none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from refcheck.model import Document, Edit, Finding, Fix, Match, Rule, Severity
from refcheck.rules.reading import evidence, same_work

RULE = Rule("IDN601", "doi-missing", Severity.INFO, "the work's DOI is not printed")
_AT_THE_END = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:?\s*)?10\.\d{4,9}/\S+$", re.IGNORECASE)


def check_list(matches: Sequence[Match], document: Document) -> Iterator[Finding]:  # noqa: ARG001
    """Found works whose DOI stands nowhere in the reference."""
    lacking = [match for match in matches if _lacks_doi(match)]
    form = _form(matches) if lacking else None
    for match in lacking:
        doi = match.work.item.doi if match.work else ""
        yield Finding(
            RULE,
            f"the work's DOI is {doi}",
            match.reference.span,
            match.reference,
            evidence(match.work),
            _fix(match, doi, form) if form is not None else None,
        )


def _lacks_doi(match: Match) -> bool:
    doi = match.work.item.doi if match.work else ""
    printed = match.reference
    return bool(doi and not printed.item.doi and doi not in printed.unstructured.lower())


def _form(matches: Sequence[Match]) -> tuple[str, str, str] | None:
    """What stands before a DOI at a reference's end, the DOI's label, and what follows it."""
    forms: Counter[tuple[str, str, str]] = Counter()
    for match in matches:
        text = match.reference.unstructured.rstrip()
        stop = "." if text.endswith(".") else ""
        found = _AT_THE_END.search(text.removesuffix("."))
        if found and match.reference.item.doi and not match.reference.structured:
            label = found[0][: found[0].lower().find("10.")]
            before = text[: found.start()].rstrip()[-1:]
            forms["." if before == "." else before, label, stop] += 1
    return forms.most_common(1)[0][0] if forms else None


def _fix(match: Match, doi: str, form: tuple[str, str, str]) -> Fix | None:
    if match.reference.structured or not same_work(match):
        return None
    before, label, stop = form
    end = match.reference.span.end
    has_stop = match.reference.unstructured.rstrip().endswith(".")
    lead = "" if has_stop or not before or before.isalnum() else before
    edit = Edit(end, end, f"{lead} {label}{doi}{stop}")
    return Fix((edit,), safe=False, description=f"add {label}{doi}")
