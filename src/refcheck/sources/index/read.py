"""Records out of files: .json, .jsonl and either of them as .gz, in all the forms Crossref hands out."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import orjson

from refcheck.errors import InputError

SUFFIXES = (".json", ".jsonl", ".json.gz", ".jsonl.gz")
_CHUNK = 1 << 18
_GZIP = 31  # zlib's way to say: with gzip's header and checksum


@dataclass(frozen=True, slots=True)
class Bad:
    """A place in a file that holds no record: ``line`` counts from 1 (in a list, its members)."""

    path: str
    line: int
    why: str


def record_files(paths: Iterable[Path]) -> list[Path]:
    """The files of records among ``paths`` and in the folders among them, in order.

    Raises InputError for a path that is missing or of another kind, and when there is no file at all.
    """
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            found += sorted(inner for inner in path.rglob("*") if inner.is_file() and is_record_file(inner))
        elif not path.exists():
            raise InputError(f"{path}: no such file or folder")
        elif is_record_file(path):
            found.append(path)
        else:
            raise InputError(f"{path}: not a file of records; wanted: {', '.join(SUFFIXES)}")
    if not found:
        raise InputError(f"no file of records ({', '.join(SUFFIXES)}) in what was given")
    return list(dict.fromkeys(found))


def is_record_file(path: Path) -> bool:
    """Whether the file's name is that of a file of records."""
    return path.name.endswith(SUFFIXES)


class RecordFile:
    """A file of records, read once from front to back; ``position`` is how many bytes of it are read."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._raw: BinaryIO = path.open("rb")

    def __iter__(self) -> Iterator[dict[str, Any] | Bad]:
        """The records, and the places where there should be one and is none."""
        lines = ".jsonl" in self.path.name
        line = 0
        with self._raw:
            try:
                for line, value in enumerate(self._by_line() if lines else self._whole(), 1):
                    yield value if isinstance(value, dict) and _has_doi(value) else self._bad(line, value)
            except (OSError, EOFError, zlib.error) as error:
                yield Bad(str(self.path), line + 1, f"the file breaks off: {error}")

    @property
    def position(self) -> int:
        """How many bytes of the file are read."""
        return self.path.stat().st_size if self._raw.closed else self._raw.tell()

    def _chunks(self) -> Iterator[bytes]:
        while chunk := self._raw.read(_CHUNK):
            yield chunk

    def _content(self) -> Iterator[bytes]:
        return inflated(self._chunks()) if self.path.name.endswith(".gz") else self._chunks()

    def _by_line(self) -> Iterator[Any]:
        rest = b""
        for chunk in self._content():
            *lines, rest = (rest + chunk).split(b"\n")
            yield from map(_loads, filter(bytes.strip, lines))
        if rest.strip():
            yield _loads(rest)

    def _whole(self) -> Iterator[Any]:
        content = b"".join(self._content())
        value = _loads(content)
        if isinstance(value, str) and b"\n" in content.strip():
            # JSON lines under another name.
            yield from map(_loads, content.splitlines())
            return
        yield from _records_within(value)

    def _bad(self, line: int, value: Any) -> Bad:
        why = value if isinstance(value, str) else "no DOI" if isinstance(value, dict) else "not a record"
        return Bad(str(self.path), line, why)


def _has_doi(record: dict[str, Any]) -> bool:
    doi = record.get("DOI")
    return isinstance(doi, str) and bool(doi.strip())


def inflated(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The content of a gzip file (RFC 1952, of one member or several), as far as it is whole.

    Raises EOFError where it breaks off and zlib.error where it is damaged, after all that comes before.
    """
    member, whole = zlib.decompressobj(_GZIP), True
    for chunk in chunks:
        rest = chunk
        while rest:
            yield member.decompress(rest)
            whole, rest = member.eof, member.unused_data
            if whole:
                member = zlib.decompressobj(_GZIP)
    if not whole:
        raise EOFError("the compressed data ends too early")


def _loads(content: bytes) -> Any:
    """The value; what is no JSON becomes the reason, as a string."""
    try:
        return orjson.loads(content)
    except orjson.JSONDecodeError as error:
        return f"not JSON: {error}"


def _records_within(value: Any) -> Iterable[Any]:
    """The records of a list, of ``{"items": [...]}``, of an answer (``{"message": ...}``); or the one."""
    if isinstance(value, list):
        return value
    if isinstance(value, dict) and "DOI" not in value:
        if isinstance(value.get("items"), list):
            return _records_within(value["items"])
        if isinstance(value.get("message"), dict):
            return _records_within(value["message"])
    return [value]
