"""Documents that take an office suite to read (.doc, .odt, .rtf): LibreOffice turns them into .docx."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path, PurePath

from refcheck.errors import InputError
from refcheck.formats import docx
from refcheck.model import Document

_PROGRAMS = ("soffice", "libreoffice")
_PATIENCE = 120  # seconds
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")  # a .docx with a password is wrapped like a .doc


def read(path: str, data: bytes) -> Document:
    """The document, by way of .docx.

    Raises InputError where LibreOffice is not installed, fails, or the document has a password.
    """
    if _ENCRYPTED in data[:65536]:
        raise InputError(f"{path}: is encrypted. Save a copy without a password.")
    program = next((found for name in _PROGRAMS if (found := shutil.which(name))), None)
    if program is None:
        raise InputError(f"{path}: needs LibreOffice to be read. Install it, or save the document as .docx.")
    return replace(docx.read(path, _converted(program, path, data)), path=path)


def _converted(program: str, path: str, data: bytes) -> bytes:
    suffix = PurePath(path).suffix.lower() or ".doc"
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / f"document{suffix}"
        source.write_bytes(data)
        command = [
            program,
            "--headless",
            f"-env:UserInstallation=file://{folder}/profile",
            "--convert-to",
            "docx",
        ]
        try:
            subprocess.run(
                [*command, "--outdir", folder, str(source)],
                check=True,
                capture_output=True,
                timeout=_PATIENCE,
            )
            return (Path(folder) / "document.docx").read_bytes()
        except (subprocess.SubprocessError, OSError) as error:
            raise InputError(
                f"{path}: LibreOffice could not read it. Open it there and save it as .docx."
            ) from error
