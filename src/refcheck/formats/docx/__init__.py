"""Word documents (.docx): the text as a reader sees it, and the records that reference managers left in it.

Tracked changes are read as if accepted. A footnote follows the paragraph that it is attached to, endnotes
follow the body. Reference: ECMA-376, WordprocessingML.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from refcheck.errors import InputError
from refcheck.formats import csljson, tree
from refcheck.formats.docx import changes, numbering, properties, styles, wordsources
from refcheck.formats.docx.body import Body, Notes
from refcheck.formats.docx.collected import Collected
from refcheck.formats.docx.package import Package, W
from refcheck.model import Document, Item, Reference, Span

_SEPARATORS = frozenset({"separator", "continuationSeparator", "continuationNotice"})
_SOURCES = re.compile(r"customxml/item\d+\.xml")


def read(path: str, data: bytes, codes: Mapping[str, str] | None = None) -> Document:
    """The document that a .docx holds; ``codes`` are those of fields for which bookmarks stand, by name.

    Raises InputError for one that is damaged, encrypted, unpacks beyond measure or holds text that only Word
    can show, MissingExtraError without the library that reads XML.
    """
    package = Package(path, data)
    root = package.body()
    if next(root.iter(f"{W}altChunk"), None) is not None:
        raise InputError(f"{path}: holds an imported file that only Word shows. Save it anew in Word.")
    body = _body(package, codes or {})
    changes.accept(root)
    body.add(root)
    body.end()
    return _document(path, body.found, _word_sources(package))


def _document(path: str, found: Collected, sources: dict[str, Item]) -> Document:
    cited = [key for citation in found.citations for key in citation.keys]
    records = {**found.records, **{key: sources[key] for key in cited if key in sources}}
    return Document(
        path=path,
        text="".join(found.pieces),
        format="docx",
        verbatim=False,
        citations=tuple(found.citations),
        lists=tuple(span for span in found.bibliographies if span.start < span.end),
        embedded=_embedded(found, records),
        superscripts=tuple(found.superscripts),
        links=tuple(found.links),
        notes=tuple(found.notes),
        paragraph_starts=tuple(found.paragraph_starts),
    )


def _embedded(found: Collected, records: Mapping[str, Item]) -> tuple[Reference, ...]:
    """The records as references, each where it is first cited."""
    places = {key: mark.span for mark in reversed(found.citations) for key in mark.keys}
    return tuple(
        Reference(
            number, csljson.printed(item), places.get(key, Span(0, 0)), key=key, item=item, structured=True
        )
        for number, (key, item) in enumerate(records.items(), 1)
    )


def _body(package: Package, codes: Mapping[str, str]) -> Body:
    styled = package.part(package.related("styles"))
    known = styles.read(styled)
    return Body(
        numbering=numbering.read(package.part(package.related("numbering")), styled, known.usual),
        targets=package.targets(package.main),
        styles=known,
        footnotes=_notes(package, "footnote"),
        endnotes=_notes(package, "endnote"),
        bookmarks={**properties.bookmarks(package.part("docProps/custom.xml")), **codes},
    )


def _notes(package: Package, kind: str) -> Notes:
    name = package.related(f"{kind}s")
    root = package.part(name)
    if root is None:
        return Notes()
    changes.accept(root)
    held = {
        note.get(f"{W}id", ""): note
        for note in root.findall(f"{W}{kind}")
        if note.get(f"{W}type") not in _SEPARATORS
    }
    return Notes(held, package.targets(name))


def _word_sources(package: Package) -> dict[str, Item]:
    found: dict[str, Item] = {}
    for name in package.names():
        if _SOURCES.fullmatch(name):
            try:
                root: Any = package.part(name)
            except InputError:  # any program may leave anything there
                continue
            if tree.name(root) == "Sources":
                found.update(wordsources.read(root))
    return found
