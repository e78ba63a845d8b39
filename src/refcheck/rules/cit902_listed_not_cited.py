"""A reference of the list is cited nowhere in the text.

## What it does
Reports a listed reference whose number or key no in-text citation names.

## Why it matters
Journals ask for every reference to be cited; an uncited one is mostly left over from an earlier draft, or
its citation was lost.

## Example
```
12. Li C-H, Chang M-C, Liu C-L, Chen T-S. Osteoporotic burst fracture ... 2010;112:678-81.
^ reference 12 is cited nowhere in the text
```

## How it is mended
Not by an edit. Cite it where it belongs, or take it out and number anew.

## What it does not flag
Lists without a text. References in notes, which are cited by standing there. In a PDF, or where the text
cites by name and year, a citation may have been missed, and a list that was perhaps cut wrongly has other
entries: there it is "possibly", and an info, which names a citation of the same first author with another
year. Texts in which fewer than half of the references seem to be cited: there the citations are of a kind
that was not understood, and one info says so. All that stands behind one place of a numbered list, when it is
more than a few: one info says that the text may not be whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from refcheck.model import Document, Finding, Match, Reference, Rule, Severity
from refcheck.rules import named_citations
from refcheck.rules.numbering import cited_keys, handle, name_of, uncited

RULE = Rule("CIT902", "listed-not-cited", Severity.WARNING, "the reference is cited nowhere")
_FEW, _SHARE = 3, 0.1


def check_list(matches: Sequence[Match], document: Document) -> Iterator[Finding]:
    """References that no citation names."""
    left_over = uncited(matches, document)
    if len(left_over) * 2 > len(matches):
        yield _not_understood(matches, left_over)
        return
    if _is_the_end(left_over, matches):
        yield _text_not_whole(left_over)
        return
    keyed = bool(cited_keys(document))
    for reference in left_over:
        name = name_of(reference)
        if _is_sure(document) and (keyed or reference.label):
            yield Finding(RULE, f"{name} is cited nowhere in the text", reference.span, reference)
        else:
            message = f"{name} is possibly cited nowhere in the text{_near(reference, document)}"
            yield Finding(RULE, message, reference.span, reference, severity=Severity.INFO)


def _is_the_end(left_over: Sequence[Reference], matches: Sequence[Match]) -> bool:
    """Whether what is not cited is all that stands behind one place of a numbered list."""
    end = [match.reference for match in matches[len(matches) - len(left_over) :]]
    several = len(left_over) > max(_FEW, _SHARE * len(matches))
    return several and list(left_over) == end and all(reference.label for reference in end)


def _text_not_whole(left_over: Sequence[Reference]) -> Finding:
    first, last = name_of(left_over[0]), handle(left_over[-1])
    message = f"{first} and all behind it, up to {last}, are cited nowhere: the text may not be whole"
    return Finding(RULE, message, left_over[0].span, severity=Severity.INFO)


def _near(reference: Reference, document: Document) -> str:
    """The citation of the same first author that no reference has, which may be meant for this one."""
    meant = next(
        (
            mark
            for mark in named_citations.unlisted(document)
            if named_citations.by_the_same(mark, [reference])
        ),
        None,
    )
    return f"; the text has {named_citations.said(meant, document)}" if meant else ""


def _is_sure(document: Document) -> bool:
    """Whether the list was surely cut right, and all of the text with its citations surely seen."""
    cut_right = document.certainty is None or document.certainty.is_sure
    return cut_right and document.format != "pdf" and not document.lost


def _not_understood(matches: Sequence[Match], left_over: list[Reference]) -> Finding:
    found = len(matches) - len(left_over)
    return Finding(
        RULE,
        f"only {found} of {len(matches)} references were found cited in the text",
        left_over[0].span,
        severity=Severity.INFO,
    )
