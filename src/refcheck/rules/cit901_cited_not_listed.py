"""The text cites a number or key that the list does not have.

## What it does
Reports an in-text citation whose number or key stands before no reference. In a text that cites by name and
year, a citation in plain form ("(Quill et al., 1999)", "Quill and Strom (1999)") is an info where no
reference of the list has such a name and that year; it says which years of that first author the list has.
So is one name within a sentence ("As Quill (1999) said") where the list has the author with other years, or
the words around are those of a citation.

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
Numbers in brackets or raised where the list is not numbered, or where they name less than half of it: they
are footnotes, paragraphs or equations. Keys where the list was printed without any, or of which it has none:
the file is a chapter, and its list stands elsewhere. In a PDF it is an info, for a reference may have been
missed. Texts whose list was not found. Where a document names files that are not there, a key may stand in
one of them, and an info says so. Where more than a few are missing, or those behind the last of a list that
is in doubt or a PDF's, it was probably not read to its end, and one info says so. Names and years where the
list was perhaps cut wrongly, names that are a slip for a listed one, groups in capitals ("WHO, 2010"). Texts
whose references stand in their notes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from refcheck.model import Citation, Document, Finding, Match, Reference, Rule, Severity
from refcheck.rules import named_citations
from refcheck.rules.numbering import against, cited_keys, cited_number, in_notes, speaks_of
from refcheck.rules.wording import listing

RULE = Rule("CIT901", "cited-not-listed", Severity.ERROR, "the text cites what the list does not have")
_FEW, _SHARE = 2, 0.1
_FEW_NAMES, _HALF = 5, 0.5
_NO_SUCH = "the list has no such number"


def check_list(matches: Sequence[Match], document: Document) -> Iterator[Finding]:
    """Citations of numbers, keys or names that no reference has, each at its first place."""
    if in_notes(matches):
        return
    yield from _by_name(matches, document)
    if not speaks_of(matches, document):
        return
    if cited_keys(document):
        yield from _by_key(matches, document)
    else:
        yield from _by_number(matches, document)


def _by_key(matches: Sequence[Match], document: Document) -> Iterator[Finding]:
    listed = {match.reference.key for match in matches} | {"*"}
    seen: set[str] = set()
    for mark in document.citations:
        missing = [key for key in mark.keys if key not in listed | seen]
        seen.update(missing)
        if missing:
            yield _finding(mark, missing, f"the list has no such key{_elsewhere(document)}", document)


def _by_number(matches: Sequence[Match], document: Document) -> Iterator[Finding]:
    """Numbers that the list skips, at their first places; those behind its last, at the first of them."""
    listed = {cited_number(match.reference, document) for match in matches}
    last = max(listed)
    first = {number: mark for mark in reversed(document.citations) for number in mark.numbers}
    missing = sorted(first.keys() - listed)
    if _is_cut_short(missing, last, document, len(matches)):
        mark = min((first[number] for number in missing), key=lambda mark: mark.span)
        yield _list_not_whole(mark, missing, len(matches), last)
        return
    extent = f"the list ends with {last}" if len(listed) == last else _NO_SUCH
    beyond = [number for number in missing if number > last]
    for mark, numbers in _by_mark([number for number in missing if number < last], first):
        yield _finding(mark, numbers, _NO_SUCH, document)
    if beyond:
        mark = min((first[number] for number in beyond), key=lambda mark: mark.span)
        yield _finding(mark, beyond, extent, document)


def _by_mark(numbers: Sequence[int], first: Mapping[int, Citation]) -> Iterator[tuple[Citation, list[int]]]:
    """The numbers by the mark that first cites them."""
    for mark in sorted({first[number] for number in numbers}, key=lambda mark: mark.span):
        yield mark, [number for number in numbers if first[number] == mark]


def _is_cut_short(missing: Sequence[int], last: int, document: Document, listed: int) -> bool:
    """Whether the list was probably not read whole: much is missing, or the end of a doubtful one."""
    beyond = any(number > last for number in missing)
    doubtful = bool(against(document, but="citations")) or document.format == "pdf"
    return len(missing) > max(_FEW, _SHARE * listed) or (beyond and doubtful)


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


def _elsewhere(document: Document) -> str:
    """Where what is missing may stand."""
    if not document.lost:
        return ""
    return f"; {listing(map(repr, document.lost))}, which could not be read, may have it"


def _finding(
    mark: Citation, missing: Sequence[object], extent: str, document: Document | None = None
) -> Finding:
    """An error; an info where the list may have been read with a reference too few (PDF, files lost)."""
    verb = "is" if len(missing) == 1 else "are"
    message = f"{listing(missing)} {verb} cited; {extent}"
    in_doubt = document and (document.format == "pdf" or document.lost)
    severity = Severity.INFO if in_doubt else None
    return Finding(RULE, message, mark.span, evidence={"cited": _joined(missing)}, severity=severity)


def _list_not_whole(mark: Citation, missing: Sequence[int], read: int, last: int) -> Finding:
    """So many are missing that the list was probably not read to its end."""
    highest = max(missing)
    message = (
        f"{read} references were found, the text cites up to [{highest}]"
        if highest > last
        else f"{len(missing)} sources are cited that are not among the {read} references found"
    )
    return Finding(RULE, message, mark.span, evidence={"cited": _joined(missing)}, severity=Severity.INFO)


def _joined(missing: Sequence[object]) -> str:
    return ", ".join(map(str, missing))
