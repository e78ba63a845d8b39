"""Documents drawn from several files: a .tex with what it inputs and its .bib, a Markdown file with its."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from importlib import import_module
from pathlib import Path, PurePath, PureWindowsPath

from refcheck.errors import InputError
from refcheck.formats import text
from refcheck.model import Document, FieldSpan, Part, Reference, Run, Span

_MOST_FILES = 200
_LARGEST = 64 * 1024 * 1024  # bytes of all together
_BIBLIOGRAPHIES = {
    ".bib": "bibtex",
    ".bibtex": "bibtex",
    ".json": "csljson",
    ".ris": "ris",
    ".yaml": "cslyaml",
    ".yml": "cslyaml",
}


@dataclass
class Assembly:
    """The text of a main file and of the files it draws on, one after another.

    Files are looked for beside the main one, and only under relative names: a document from elsewhere cannot
    make refcheck read what it does not belong with. One that is not there is left out; ``lost`` names those
    whose absence a reader notices.
    """

    path: str
    text: str
    parts: list[Part] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    _seen: set[str] = field(default_factory=set)

    def find(self, name: str, suffixes: Sequence[str]) -> Path | None:
        """The file that ``name`` stands for, with the first suffix that fits, or None."""
        if self.path == "-" or not name or Path(name).is_absolute() or len(self._seen) >= _MOST_FILES:
            return None
        base = Path(self.path).parent
        for suffix in suffixes:
            candidate = base / (name if PurePath(name).suffix.lower() == suffix else name + suffix)
            try:
                if candidate.is_file() and len(self.text) + candidate.stat().st_size <= _LARGEST:
                    return candidate
            except (OSError, ValueError):
                continue
        return None

    def matching(self, pattern: str) -> list[Path]:
        """The files that a relative pattern with ``*`` or ``?`` stands for."""
        if self.path == "-" or Path(pattern).is_absolute():
            return []
        found = sorted(Path(self.path).parent.glob(pattern))
        return [file for file in found if file.suffix.lower() in _BIBLIOGRAPHIES and file.is_file()]

    def require(self, lost: Sequence[str]) -> None:
        """Raise InputError when there are bibliography files that the document names and that are lost."""
        if not lost:
            return
        lead = f"{self.path}: names the bibliography {lost[0]!r}, which "
        if self.path == "-":
            raise InputError(f"{lead}cannot be looked for beside standard input. Name the document's file.")
        if _is_elsewhere(lost[0]):
            raise InputError(f"{lead}is outside its folder. Copy it beside the document and name it there.")
        raise InputError(
            f"{lead}is not there. Put it where the document says, or check the bibliography file itself."
        )

    def beside(self, suffix: str) -> list[Path]:
        """The file with a suffix beside the main one, when there is just one."""
        found = [] if self.path == "-" else sorted(Path(self.path).parent.glob("*" + suffix))
        return found if len(found) == 1 else []

    def append(self, file: Path, kind: str = "latex") -> int | None:
        """Append a file's text unless it is there already: the offset at which it begins."""
        name = str(file)
        if name in self._seen:
            return None
        self._seen.add(name)
        return self._append(text.document(name, file.read_bytes(), kind))

    def append_bibliography(self, file: Path) -> tuple[Reference, ...]:
        """Append a bibliography file: its references, their places within the whole."""
        name, reader = str(file), _BIBLIOGRAPHIES[file.suffix.lower()]
        if name in self._seen:
            return ()
        self._seen.add(name)
        document: Document = import_module(f"refcheck.formats.{reader}").read(name, file.read_bytes())
        start = self._append(document)
        return tuple(shifted(reference, start) for reference in document.references or ())

    def _append(self, file: Document) -> int:
        joined = bool(self.text) and not self.text.endswith(("\n", "\r"))
        self.text += "\n" if joined else ""
        start = len(self.text)
        self.text += file.text
        self.parts.append(
            Part(file.path, start, file.format, file.encoding, file.byte_order_mark, file.verbatim, joined)
        )
        return start


def _is_elsewhere(name: str) -> bool:
    """Whether a name is that of a web address, or of a file told by its whole path."""
    return "://" in name or name.startswith(("~", "/")) or PureWindowsPath(name).is_absolute()


def shifted(reference: Reference, by: int) -> Reference:
    """The reference ``by`` characters further on."""
    return replace(
        reference,
        span=moved(reference.span, by),
        label_span=moved(reference.label_span, by) if reference.label_span else None,
        fields=tuple(
            FieldSpan(field.variable, moved(field.span, by), field.index, field.part)
            for field in reference.fields
        ),
        runs=tuple(Run(run.text_start, run.source_start + by, run.length) for run in reference.runs),
    )


def numbered(references: Sequence[Reference]) -> tuple[Reference, ...]:
    """The references counted from 1."""
    return tuple(replace(reference, number=number) for number, reference in enumerate(references, 1))


def moved(span: Span, by: int) -> Span:
    """The span ``by`` characters further on."""
    return Span(span.start + by, span.end + by)
