"""Zip archives (Word, OpenDocument) opened with care: nothing is unpacked to disk, or beyond measure."""

from __future__ import annotations

import io
import zipfile
import zlib

from refcheck.errors import InputError

_LARGEST_MEMBER = 64 * 1024 * 1024  # bytes unpacked: a manuscript's text is a few hundred kB
_LARGEST_WHOLE = 128 * 1024 * 1024  # bytes of all that is unpacked
_DENSEST, _SMALL = 100, 4 * 1024 * 1024  # times smaller than unpacked; text is 10 to 20 times, at most 50
_MEMBERS = 20_000
_BOUNDED = (
    zipfile.ZIP_STORED,
    zipfile.ZIP_DEFLATED,
)  # all that documents use; bzip2 would unpack without measure


class Archive:
    """The members of a zip archive, by name."""

    def __init__(self, path: str, data: bytes) -> None:
        self._path = path
        self._unpacked = 0
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
        if self._unpacked > _LARGEST_WHOLE:
            raise self._bomb(name)
        try:
            if self._zip.getinfo(name).compress_type not in _BOUNDED:
                raise self._damaged()
            with self._zip.open(name) as member:
                data = member.read(_LARGEST_MEMBER + 1)  # what the archive says of its size may be a lie
        except KeyError:
            return None
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError) as error:
            raise self._damaged() from error
        except RuntimeError as error:
            raise InputError(f"{self._path}: is encrypted. Save a copy without a password.") from error
        self._unpacked += len(data)
        if self._is_beyond_measure(len(data), self._zip.getinfo(name).compress_size):
            raise self._bomb(name)
        return data

    def _is_beyond_measure(self, length: int, packed: int) -> bool:
        too_dense = length > _SMALL and length > _DENSEST * packed
        return too_dense or length > _LARGEST_MEMBER or self._unpacked > _LARGEST_WHOLE

    def _bomb(self, name: str) -> InputError:
        return InputError(f"{self._path}: {name} unpacks beyond measure, which no document does; not read.")

    def _damaged(self) -> InputError:
        return InputError(f"{self._path}: is damaged. Open it in its program and save it anew.")
