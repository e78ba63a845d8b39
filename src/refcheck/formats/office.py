"""Documents that take an office suite to read (.doc, .odt, .rtf): LibreOffice turns them into .docx."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import tempfile
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from refcheck.errors import InputError
from refcheck.formats import docx, html, opendocument, webpage
from refcheck.model import Document

_PROGRAMS = ("soffice", "libreoffice", "/Applications/LibreOffice.app/Contents/MacOS/soffice")
_PATIENCE = 120.0  # seconds
_COMPOUND = b"\xd0\xcf\x11\xe0"  # what a .doc begins with
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")  # a .docx with a password is wrapped like a .doc
_WORD = "WordDocument".encode("utf-16-le")  # the stream of a .doc that holds its text
_TEXTS = (_WORD, "MatOST".encode("utf-16-le"), "CONTENTS".encode("utf-16-le"))  # the others are Works'
_LOCKED = 0x0100  # the text is encrypted
_ZIP = b"PK"
_FLAT = b"http://schemas.microsoft.com/office/2006/xmlPackage"
_FIELD = re.compile(r"\x13\s*ADDIN\b[^\x14\x15]*\x14([^\x13-\x15]{4,40})")  # the code, and what it printed
_LOOKED_AT = 20  # fields
_SUFFIXES = ((_COMPOUND, ".doc"), (_ZIP, ".odt"), (b"<", ".fodt"), (b"\xffWPC", ".wpd"))
# A stranger's document must run nothing and fetch nothing.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop>
</item>
</oor:items>
"""


def read(path: str, data: bytes) -> Document:
    """The document, by way of .docx.

    Raises InputError where LibreOffice is not installed, fails, takes too long or loses text, or where the
    document has a password.
    """
    if data.startswith(_COMPOUND):
        _refuse_others(path, data)
    if _FLAT in data[:4096]:  # LibreOffice reads it as plain text
        raise InputError(f"{path}: is a Word document in one XML file. Open it in Word and save it as .docx.")
    page = webpage.within(data)
    if page is not None:
        return html.read(path, page)
    program = next((found for name in _PROGRAMS if (found := shutil.which(name))), None)
    if program is None:
        raise InputError(f"{path}: needs LibreOffice to be read. Install it, or save the document as .docx.")
    source, codes = opendocument.prepared(path, data) if data.startswith(_ZIP) else (data, {})
    document = docx.read(path, _converted(program, path, source), codes)
    if _has_lost_fields(data, document.text):
        raise InputError(
            f"{path}: LibreOffice drops the citations that a reference manager left in this .doc. "
            "Open it in Word and save it as .docx."
        )
    return replace(document, path=path)


def _refuse_others(path: str, data: bytes) -> None:
    """Raise InputError for a compound file that LibreOffice cannot read, or reads as raw characters."""
    if _ENCRYPTED in data or _is_locked(data):
        raise InputError(f"{path}: is encrypted. Save a copy without a password.")
    if not any(name in data for name in _TEXTS):
        raise InputError(f"{path}: is no Word document. Open it in its program and save it as .docx.")


def _is_locked(data: bytes) -> bool:
    """Whether a .doc has a password: a flag where its text begins, which the directory of streams tells."""
    entry = data.find(_WORD)
    if entry < 0:
        return False
    sector = int.from_bytes(data[entry + 116 : entry + 120], "little")
    start = (sector + 1) << int.from_bytes(data[30:32], "little") % 16
    is_text = data[start : start + 2] == b"\xec\xa5"
    return is_text and bool(int.from_bytes(data[start + 10 : start + 12], "little") & _LOCKED)


def _converted(program: str, path: str, data: bytes) -> bytes:
    """The document as a .docx; a profile of its own lets several runs go on at once."""
    with tempfile.TemporaryDirectory(prefix="refcheck-", ignore_cleanup_errors=True) as name:
        folder = Path(name).resolve()
        source = folder / f"document{_suffix(data)}"
        source.write_bytes(data)
        settings = folder / "profile" / "user" / "registrymodifications.xcu"
        settings.parent.mkdir(parents=True)
        settings.write_text(_SETTINGS, encoding="utf-8")
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [program, "--headless", profile, "--convert-to", "docx", "--outdir", str(folder)]
        _run(path, [*command, str(source)])
        try:
            return (folder / "document.docx").read_bytes()
        except OSError as error:  # it ends well even where it could not read anything
            raise _unread(path) from error


def _suffix(data: bytes) -> str:
    return next((suffix for beginning, suffix in _SUFFIXES if data.lstrip().startswith(beginning)), ".rtf")


def _run(path: str, command: list[str]) -> None:
    """Run LibreOffice, which starts further processes, and end them all where it takes too long."""
    quiet = subprocess.DEVNULL
    try:
        process = subprocess.Popen(
            command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=os.name == "posix"
        )
    except OSError as error:
        raise _unread(path) from error
    try:
        process.wait(_PATIENCE)
    except subprocess.TimeoutExpired as error:
        raise InputError(
            f"{path}: LibreOffice was still reading it after {_PATIENCE:.0f} seconds. "
            "Open it there and save it as .docx."
        ) from error
    finally:  # Ctrl-C, too, must leave nothing running
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    with suppress(ProcessLookupError, PermissionError):
        if os.name == "posix":
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    process.wait()


def _unread(path: str) -> InputError:
    return InputError(f"{path}: LibreOffice could not read it. Open it there and save it as .docx.")


def _has_lost_fields(data: bytes, text: str) -> bool:
    """Whether a .doc has fields of a reference manager and nothing of what they print is in ``text``.

    LibreOffice drops them from a .doc that it wrote itself.
    """
    if not data.startswith(_COMPOUND) or "ADDIN".encode("utf-16-le") not in data:
        return False
    decoded = (data[start:].decode("utf-16-le", "replace") for start in (0, 1))
    printed = [match[1] for view in decoded for match in _FIELD.finditer(view)][:_LOOKED_AT]
    return bool(printed) and not any(result.strip() in text for result in printed)
