"""All that is known of one file format: read, and write where it makes sense.

A format is a module of this room with ``read(path: str, data: bytes) -> Document``, and one line in
``_FORMATS``. Which one a file is in is told by its content first and by its suffix second.
"""

from __future__ import annotations

import codecs
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path, PurePath
from typing import BinaryIO

from refcheck.errors import InputError
from refcheck.model import Document

_LARGEST = 512 * 1024 * 1024  # bytes: no manuscript is larger, and a file is read into memory
_SNIFFED = 4096
_CONTENTS = 1 << 16  # the end of a zip archive, where its members are listed
_FIRST_PIECE = 1 << 20  # a document, if nothing follows; else a list too long to hold
_PIECE = 1 << 17
_LONGEST_LINE = 64 * 1024 * 1024  # bytes


@dataclass(frozen=True, slots=True)
class _Format:
    """How a format is told: by a pattern at the start of the bytes, or by the file's suffix."""

    name: str
    suffixes: tuple[str, ...]
    content: re.Pattern[bytes] | None = None


def _begins(pattern: bytes) -> re.Pattern[bytes]:
    return re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:" + pattern + rb")", re.IGNORECASE)


_FORMATS = (
    _Format("pdf", (".pdf",), re.compile(rb".{0,1024}?%PDF-\d", re.DOTALL)),
    _Format("docx", (".docx", ".docm", ".dotx", ".dotm"), re.compile(rb"PK\x03\x04")),
    _Format("csljson", (".json",), _begins(rb"(?:\[\s*)?\{\s*\"")),
    _Format(
        "jats",
        (".jats", ".nxml", ".xml"),
        _begins(
            rb"(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*|<\?[^>]*\?>\s*)*(?:<!DOCTYPE\s+(?:article|book|pmc-articleset)\b"
            rb"|<(?:\w+:)?(?:article(?!\s+class)|pmc-articleset|OAI-PMH|ref-list|book|book-part)\b)"
        ),
    ),
    _Format(
        "latex",
        (".tex", ".ltx", ".latex", ".bbl"),
        re.compile(
            rb"[^\0]{0,4000}?\\(?:documentclass|documentstyle|begin\s*\{(?:document|thebibliography)\})"
        ),
    ),
    _Format(
        "html",
        (".html", ".htm", ".xhtml"),
        _begins(rb"(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html)\b"),
    ),
    _Format(
        "office",
        (".doc", ".dot", ".odt", ".ott", ".fodt", ".sxw", ".rtf", ".wps", ".wpd", ".mht", ".mhtml"),
        _begins(
            rb"(?:\xd0\xcf\x11\xe0|\xffWPC|\{\\rtf|(?:<\?xml[^>]*\?>\s*)?"
            rb"(?:<\?mso-application progid=\"Word|<office:document\b))"
        ),
    ),
    _Format("nbib", (".nbib",), _begins(rb"PMID {0,2}- ?\d")),
    _Format(
        "cslyaml",
        (".yaml", ".yml"),
        _begins(
            rb"---\s*\n\s*references:|references:\s*\n\s*- |-\s+id:[^\n]*\n\s+(?:type|title|author)\s*:"
            rb"|[\w.:+-]+:[ \t]*\r?\n[ \t]+type:[ \t]*\w+"
        ),
    ),
    _Format("plainly", (".rst", ".rest", ".org", ".adoc", ".asciidoc", ".wiki", ".mediawiki")),
    _Format(
        "markdown",
        (".md", ".markdown", ".rmd", ".qmd", ".typ", ".mdown"),
        re.compile(
            rb"(?:\xef\xbb\xbf)?---[ \t]*\r?\n(?:(?!---)[^\n]*\n){0,100}?bibliography[ \t]*:"
            rb"|(?:[^\0]{0,4000}?\n)??#(?:bibliography\s*\(\s*\"|import\s+\"@|set\s+[a-z.]+\s*\(|show\s*:)"
        ),
    ),
    _Format(
        "ris",
        (".ris",),
        re.compile(
            rb"(?:\xef\xbb\xbf)?(?:[^\n]*\n){0,12}?[ \t]{0,4}TY[ \t]{0,3}-[ \t]+[A-Z]+[ \t]*\r?\n", re.I
        ),
    ),
    _Format("refer", (".enw",), _begins(rb"%[0A-Z@][ \t]+\S[^\n]*\n(?:[^%\n][^\n]*\n)*%[0-9A-Z@!][ \t]")),
    _Format("isi", (".ciw", ".isi"), _begins(rb"(?:FN [^\n]*\n(?:VR [^\n]*\n)?\s*)?PT [A-Z]\r?\n")),
    _Format("endnote", (), _begins(rb"<\?xml[^>]*\?>\s*<xml>\s*<records>|<xml>\s*<records>")),
    _Format("bibtex", (".bib", ".bibtex", ".biblatex"), _begins(rb"(?:%[^\n]*\n\s*)*@[a-z]+\s*[{(]")),
)

# Documents that may show LaTeX code or begin with YAML, and are neither.
_QUOTING = frozenset({".md", ".markdown", ".rmd", ".qmd", ".typ", ".mdown", ".rst", ".org", ".adoc"})
_QUOTED = frozenset({"latex", "cslyaml"})


_IMAGE = re.compile(rb"\x89PNG|GIF8[79]a|\xff\xd8\xff|II\*\0|MM\0\*|RIFF....WEBP", re.DOTALL)
_IMAGES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".tif", ".tiff", ".webp", ".bmp", ".heic"})
_OPEN_DOCUMENT = re.compile(rb"PK\x01\x02.{42}content\.xml", re.DOTALL)


def read(path: str) -> Document:
    """The document at ``path`` ("-" for standard input).

    Raises InputError, naming the file and the next step, for what is missing, empty, a directory,
    not readable, or of no known kind.
    """
    return document(path, _bytes(path))


def document(path: str, data: bytes) -> Document:
    """The document that ``data`` holds; ``path`` names it and helps to tell its kind. Raises InputError."""
    if not data.strip(b"\0 \t\r\n\f\xef\xbb\xbf\xfe\xff"):
        raise InputError(f"{path}: is empty. Name a file that holds a reference list.")
    name = kind(path, data)
    if name == "text" and (_IMAGE.match(data) or PurePath(path).suffix.lower() in _IMAGES):
        raise InputError(f"{path}: is an image. Name the manuscript, or the text that OCR makes of it.")
    try:
        return _reader(name)(path, data)
    except UnicodeDecodeError as error:  # XML that names half a character by its number
        raise InputError(f"{path}: holds characters that do not exist. Open and save it anew.") from error


def pieces(stream: BinaryIO) -> Iterator[bytes]:
    """The bytes of ``stream`` in pieces that end where lines end: the first a megabyte, the others less.

    Raises InputError for a line without end.
    """
    held = b""
    size = _FIRST_PIECE
    while data := stream.read(size):
        held, size = held + data, _PIECE
        end = held.rfind(b"\n") + 1
        if end:
            yield held[:end]
            held = held[end:]
        if len(held) > _LONGEST_LINE:
            raise InputError(
                f"-: holds a line of more than {_LONGEST_LINE >> 20} MB, which no document does."
            )
    if held:
        yield held


def joined(path: str, pieces: Iterable[bytes]) -> bytes:
    """The pieces of a file in one. Raises InputError when they are too much, or never end."""
    found: list[bytes] = []
    length = 0
    for piece in pieces:
        found.append(piece)
        length += len(piece)
        if length > _LARGEST:
            raise InputError(f"{path}: is larger than {_LARGEST >> 20} MB. Check the reference list alone.")
    return b"".join(found)


def _bytes(path: str) -> bytes:
    if path == "-":
        return _read(path, sys.stdin.buffer)
    try:
        with Path(path).open("rb") as stream:
            return _read(path, stream)
    except FileNotFoundError as error:
        raise InputError(f"{path}: no such file. Check the spelling of its name and folder.") from error
    except IsADirectoryError as error:
        raise InputError(f"{path}: is a directory. Name the files in it that are to be checked.") from error
    except PermissionError as error:
        raise InputError(f"{path}: may not be read. Give yourself permission to read the file.") from error
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: cannot be read ({error}).") from error


def _read(path: str, stream: BinaryIO) -> bytes:
    return joined(path, iter(lambda: stream.read(_FIRST_PIECE), b""))


def kind(path: str, data: bytes) -> str:
    """The name of the format that the bytes are in."""
    head = _head(data)
    if head.startswith(b"PK") and _OPEN_DOCUMENT.search(data[-_CONTENTS:]):
        return "office"
    suffix = PurePath(path).suffix.lower()
    for candidate in _FORMATS:
        quoted = candidate.name in _QUOTED and suffix in _QUOTING
        if candidate.content and not quoted and candidate.content.match(head):
            return candidate.name
    return next((candidate.name for candidate in _FORMATS if suffix in candidate.suffixes), "text")


def _head(data: bytes) -> bytes:
    """The first bytes, those of UTF-16 as UTF-8."""
    head = data[:_SNIFFED]
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return head.decode("utf-16", errors="ignore").encode()
    return head


def _reader(name: str) -> Callable[[str, bytes], Document]:
    module = import_module(f"refcheck.formats.{name}")  # only the one that is needed: some are heavy
    reader: Callable[[str, bytes], Document] = module.read
    return reader
