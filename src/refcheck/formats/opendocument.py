"""OpenDocument texts made ready for LibreOffice, which loses what reference managers keep in them.

Zotero and Mendeley name a citation's reference mark by its whole code, and JabRef and Zotero the section that
holds the list. LibreOffice writes neither into a .docx, but bookmarks with short names.
"""

from __future__ import annotations

import io
import zipfile
from typing import Any

from refcheck.errors import InputError
from refcheck.formats import tree
from refcheck.formats.archive import Archive

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_CITATIONS = ("ZOTERO_ITEM", "CSL_CITATION")
_LISTS = ("ZOTERO_BIBL", "CSL_BIBLIOGRAPHY", "Mendeley Bibliography")
_JABREF_LIST = "JR_bib"
_BIBLIOGRAPHY = "BIBLIOGRAPHY"
_PICTURES = ("Pictures/", "Thumbnails/", "ObjectReplacements/", "media/")


def prepared(path: str, data: bytes) -> tuple[bytes, dict[str, str]]:
    """The document with bookmarks in place of its marks, and the code that each bookmark stands for.

    Raises InputError for one that is damaged, encrypted, or unpacks beyond measure.
    """
    archive = Archive(path, data)
    if b"encryption-data" in (archive.read("META-INF/manifest.xml") or b""):
        raise InputError(f"{path}: is encrypted. Save a copy without a password.")
    content = archive.read("content.xml")
    if content is None:
        return data, {}
    root = tree.xml(f"{path} (content.xml)", content, "word")
    codes = _marked(root)
    return (_rewritten(archive, tree.written(root)), codes) if codes else (data, {})


def _marked(root: Any) -> dict[str, str]:
    """The codes by the names of the bookmarks that now stand for them."""
    codes: dict[str, str] = {}
    names: dict[str, str] = {}
    for mark in [*root.iter(f"{_TEXT}reference-mark-start", f"{_TEXT}reference-mark-end")]:
        code = mark.get(f"{_TEXT}name", "")
        if code.startswith(_CITATIONS) or _is_list(code):
            name = names.setdefault(code, f"refcheck_{len(names)}")
            codes[name] = code
            mark.tag = mark.tag.replace("reference-mark", "bookmark")
            mark.set(f"{_TEXT}name", name)
    for section in [*root.iter(f"{_TEXT}section", f"{_TEXT}bibliography")]:
        code = section.get(f"{_TEXT}name", "")
        if _is_list(code) or code == _JABREF_LIST or section.tag == f"{_TEXT}bibliography":
            name = f"refcheck_list_{len(codes)}"
            codes[name] = code if _is_list(code) else _BIBLIOGRAPHY
            _enclose(section, name)
    return codes


def _is_list(code: str) -> bool:
    return any(mark in code for mark in _LISTS)


def _enclose(section: Any, name: str) -> None:
    """Begin a bookmark with a section's first paragraph and end it with the last."""
    paragraphs = [*section.iter(f"{_TEXT}p", f"{_TEXT}h")]
    if not paragraphs:
        return
    start = section.makeelement(f"{_TEXT}bookmark-start", {f"{_TEXT}name": name})
    start.tail, paragraphs[0].text = paragraphs[0].text, None
    paragraphs[0].insert(0, start)
    paragraphs[-1].append(section.makeelement(f"{_TEXT}bookmark-end", {f"{_TEXT}name": name}))


def _rewritten(archive: Archive, content: bytes) -> bytes:
    """The archive with another content, and without its pictures."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(archive.names(), key=lambda name: name != "mimetype"):  # which has to come first
            if not name.startswith(_PICTURES):
                held = content if name == "content.xml" else archive.read(name) or b""
                new.writestr(name, held, zipfile.ZIP_STORED if name == "mimetype" else None)
    return buffer.getvalue()
