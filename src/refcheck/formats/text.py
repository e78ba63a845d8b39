"""Plain text: from bytes to characters, so that offsets and line ends are the file's own.

An encoding is told from a byte order mark, else from the bytes themselves: UTF-16 by where its NUL bytes
stand, UTF-8 because little else is valid UTF-8, Windows-1252 by the characters (curly quotes, dashes)
that it alone has, and Latin-1 otherwise.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from refcheck.errors import InputError
from refcheck.model import Document

_MARKS = (  # UTF-32's little-endian mark begins with UTF-16's
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ONLY_WINDOWS = re.compile(rb"[\x80\x82-\x8c\x8e\x91-\x9c\x9e\x9f]")
_UNDEFINED_IN_WINDOWS = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_UTF8_SEQUENCE = re.compile(rb"[\xc3-\xf4][\x80-\xbf]+")
_LARGEST = 128 * 1024 * 1024  # bytes: a thousand books
_SNIFFED = 8192  # bytes that tell UTF-16 and binary files


@dataclass(frozen=True, slots=True)
class Decoded:
    """Characters, and what their bytes were decoded with."""

    text: str
    encoding: str
    byte_order_mark: bool = False


def read(path: str, data: bytes) -> Document:
    """The document that the bytes of a plain text file hold.

    Raises InputError when they are no text.
    """
    return document(path, data, "text")


def document(path: str, data: bytes, format: str) -> Document:  # noqa: A002 - the document's own field
    """A document of any kind that is written as text. Raises InputError when the bytes are no text."""
    decoded = decode(path, data)
    return Document(
        path=path,
        text=decoded.text,
        format=format,
        encoding=decoded.encoding,
        byte_order_mark=decoded.byte_order_mark,
        page_starts=_page_starts(decoded.text),
    )


def decode(path: str, data: bytes) -> Decoded:
    """The characters that ``data`` stands for. Raises InputError for what is no text, or beyond measure."""
    if len(data) > _LARGEST:
        raise InputError(f"{path}: is text of more than {_LARGEST >> 20} MB. Check it in parts.")
    decoded = _decode_marked(path, data) or _decode_unmarked(path, data)
    controls = len(_CONTROL.findall(decoded.text[:_SNIFFED]))
    if controls > max(8, len(decoded.text[:_SNIFFED]) // 50):
        raise _binary(path)
    return decoded


def _decode_marked(path: str, data: bytes) -> Decoded | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return Decoded(data[len(mark) :].decode(encoding), encoding, byte_order_mark=True)
            except UnicodeDecodeError as error:
                raise _damaged(path, data, error) from error
    return None


def _decode_unmarked(path: str, data: bytes) -> Decoded:
    if b"\0" in data[:_SNIFFED]:
        return _decode_utf16(path, data)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        if _is_mostly_utf8(data):
            raise _damaged(path, data, error) from error
    windows = _ONLY_WINDOWS.search(data) and not _UNDEFINED_IN_WINDOWS.search(data)
    encoding = "cp1252" if windows else "latin-1"
    return Decoded(data.decode(encoding), encoding)


def _decode_utf16(path: str, data: bytes) -> Decoded:
    """UTF-16 of a script whose characters mostly lie below 256, or InputError."""
    head = data[:_SNIFFED]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    for encoding, zeros, others in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if zeros > len(head) // 8 and others * 8 < zeros:
            try:
                return Decoded(data.decode(encoding), encoding)
            except UnicodeDecodeError as error:
                raise _binary(path) from error
    raise _binary(path)


def _is_mostly_utf8(data: bytes) -> bool:
    """Whether a file that is not valid UTF-8 was still meant to be.

    Decoding such a file as Latin-1 would turn every accented letter into two wrong ones.
    """
    valid = 0
    for sequence in _UTF8_SEQUENCE.findall(data):
        try:
            sequence.decode("utf-8")
            valid += 1
        except UnicodeDecodeError:
            continue
    return valid >= 3 and valid * 2 > len(re.findall(rb"[\xc0-\xff]", data))


def _page_starts(text: str) -> tuple[int, ...]:
    """Where pages begin in text whose pages are parted by form feeds; nothing where there are none."""
    feeds = [match.end() for match in re.finditer("\f", text) if match.end() < len(text)]
    return (0, *feeds) if feeds else ()


def _binary(path: str) -> InputError:
    return InputError(
        f"{path}: is not text, and of no kind that refcheck reads. "
        "Save the document as .docx, .pdf or plain text, and check that."
    )


def _damaged(path: str, data: bytes, error: UnicodeDecodeError) -> InputError:
    line = data[: error.start].count(b"\n") + 1
    return InputError(
        f"{path}: line {line} holds bytes that are not {error.encoding.upper()}, unlike the rest of the "
        "file. Open it in an editor, mend the line, and save it as UTF-8."
    )
