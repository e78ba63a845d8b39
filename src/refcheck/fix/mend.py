"""A document mended: its text with the fixes made, and which findings are left."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePath

from refcheck.errors import InputError
from refcheck.fix import bibtex_edits, markup_edits, merge
from refcheck.fix.apply import accepted, add_edits, allowed, edited
from refcheck.formats import bibtex
from refcheck.model import Document, Edit, Finding, Match, Span

_KINDS = {  # by suffix, for what is read by way of Word, and by format
    **dict.fromkeys((".odt", ".ott", ".fodt", ".sxw"), "OpenDocument"),
    ".rtf": "RTF",
    ".wpd": "WordPerfect",
    "docx": "Word",
    "pdf": "PDF",
    "html": "HTML",
}


@dataclass(frozen=True, slots=True)
class Mended:
    """The text after the fixes, the findings they mended and those that are left, in the order given.

    ``added`` has a line for each entry that was completed from its record.
    """

    text: str
    fixed: tuple[Finding, ...]
    left: tuple[Finding, ...]
    added: tuple[str, ...] = ()


def mend(
    document: Document,
    findings: Iterable[Finding],
    unsafe: bool = False,
    merged: Iterable[Match] = (),
) -> Mended:
    """Make the safe fixes (``unsafe``: all fixes) of the findings in the document's text.

    The entries of ``merged`` are completed from their records as well (a .bib's alone).
    In a .bib the text of an edit is spelled as LaTeX, and a fix after which the file would read worse is
    not made. A document of several files is mended file by file (``files.files``). Raises InputError for
    one whose text is not its file's own (Word, PDF), and OutputError when bibtexparser does not read a
    mended .bib.
    """
    if not document.verbatim:  # written back, the text would destroy the file
        raise InputError(f"{document.path}: not mended: {_elsewhere(document)}")
    original = tuple(findings)
    candidates = list(_sound(document, original, unsafe))
    mended, edits = accepted(document.text, candidates, unsafe)
    added = tuple(_merged(document, merged, edits))
    text = edited(document.text, edits)
    if document.format == "bibtex" and not bibtex_edits.reads_as_well(document.text, text):
        return Mended(document.text, (), original, ())
    if document.format == "bibtex":
        bibtex.prove_mended(document.path, document.text, text)
    made = {_place(finding) for finding in mended}
    return Mended(
        text,
        tuple(finding for finding in original if finding.fix and _place(finding) in made),
        tuple(finding for finding in original if not (finding.fix and _place(finding) in made)),
        added,
    )


def _elsewhere(document: Document) -> str:
    """What to do about the faults of a document that cannot be written back."""
    kind = _KINDS.get(PurePath(document.path).suffix.lower()) or _KINDS.get(document.format, document.format)
    return (
        f"only a text file can be edited in place, and this is {kind}; make the changes that the report "
        "names by hand, or write a cleaned bibliography with --bib"
    )


def _merged(document: Document, matches: Iterable[Match], edits: list[Edit]) -> Iterator[str]:
    """Put the additions that meet no other edit into ``edits``, and say what was added."""
    for match, additions, what in merge.additions(document, matches):
        if bibtex_edits.is_sound(document.text, additions) and add_edits(edits, additions):
            yield f"{match.reference.key} ({match.reference.number}): {what}"


def _sound(document: Document, findings: tuple[Finding, ...], unsafe: bool) -> Iterable[Finding]:
    """The findings whose fixes leave the file as well written as it was."""
    if document.format == "bibtex":
        return _soundly_spelled(document, findings, unsafe)
    return (finding for finding in findings if finding.fix and markup_edits.is_sound(document, finding.fix))


def _soundly_spelled(document: Document, findings: Iterable[Finding], unsafe: bool) -> Iterator[Finding]:
    for finding in findings:
        if finding.fix and allowed(finding.fix, unsafe):
            spelled = bibtex_edits.spelled(document.text, finding)
            if spelled.fix and bibtex_edits.is_sound(document.text, spelled.fix.edits):
                yield spelled


def _place(finding: Finding) -> tuple[str, Span, str]:
    return finding.rule.code, finding.span, finding.message
