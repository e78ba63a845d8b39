"""The files that documents are drawn from (a .tex and its .bib), each as a document that can be mended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import PurePath

from refcheck.formats.parts import moved, shifted
from refcheck.model import Checked, Document, Edit, Finding, Part


@dataclass(frozen=True, slots=True)
class File:
    """One file as a document of its own, with the matches and the findings whose edits lie within it.

    ``originals`` are the same findings as they stand in the whole document.
    """

    checked: Checked
    originals: tuple[Finding, ...]


def files(documents: Iterable[Checked]) -> list[File]:
    """The files of the documents; one that several draw on comes once, with what was found for each."""
    found: dict[tuple[PurePath, str], File] = {}
    for checked in documents:
        for file in _files(checked):
            key = PurePath(file.checked.document.path), file.checked.document.text
            found[key] = _together(found[key], file) if key in found else file
    return list(found.values())


def _together(one: File, other: File) -> File:
    known = {match.reference.span for match in one.checked.matches}
    further = [match for match in other.checked.matches if match.reference.span not in known]
    checked = replace(
        one.checked,
        matches=(*one.checked.matches, *further),
        findings=one.checked.findings + other.checked.findings,
    )
    return File(checked, one.originals + other.originals)


def _files(checked: Checked) -> Iterator[File]:
    document = checked.document
    if not document.parts:
        yield File(checked, checked.findings)
        return
    own = Part(
        document.path, 0, document.format, document.encoding, document.byte_order_mark, document.verbatim
    )
    parts = [own, *document.parts]
    ends = [part.start - part.joined for part in document.parts]
    for part, end in zip(parts, [*ends, len(document.text)], strict=True):
        yield _file(checked, part, end)


def _file(checked: Checked, part: Part, end: int) -> File:
    document = Document(
        path=part.path,
        text=checked.document.text[part.start : end],
        format=part.format,
        encoding=part.encoding,
        byte_order_mark=part.byte_order_mark,
        verbatim=part.verbatim,
    )
    originals = tuple(finding for finding in checked.findings if _lies_within(finding, part.start, end))
    matches = tuple(
        replace(match, reference=shifted(match.reference, -part.start))
        for match in checked.matches
        if part.start <= match.reference.span.start < end
    )
    findings = tuple(_shifted(finding, -part.start) for finding in originals)
    return File(Checked(document, matches, findings), originals)


def _lies_within(finding: Finding, start: int, end: int) -> bool:
    return finding.fix is not None and all(
        start <= edit.start and edit.end <= end for edit in finding.fix.edits
    )


def _shifted(finding: Finding, by: int) -> Finding:
    assert finding.fix  # of those that lie within a file
    edits = tuple(Edit(edit.start + by, edit.end + by, edit.text) for edit in finding.fix.edits)
    return replace(finding, span=moved(finding.span, by), fix=replace(finding.fix, edits=edits))
