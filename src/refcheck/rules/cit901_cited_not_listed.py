"""The text cites a number or key that the list does not have.

## What it does
Reports an in-text citation whose number or key stands before no reference. In a text that cites by name and
year, a citation in plain form ("(Quill et al., 1999)", "Quill and Strom (1999)") is an info where no
reference of the list has such a name and that year; it says which years of that first author the list has.

## Why it matters
The reader cannot find the source. Mostly references were taken out, or citations added, without numbering
anew.

## Example
```
... rates found by others [2,8-16].
                          ^^^^^^^^ 16 is cited; the list ends with 15
```

## How it is mended
Not by an edit: only the author knows which reference was meant.

## What it does not flag
Numbers in brackets or raised where the list is not numbered, or where they
name less than half of it: they are footnotes, paragraphs or equations. Keys where the list was printed
without any, or of which it has none: the file is a chapter, and its list stands elsewhere. In a PDF it is an
info, for a reference may have been missed. Texts whose list was not found. Where more than a few are missing,
or those behind the last of a PDF's list, it was probably not read to its end, and one info says so. Names and
years where the list was perhaps cut wrongly, names that are a slip for a listed one, groups in capitals
("WHO, 2010"). Texts whose references stand in their notes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from refcheck.model import Citation, Document, Finding, Match, Reference, Rule, Severity
from refcheck.rules import named_citations
from refcheck.rules.numbering import cited_keys, cited_number, in_notes, speaks_of
from refcheck.rules.wording import listing

RULE = Rule("CIT901", "cited-not-listed", Severity.ERROR, "the text cites what the list does not have")
_FEW, _SHARE = 2, 0.1
_FEW_NAMES, _HALF = 5, 0.5


def check_list(matches: Sequence[Match], document: Document) -> Iterator[Finding]:
    """Citations of numbers, keys or names that no reference has."""
    if in_notes(matches):
        return
    yield from _by_name(matches, document)
    numbers = {cited_number(match.reference, document) for match in matches}
    keys = {match.reference.key for match in matches if match.reference.key}
    keyed = bool(cited_keys(document))
    if not speaks_of(matches, document):
        return
    findings = [
        _finding(citation, missing, document, _extent(numbers, keys if citation.keys else set()))
        for citation in document.citations
        if (missing := _missing(citation, numbers, keys, keyed=keyed))
    ]
    distinct = {name for finding in findings for name in finding.evidence["cited"].split(", ")}
    if not keyed and _is_cut_short(distinct, numbers, document, len(matches)):
        yield _list_not_whole(findings[0], distinct, len(matches), max(numbers))
    else:
        yield from findings


def _is_cut_short(distinct: set[str], numbers: set[int], document: Document, listed: int) -> bool:
    """Whether the list was probably not read whole: much is missing, or the end of a PDF's."""
    beyond = any(int(name) > max(numbers) for name in distinct)
    return len(distinct) > max(_FEW, _SHARE * listed) or (beyond and document.format == "pdf")


def _by_name(matches: Sequence[Match], document: Document) -> Iterator[Finding]:
    """Citations by name and year, each source once: the text may name what is no reference."""
    marks = named_citations.unlisted(document)
    first = {(mark.author, mark.year): mark for mark in reversed(marks)}
    missing = sorted(first.values(), key=lambda mark: mark.span)
    if len(missing) > max(min(_FEW_NAMES, _HALF * len(matches)), _SHARE * len(matches)):
        message = f"{len(missing)} sources are cited that are not among the {len(matches)} references found"
        yield Finding(RULE, message, missing[0].span, severity=Severity.INFO)
        return
    references = [match.reference for match in matches]
    for mark in missing:
        said = named_citations.said(mark, document)
        message = f"{said} is not in the list{_of_the_same(mark, references)}"
        yield Finding(RULE, message, mark.span, evidence={"cited": said}, severity=Severity.INFO)


def _of_the_same(mark: Citation, references: Sequence[Reference]) -> str:
    """What the list has of the first author, by year."""
    dates = [reference.item.issued for reference in named_citations.by_the_same(mark, references)]
    years = sorted({date.year for date in dates if date and date.year})
    return f", which has {mark.author} {listing(years)}" if years else ""


def _finding(citation: Citation, missing: list[str], document: Document, extent: str) -> Finding:
    """An error; an info where a PDF's list may have been read with a reference too few."""
    verb = "is" if len(missing) == 1 else "are"
    message = f"{listing(missing)} {verb} cited; {extent}"
    severity = Severity.INFO if document.format == "pdf" and not citation.keys else None
    return Finding(RULE, message, citation.span, evidence={"cited": ", ".join(missing)}, severity=severity)


def _list_not_whole(first: Finding, distinct: set[str], read: int, last: int) -> Finding:
    """So many are missing that the list was probably not read to its end."""
    highest = max(map(int, distinct))
    message = (
        f"{read} references were found, the text cites up to [{highest}]"
        if highest > last
        else f"{len(distinct)} sources are cited that are not among the {read} references found"
    )
    return Finding(RULE, message, first.span, evidence=first.evidence, severity=Severity.INFO)


def _missing(citation: Citation, numbers: set[int], keys: set[str], *, keyed: bool) -> list[str]:
    if not citation.keys:
        return [str(number) for number in citation.numbers if number not in numbers]
    return [key for key in citation.keys if keyed and key not in keys and key != "*"]


def _extent(numbers: set[int], keys: set[str]) -> str:
    if keys:
        return "the list has no such key"
    if len(numbers) == max(numbers):
        return f"the list ends with {max(numbers)}"
    return "the list has no such number"
