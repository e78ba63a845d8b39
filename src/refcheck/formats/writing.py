"""Files written whole or not at all."""

from __future__ import annotations

import codecs
import os
import tempfile
from contextlib import suppress
from pathlib import Path

from refcheck.errors import OutputError

_MARKS = {
    "utf-8": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-32-le": codecs.BOM_UTF32_LE,
    "utf-32-be": codecs.BOM_UTF32_BE,
}


def write(path: str | Path, text: str, encoding: str = "utf-8", byte_order_mark: bool = False) -> None:
    """Put ``text`` in the file at ``path``: into a temporary file beside it, which then takes its place.

    The file's permissions are kept and a link is followed. Raises OutputError, and leaves the file as it
    was, when
    the encoding has no such character or the folder cannot be written to.
    """
    target = Path(path)
    target = target.resolve() if target.is_symlink() else target
    mark = _MARKS.get(encoding, b"") if byte_order_mark else b""
    try:
        data = mark + text.encode(encoding)
    except UnicodeEncodeError as error:
        character = text[error.start]
        raise OutputError(
            f"{path}: its encoding, {encoding}, has no character {character!r} (U+{ord(character):04X}). "
            "Nothing was written; save the file as UTF-8 first."
        ) from error
    try:
        _replace(target, data)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written ({error.strerror or error})") from error


def holds(path: str | Path, text: str, encoding: str = "utf-8", byte_order_mark: bool = False) -> bool:
    """Whether the file at ``path`` is ``text``, byte for byte, so that edits of it can be written there."""
    mark = _MARKS.get(encoding, b"") if byte_order_mark else b""
    try:
        return Path(path).read_bytes() == mark + text.encode(encoding)
    except (OSError, UnicodeEncodeError):
        return False


def _replace(target: Path, data: bytes) -> None:
    if target.exists() and not target.is_file():  # a terminal, a pipe: nothing there to be kept whole
        target.write_bytes(data)
        return
    descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
        temporary.chmod(_permissions(target))
        temporary.replace(target)
    except BaseException:
        with suppress(FileNotFoundError):
            temporary.unlink()
        raise


def _permissions(target: Path) -> int:
    """The file's own permissions, or those a new file gets here."""
    try:
        return target.stat().st_mode & 0o7777
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask
