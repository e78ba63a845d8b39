"""The work has a DOI, and the reference does not print it.

## What it does
Names the DOI of a work that was found, where the reference has none. In a list that prints no DOI at all,
more than ten such references are told in one finding, with the DOIs as its evidence.

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
from refcheck.rules.numbering import name_of
from refcheck.rules.reading import evidence, same_work

RULE = Rule("IDN601", "doi-missing", Severity.INFO, "the work's DOI is not printed")
_TOLD_APART = 10
_AT_THE_END = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:?\s*)?10\.\d{4,9}/\S+$", re.IGNORECASE)


def check_list(matches: Sequence[Match], document: Document) -> Iterator[Finding]:  # noqa: ARG001
    """Found works whose DOI stands nowhere in the reference."""
    missing = [match for match in matches if _is_missing(match)]
    form = _form(matches)
    if len(missing) > _TOLD_APART and not any(match.reference.item.doi for match in matches):
        yield _summary(missing, len(matches))
        return
    for match in missing:
        doi = _doi(match)
        yield Finding(
            RULE,
            f"the work's DOI is {doi}",
            match.reference.span,
            match.reference,
            evidence(match.work),
            _fix(match, doi, form) if form is not None else None,
        )


def _doi(match: Match) -> str:
    return match.work.item.doi if match.work else ""


def _is_missing(match: Match) -> bool:
    doi = _doi(match)
    return bool(doi) and not match.reference.item.doi and doi not in match.reference.unstructured.lower()


def _summary(missing: Sequence[Match], references: int) -> Finding:
    """One finding for a list whose style may want no DOIs."""
    return Finding(
        RULE,
        f"none of the {references} references prints a DOI; {len(missing)} are known",
        missing[0].reference.span,
        evidence={name_of(match.reference): _doi(match) for match in missing},
    )


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
