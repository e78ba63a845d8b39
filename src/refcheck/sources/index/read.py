"""Records out of files: .json, .jsonl and either of them as .gz, in all the forms Crossref hands out."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import orjson

from refcheck.errors import InputError

SUFFIXES = (".json", ".jsonl", ".json.gz", ".jsonl.gz")
_BUFFER = 1 << 20


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
                for line, value in enumerate(self._by_line() if lines else self._whole(), 1):  # noqa: B007
                    yield value if isinstance(value, dict) and value.get("DOI") else self._bad(line, value)
            except (OSError, EOFError, zlib.error) as error:
                yield Bad(str(self.path), line + 1, f"the file breaks off: {error}")

    @property
    def position(self) -> int:
        """How many bytes of the file are read."""
        return self.path.stat().st_size if self._raw.closed else self._raw.tell()

    def _opened(self) -> BinaryIO:
        if self.path.name.endswith(".gz"):
            return io.BufferedReader(gzip.GzipFile(fileobj=self._raw), _BUFFER)  # type: ignore[arg-type]
        return self._raw

    def _by_line(self) -> Iterator[Any]:
        for line in self._opened():
            if line.strip():
                yield _loads(line)

    def _whole(self) -> Iterator[Any]:
        content = self._opened().read()
        value = _loads(content)
        if isinstance(value, str) and b"\n" in content.strip():
            # JSON lines under another name.
            yield from map(_loads, content.splitlines())
            return
        yield from _records_within(value)

    def _bad(self, line: int, value: Any) -> Bad:
        why = value if isinstance(value, str) else "no DOI" if isinstance(value, dict) else "not a record"
        return Bad(str(self.path), line, why)


def _loads(content: bytes) -> Any:
    """The value; what is no JSON becomes the reason, as a string."""
    try:
        return orjson.loads(content)
    except orjson.JSONDecodeError as error:
        return f"not JSON: {error}"


def _records_within(value: Any) -> Iterable[Any]:
    """The records of a list, of ``{"items": [...]}`` or of an answer (``{"message": ...}``); or the one record."""
    if isinstance(value, list):
        return value
    if isinstance(value, dict) and "DOI" not in value:
        if isinstance(value.get("items"), list):
            return _records_within(value["items"])
        if isinstance(value.get("message"), dict):
            return _records_within(value["message"])
    return [value]
