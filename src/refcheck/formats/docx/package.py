"""The parts of a Word document: found by their relationships, whatever their names, and read alike.

Reference: ECMA-376, part 2 (packages). The strict variant of the format has namespaces of its own; its parts
come back with the usual ones.
"""

from __future__ import annotations

import posixpath
from functools import cached_property
from pathlib import PurePath
from typing import Any

from refcheck.errors import InputError
from refcheck.formats import tree
from refcheck.formats.archive import Archive

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_STRICT = {
    "{http://purl.oclc.org/ooxml/wordprocessingml/main}": W,
    "{http://purl.oclc.org/ooxml/officeDocument/relationships}": R,
    "{http://purl.oclc.org/ooxml/officeDocument/math}": M,
}
_ZIP = b"PK"
_USUAL_MAIN = "word/document.xml"
_OTHERS = (  # what else comes in a zip archive: the beginning of a member's name, what it is, what helps
    ("xl/", "is an Excel workbook", "Save the manuscript as .docx."),
    ("ppt/", "is a PowerPoint presentation", "Save the manuscript as .docx."),
    ("index/", "is a Pages document", "Export it from Pages to Word or PDF."),
    ("meta-inf/container.xml", "is an EPUB book", "Check its manuscript as .docx, PDF or HTML."),
    ("word/", "holds no Word document", "Open it in Word and save it as .docx."),
    ("", "is an archive and no Word document", "Unpack it and name the manuscript in it."),
)


class Package:
    """A Word document's parts, by name and by their relation to the main one."""

    def __init__(self, path: str, data: bytes) -> None:
        """Raises InputError for what is damaged, encrypted, or no Word document."""
        self._path = path
        if not data.startswith(_ZIP):
            raise _no_archive(path)
        self._archive = Archive(path, data)
        self._names = {_folded(name): name for name in self._archive.names()}
        self.main = self._main()

    def names(self) -> list[str]:
        """The names of all parts, in small letters."""
        return list(self._names)

    def body(self) -> Any:
        """The root element of the main part."""
        return self.part(self.main)

    def part(self, name: str) -> Any | None:
        """The root element of a part, or None when there is no such part."""
        data = self._archive.read(self._names.get(_folded(name), name))
        return None if data is None else _usual(tree.xml(f"{self._path} ({name})", data, "word"))

    def related(self, kind: str) -> str:
        """The name of the part that is the main one's ``kind`` ("styles", "footnotes")."""
        usual = posixpath.join(posixpath.dirname(self.main), f"{kind}.xml")
        return next((target for found, target in self._internal if found == kind), usual)

    def targets(self, name: str) -> dict[str, str]:
        """The addresses outside the document that a part leads to, by their identifiers."""
        return {
            link.get("Id", ""): link.get("Target", "")
            for link in self._relationships(name)
            if link.get("TargetMode") == "External"
        }

    @cached_property
    def _internal(self) -> list[tuple[str, str]]:
        return _inside(self._relationships(self.main), posixpath.dirname(self.main))

    def _main(self) -> str:
        root = self.part("_rels/.rels")
        stated = dict(_inside(root, "") if root is not None else []).get("officeDocument", "")
        main = stated if _folded(stated) in self._names else _USUAL_MAIN
        if _folded(main) not in self._names or _folded(main).startswith(("xl/", "ppt/")):
            raise self._refusal()
        return main

    def _relationships(self, name: str) -> Any:
        folder, file = posixpath.split(name)
        root = self.part(posixpath.join(folder, "_rels", f"{file}.rels"))
        return () if root is None else root

    def _refusal(self) -> InputError:
        what, next_step = next(
            (what, next_step)
            for beginning, what, next_step in _OTHERS
            if any(name.startswith(beginning) for name in [*self._names, ""])
        )
        return InputError(f"{self._path}: {what}. {next_step}")


def _no_archive(path: str) -> InputError:
    """What to say of a file that only goes by the name of a Word document."""
    name = PurePath(path).name
    if name.startswith("~$"):
        return InputError(f"{path}: is Word's note that a document is open. Check the document itself.")
    if name.startswith("._"):
        return InputError(f"{path}: is what macOS keeps beside a document. Check the document itself.")
    return InputError(f"{path}: is no Word document. Open it in its program and save it as .docx.")


def _inside(relationships: Any, folder: str) -> list[tuple[str, str]]:
    """The kind and the part of each relationship that stays within the document."""
    return [
        (link.get("Type", "").rpartition("/")[2], _resolved(link.get("Target", ""), folder))
        for link in relationships
        if link.get("TargetMode") != "External"
    ]


def _resolved(target: str, folder: str) -> str:
    whole = target if target.startswith("/") else posixpath.join(folder, target)
    return posixpath.normpath(whole).lstrip("/")


def _folded(name: str) -> str:
    """A part's name as it is compared: some programs write backslashes, and case does not count."""
    return name.replace("\\", "/").lstrip("/").lower()


def _usual(root: Any) -> Any:
    """The tree with the usual namespaces in place of the strict variant's."""
    if not str(root.tag).startswith("{http://purl.oclc.org/ooxml/"):
        return root
    for element in root.iter():
        element.tag = _renamed(element.tag)
        for name, value in element.items():
            if (usual := _renamed(name)) != name:
                del element.attrib[name]
                element.set(usual, value)
    return root


def _renamed(name: str) -> str:
    namespace, bracket, local = name.rpartition("}")
    return _STRICT.get(namespace + bracket, namespace + bracket) + local
