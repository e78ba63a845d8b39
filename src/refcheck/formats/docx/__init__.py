"""Word documents (.docx): the text as a reader sees it, and the records that reference managers left in it.

Tracked changes are read as if accepted. A footnote follows the paragraph that it is attached to, endnotes
follow the body. Reference: ECMA-376, WordprocessingML.
"""

from __future__ import annotations

import re
from typing import Any

from refcheck.errors import InputError
from refcheck.formats import tree
from refcheck.formats.archive import Archive
from refcheck.formats.docx import fields, numbering
from refcheck.formats.docx.body import Body
from refcheck.formats.docx.numbering import W
from refcheck.model import Document, Item, Reference, Span

_SEPARATORS = frozenset({"separator", "continuationSeparator", "continuationNotice"})
_SOURCES = re.compile(r"customXml/item\d+\.xml")


def read(path: str, data: bytes) -> Document:
    """The document that a .docx holds.

    Raises InputError for one that is damaged, encrypted or unpacks beyond measure, MissingExtraError without
    the library that reads XML.
    """
    archive = Archive(path, data)
    root = _part(archive, path, "word/document.xml")
    if root is None:
        raise InputError(f"{path}: holds no Word document. Open it in Word and save it as .docx.")
    body = _body(archive, path)
    body.add(root)
    for note in _notes(archive, path, "endnote").values():
        body.add_all(note, 0)
    return _document(path, body, _word_sources(archive, path))


def _document(path: str, body: Body, sources: dict[str, Item]) -> Document:
    records = {**body.records, **{key: sources[key] for key in _cited(body) if key in sources}}
    return Document(
        path=path,
        text="".join(body.pieces),
        format="docx",
        verbatim=False,
        citations=tuple(body.citations),
        bibliography=_bibliography(body),
        embedded=tuple(
            Reference(number, "", Span(0, 0), key=key, item=item, structured=True)
            for number, (key, item) in enumerate(records.items(), 1)
        ),
        superscripts=tuple(body.superscripts),
        links=tuple(body.links),
        paragraph_starts=tuple(body.paragraph_starts),
    )


def _cited(body: Body) -> list[str]:
    return [key for citation in body.citations for key in citation.keys]


def _bibliography(body: Body) -> Span | None:
    """The longest of the bibliographies that fields bound: an empty one may have been left behind."""
    return max(body.bibliographies, key=lambda span: span.end - span.start, default=None)


def _body(archive: Archive, path: str) -> Body:
    styles = _part(archive, path, "word/styles.xml")
    return Body(
        numbering=numbering.read(_part(archive, path, "word/numbering.xml"), styles),
        targets=_targets(archive, path),
        raised_styles=_raised(styles),
        footnotes=_notes(archive, path, "footnote"),
    )


def _part(archive: Archive, path: str, name: str) -> Any | None:
    data = archive.read(name)
    return None if data is None else tree.xml(f"{path} ({name})", data, "word")


def _notes(archive: Archive, path: str, kind: str) -> dict[str, Any]:
    root = _part(archive, path, f"word/{kind}s.xml")
    if root is None:
        return {}
    return {
        note.get(f"{W}id", ""): note
        for note in root.findall(f"{W}{kind}")
        if note.get(f"{W}type") not in _SEPARATORS
    }


def _targets(archive: Archive, path: str) -> dict[str, str]:
    root = _part(archive, path, "word/_rels/document.xml.rels")
    if root is None:
        return {}
    return {
        link.get("Id", ""): link.get("Target", "") for link in root if link.get("TargetMode") == "External"
    }


def _raised(styles: Any | None) -> frozenset[str]:
    """The character styles that raise what they are applied to."""
    if styles is None:
        return frozenset()
    aligned = ((style, style.find(f"{W}rPr/{W}vertAlign")) for style in styles.findall(f"{W}style"))
    return frozenset(
        style.get(f"{W}styleId", "")
        for style, mark in aligned
        if mark is not None and mark.get(f"{W}val") == "superscript"
    )


def _word_sources(archive: Archive, path: str) -> dict[str, Item]:
    found: dict[str, Item] = {}
    for name in archive.names():
        if _SOURCES.fullmatch(name):
            try:
                root = _part(archive, path, name)
            except InputError:  # any program may leave anything there
                continue
            if root is not None and root.tag.endswith("}Sources"):
                found.update(fields.word_sources(root))
    return found
