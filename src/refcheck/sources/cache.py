"""Answers kept between runs, in one SQLite file that several processes may use at once.

A cache must never cost an answer: whatever goes wrong with the file (it is damaged, locked, on a full or
read-only disk), this run goes on with what it keeps in memory. Only good answers are ever given to it.
"""

from __future__ import annotations

import logging
import sqlite3
import threading
import time
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

_log = logging.getLogger(__name__)

_VERSION = 1
_DAY = 86_400.0
_BUSY = 30.0  # seconds to wait for another process that is writing
_SET_UP = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = NORMAL",
    """
CREATE TABLE IF NOT EXISTS answers (
    source TEXT NOT NULL, question TEXT NOT NULL, kept REAL NOT NULL, body BLOB NOT NULL,
    PRIMARY KEY (source, question)
)
""",
)
_KEEP = "INSERT OR REPLACE INTO answers (source, question, kept, body) VALUES (?, ?, ?, ?)"
_FIND = "SELECT kept, body FROM answers WHERE source = ? AND question = ?"


def standard_path() -> Path:
    """The cache file in the user's cache directory."""
    from platformdirs import user_cache_path

    return user_cache_path("refcheck", appauthor=False) / f"answers-{_VERSION}.sqlite"


@dataclass(frozen=True, slots=True)
class CacheInfo:
    """What a cache file holds: answers by source, its size in bytes, and when (Unix time) they were kept."""

    path: Path
    answers: Mapping[str, int] = field(default_factory=dict)
    size: int = 0
    oldest: float | None = None
    newest: float | None = None


class Cache:
    """Bodies of answers by source and question.

    ``days`` is the age up to which an answer counts. With ``refresh`` none of an earlier run counts, but new
    ones are kept.
    """

    def __init__(
        self,
        path: Path | None = None,
        *,
        days: float = 30,
        refresh: bool = False,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.path = path or standard_path()
        self._days = days
        self._clock = clock
        self._since = clock() if refresh else float("-inf")
        self._memory: dict[tuple[str, str], tuple[float, bytes]] = {}
        self._database: sqlite3.Connection | None = None
        self._usable = True
        self._complained = False
        self._lock = threading.RLock()

    def get(self, source: str, question: str, days: float | None = None) -> bytes | None:
        """The kept body, or None; ``days`` shortens the age up to which it counts."""
        with self._lock:
            found = self._memory.get((source, question)) or self._find(source, question)
        if found is None:
            return None
        kept, body = found
        oldest = self._clock() - min(days if days is not None else self._days, self._days) * _DAY
        if kept < self._since or kept < oldest:
            return None
        with suppress(zlib.error):
            return zlib.decompress(body)
        return None

    def put(self, source: str, question: str, body: bytes) -> None:
        """Keep a good answer, on disk by the time this returns, or in memory if the disk will not have it."""
        row = (source, question, self._clock(), zlib.compress(body, 6))
        with self._lock:
            if not self._try(lambda database: database.execute(_KEEP, row)):
                self._memory[source, question] = row[2:]

    def info(self) -> CacheInfo:
        """What the file holds; a missing file holds nothing."""
        if not self.path.exists():
            return CacheInfo(self.path)
        counts: list[tuple[str, int]] = []
        ages: list[tuple[float | None, float | None]] = []
        with self._lock:
            self._try(
                lambda database: counts.extend(
                    database.execute("SELECT source, count(*) FROM answers GROUP BY source ORDER BY source")
                )
            )
            self._try(
                lambda database: ages.extend(database.execute("SELECT min(kept), max(kept) FROM answers"))
            )
        oldest, newest = ages[0] if ages else (None, None)
        return CacheInfo(self.path, dict(counts), _size(self.path), oldest, newest)

    def clear(self) -> int:
        """Forget all answers; how many there were."""
        counted = sum(self.info().answers.values())
        with self._lock:
            self._memory.clear()
            if self.path.exists():
                self._try(lambda database: database.execute("DELETE FROM answers"))
                self._try(lambda database: database.execute("VACUUM"))
        return counted

    def close(self) -> None:
        """Let go of the file; what a thread still brings is kept in memory."""
        with self._lock:
            self._usable = False
            self._disconnect()

    def _disconnect(self) -> None:
        if self._database is not None:
            self._database.close()
            self._database = None

    def _find(self, source: str, question: str) -> tuple[float, bytes] | None:
        rows: list[tuple[float, bytes]] = []
        self._try(lambda database: rows.extend(database.execute(_FIND, (source, question))))
        return rows[0] if rows else None

    def _try(self, act: Callable[[sqlite3.Connection], object]) -> bool:
        """Do something with the file, once more with a new one if it is damaged; whether it was done."""
        for _ in range(2):
            if not self._usable:
                return False
            try:
                act(self._opened())
            except (sqlite3.Error, OSError) as error:
                if not self._recovered(error):
                    return False
            else:
                return True
        return False

    def _recovered(self, error: Exception) -> bool:
        """Whether it is worth trying again: a damaged file has been put out of the way."""
        if _is_damage(error):
            self._disconnect()
            _log.warning("The cache %s was damaged and is begun anew.", self.path)
            return _removed(self.path)
        if not _is_passing(error):
            self._usable = False
            self._disconnect()
        if not self._complained:
            _log.warning(
                "The cache %s cannot be used (%s); answers are kept for this run only.", self.path, error
            )
            self._complained = True
        return False

    def _opened(self) -> sqlite3.Connection:
        if self._database is None:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._database = sqlite3.connect(
                self.path, timeout=_BUSY, isolation_level=None, check_same_thread=False
            )
            try:
                _set_up(self._database)
            except sqlite3.Error:
                self._disconnect()
                raise
        return self._database


def _set_up(database: sqlite3.Connection) -> None:
    """Make the file ready; SQLite does not itself wait for another process that is just doing the same."""
    deadline = time.monotonic() + _BUSY
    for statement in _SET_UP:
        while True:
            try:
                database.execute(statement)
                break
            except sqlite3.OperationalError as error:
                if "locked" not in str(error) or time.monotonic() > deadline:
                    raise
            time.sleep(0.01)


def _is_damage(error: Exception) -> bool:
    if isinstance(error, sqlite3.OperationalError):  # another program's table under our name
        return "no such column" in str(error)
    return type(error) is sqlite3.DatabaseError


def _is_passing(error: Exception) -> bool:
    """A full disk or a busy file may be better at the next answer."""
    return any(words in str(error) for words in ("disk is full", "disk full", "locked", "busy"))


def _files(path: Path) -> Iterator[Path]:
    return (path.with_name(path.name + suffix) for suffix in ("", "-wal", "-shm"))


def _removed(path: Path) -> bool:
    try:
        for file in _files(path):
            file.unlink(missing_ok=True)
    except OSError:
        return False
    return True


def _size(path: Path) -> int:
    return sum(file.stat().st_size for file in _files(path) if file.exists())


@contextmanager
def opened(path: Path | None = None) -> Iterator[Cache]:
    """A cache that is closed at the end of the block."""
    cache = Cache(path)
    try:
        yield cache
    finally:
        cache.close()
