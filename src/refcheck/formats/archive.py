"""Zip archives (Word, OpenDocument) opened with care: nothing is unpacked to disk, or beyond measure."""

from __future__ import annotations

import io
import zipfile
import zlib

from refcheck.errors import InputError

_LARGEST_MEMBER = 128 * 1024 * 1024  # bytes unpacked: a manuscript's text is a few hundred kB
_MEMBERS = 20_000


class Archive:
    """The members of a zip archive, by name."""

    def __init__(self, path: str, data: bytes) -> None:
        self._path = path
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise self._damaged() from error
        if len(self._zip.infolist()) > _MEMBERS:
            raise InputError(f"{path}: holds more than {_MEMBERS} files, which no document does.")

    def names(self) -> list[str]:
        """The members' names as they stand in the archive."""
        return self._zip.namelist()

    def read(self, name: str) -> bytes | None:
        """A member's bytes, or None when there is no such member.

        Raises InputError for a member that is damaged, encrypted or unpacks beyond measure.
        """
        try:
            with self._zip.open(name) as member:
                data = member.read(_LARGEST_MEMBER + 1)  # what the archive says of its size may be a lie
        except KeyError:
            return None
        except RuntimeError as error:
            raise InputError(f"{self._path}: is encrypted. Save a copy without a password.") from error
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError) as error:
            raise self._damaged() from error
        if len(data) > _LARGEST_MEMBER:
            raise InputError(
                f"{self._path}: {name} unpacks to more than {_LARGEST_MEMBER >> 20} MB; not read."
            )
        return data

    def _damaged(self) -> InputError:
        return InputError(f"{self._path}: is damaged. Open it in its program and save it anew.")
