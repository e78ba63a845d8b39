"""A document mended: its text with the fixes made, and which findings are left."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from refcheck.fix import bibtex_edits
from refcheck.fix.apply import accepted, allowed, edited
from refcheck.model import Document, Finding, Span


@dataclass(frozen=True, slots=True)
class Mended:
    """The text after the fixes, the findings they mended and those that are left, in the order given."""

    text: str
    fixed: tuple[Finding, ...]
    left: tuple[Finding, ...]


def mend(document: Document, findings: Iterable[Finding], unsafe: bool = False) -> Mended:
    """Make the safe fixes (``unsafe``: all fixes) of the findings in the document's text.

    A document whose text is not the file's own (Word, PDF) is left alone. In a .bib the text of an edit is
    spelled as LaTeX, and a fix after which the file would read worse is not made.
    """
    original = tuple(findings)
    if not document.verbatim:  # the text was extracted: written back, it would destroy the file
        return Mended(document.text, (), original)
    candidates = list(
        _soundly_spelled(document, original, unsafe) if document.format == "bibtex" else original
    )
    mended, edits = accepted(document.text, candidates, unsafe)
    text = edited(document.text, edits)
    if document.format == "bibtex" and not bibtex_edits.reads_as_well(document.text, text):
        return Mended(document.text, (), original)
    made = {_place(finding) for finding in mended}
    return Mended(
        text,
        tuple(finding for finding in original if finding.fix and _place(finding) in made),
        tuple(finding for finding in original if not (finding.fix and _place(finding) in made)),
    )


def _soundly_spelled(document: Document, findings: Iterable[Finding], unsafe: bool) -> Iterator[Finding]:
    for finding in findings:
        if finding.fix and allowed(finding.fix, unsafe):
            spelled = bibtex_edits.spelled(document.text, finding)
            if spelled.fix and bibtex_edits.is_sound(document.text, spelled.fix.edits):
                yield spelled


def _place(finding: Finding) -> tuple[str, Span, str]:
    return finding.rule.code, finding.span, finding.message
