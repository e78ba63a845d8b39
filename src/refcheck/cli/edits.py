"""What ``refcheck check`` writes besides its report: mended files, completed .bib files, the cleaned .bib."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from refcheck.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Collection

    from refcheck.fix import Bibliography, Mended
    from refcheck.formats.bibtex import Spelling
    from refcheck.model import Checked, Document, Report


_BY_HAND = "--diff shows the edits, to be made by hand"
_UNWRITABLE = f"the file does not hold the text that was read; {_BY_HAND}"
_NO_FILE = f"standard input is no file; {_BY_HAND}"


def cleaned_bibliography(
    report: Report, spelling: Spelling, *, abbreviate: bool, provenance: bool
) -> Bibliography:
    """The cleaned .bib of all documents of the report."""
    from refcheck.fix import bibliography

    matches = (match for checked in report.documents for match in checked.matches)
    return bibliography(matches, spelling, abbreviate=abbreviate, provenance=provenance)


def write_bibliography(cleaned: Bibliography, path: str, *, quiet: bool) -> None:
    """Put the cleaned .bib in the file at ``path`` ("-": standard output), and say what was corrected.

    Raises OutputError, and writes nothing, when bibtexparser does not read every entry of it.
    """
    from refcheck.formats import bibtex, writing

    bibtex.prove(path, cleaned.text, cleaned.keys)
    if path == "-":
        click.echo(cleaned.text, nl=False)
    else:
        if Path(path).is_file() and not quiet:
            click.echo(f"{path}: replaced; it was there already", err=True)
        writing.write(path, cleaned.text)
    for line in () if quiet else cleaned.corrections:
        click.echo(f"{path}: {line}", err=True)


def show_diff(report: Report, *, fixes: bool, unsafe: bool, merge: bool) -> None:
    """Print what mending would change, file by file."""
    from refcheck import fix

    _tell_unmerged(report, merge)
    for file in fix.files(report.documents):
        document = file.checked.document
        try:
            mended = _mended(file.checked, fixes=fixes, unsafe=unsafe, merge=merge)
        except InputError as error:  # the other files are none the worse for it
            click.echo(f"refcheck: {error}", err=True)
            continue
        if mended.text == document.text:
            click.echo(f"{document.path}: nothing to change", err=True)
        click.echo(fix.unified(document.path, document.text, mended.text), nl=False)


def mend(report: Report, *, fixes: bool, unsafe: bool, merge: bool) -> Report:
    """Write the mended files; the report that is left holds the findings that were not mended."""
    from refcheck import fix

    _tell_unmerged(report, merge)
    made: set[int] = set()
    for file in fix.files(report.documents):
        try:
            mended = _mended(file.checked, fixes=fixes, unsafe=unsafe, merge=merge)
        except InputError as error:  # the other files are none the worse for it
            click.echo(f"refcheck: {error}", err=True)
            continue
        if _write(file.checked.document, mended):
            fixed = {id(finding) for finding in mended.fixed}
            pairs = zip(file.checked.findings, file.originals, strict=True)
            made |= {id(original) for finding, original in pairs if id(finding) in fixed}
    return replace(report, documents=tuple(_left(checked, made) for checked in report.documents))


def _tell_unmerged(report: Report, merge: bool) -> None:
    """Say of which documents nothing can be completed, for they have no .bib."""
    for checked in report.documents if merge else ():
        document = checked.document
        if document.verbatim and "bibtex" not in {document.format, *(part.format for part in document.parts)}:
            next_step = "--bib FILE writes a .bib with what the records have"
            click.echo(f"{document.path}: not completed: --merge is for .bib files; {next_step}", err=True)


def _left(checked: Checked, made: Collection[int]) -> Checked:
    """What is left of the findings when those of these identities have been mended."""
    return replace(checked, findings=tuple(each for each in checked.findings if id(each) not in made))


def _write(document: Document, mended: Mended) -> bool:
    """Write a mended file and say so; False, with the reason said, where that would destroy something."""
    from refcheck.formats import writing

    if not _is_writable(document):
        why = _NO_FILE if document.path == "-" else _UNWRITABLE
        click.echo(f"{document.path}: not mended: {why}", err=True)
        return False
    if mended.text != document.text:
        writing.write(document.path, mended.text, document.encoding, document.byte_order_mark)
        # What several documents share is found in each of them.
        faults = {(finding.rule.code, finding.span) for finding in mended.fixed}
        if faults:
            click.echo(f"{document.path}: {len(faults)} mended", err=True)
    for line in mended.added:
        click.echo(f"{document.path}: {line}", err=True)
    return True


def _is_writable(document: Document) -> bool:
    """Whether the file holds the document's text as it is."""
    from refcheck.formats import writing

    return document.verbatim and writing.holds(
        document.path, document.text, document.encoding, document.byte_order_mark
    )


def _mended(checked: Checked, *, fixes: bool, unsafe: bool, merge: bool) -> Mended:
    from refcheck import fix

    merged = checked.matches if merge else ()
    return fix.mend(checked.document, checked.findings if fixes else (), unsafe, merged)
