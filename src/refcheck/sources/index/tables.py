"""Tables from a hash to record numbers: sorted arrays in files, read through memory maps, or a dict."""

from __future__ import annotations

import mmap
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from math import isqrt
from pathlib import Path
from typing import Literal, Protocol

POPULAR = 50
"""A key with more records than this leads nowhere: it is left out (see ``merge``)."""


class Table(Protocol):
    """From a 40-bit key to the numbers of the records that have it."""

    def find(self, key: int) -> Sequence[int]:
        """The records' numbers; empty for an unknown key."""

    def close(self) -> None:
        """Let go of the files."""


class MemoryTable:
    """A table for a handful of records."""

    def __init__(self) -> None:
        self._numbers: dict[int, list[int]] = {}

    def add(self, keys: Iterable[int], number: int) -> None:
        """Let ``keys`` lead to record ``number``."""
        for key in keys:
            self._numbers.setdefault(key, []).append(number)

    def find(self, key: int) -> Sequence[int]:
        """See ``Table``."""
        return self._numbers.get(key, ())

    def close(self) -> None:
        """Nothing to let go of."""


class FileTable:
    """A table in three files of equal length, sorted by key.

    ``<name>.high`` holds the upper 32 bits of each key (uint32, little-endian), ``<name>.low`` the lower 8,
    ``<name>.id`` the record's number (uint32).
    """

    def __init__(self, folder: Path, name: str) -> None:
        self._maps = [_Map(folder / f"{name}.{part}", code) for part, code in _PARTS]
        self._high, self._low, self._ids = (opened.view for opened in self._maps)
        self._size = len(self._high)
        # Four standard deviations of the number of keys below a given one.
        self._slack = 2 * isqrt(self._size) + 1

    def __len__(self) -> int:
        return self._size

    def find(self, key: int) -> Sequence[int]:
        """See ``Table``."""
        upper, high = self._high, key >> 8
        start = self._place(high)
        if start == self._size or upper[start] != high:
            return ()
        low, found = key & 255, []
        while start < self._size and upper[start] == high:
            if self._low[start] == low:
                found.append(self._ids[start])
            start += 1
        return found

    def close(self) -> None:
        """Let go of the files."""
        for opened in self._maps:
            opened.close()

    def _place(self, high: int) -> int:
        """The first place whose upper bits are not below ``high``.

        Hashes are uniform, so it is near its share of the length: a few pages of the file are touched.
        """
        upper, size = self._high, self._size
        guess = high * size >> 32
        first = guess - self._slack if guess > self._slack else 0
        last = guess + self._slack if guess + self._slack < size else size
        place = bisect_left(upper, high, first, last)
        if (place == first and first and upper[first - 1] >= high) or (
            place == last and last < size and upper[last] < high
        ):
            return bisect_left(upper, high)
        return place


_Code = Literal["I", "B", "Q"]
_PARTS: tuple[tuple[str, _Code], ...] = (("high", "I"), ("low", "B"), ("id", "I"))


class _Map:
    """A file of numbers, mapped into memory (an empty file cannot be)."""

    def __init__(self, path: Path, code: _Code) -> None:
        self._map: mmap.mmap | None = None
        self.view: memoryview | array[int] = array(code)
        if path.stat().st_size:
            with path.open("rb") as file:
                self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            self.view = memoryview(self._map).cast(code)

    def close(self) -> None:
        if self._map is not None and isinstance(self.view, memoryview):
            self.view.release()
            self._map.close()
