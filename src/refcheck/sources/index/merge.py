"""Tables written and merged, a slice of the range of keys at a time so that any size fits in memory."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from refcheck.sources.index.tables import POPULAR

Keys = npt.NDArray[np.uint64]
Numbers = npt.NDArray[np.uint32]
_SLICE = 8_000_000


@dataclass(frozen=True, slots=True)
class Part:
    """A table to be merged: its folder, and what is added to its records' numbers."""

    folder: Path
    base: int


def write_table(folder: Path, name: str, keys: Any, numbers: Any) -> None:
    """Write the table that leads from each of ``keys`` (40 bits) to its counterpart in ``numbers``."""
    with _Files(folder, name) as files:
        files.append(*_sorted(np.asarray(keys, np.uint64), np.asarray(numbers, np.uint32)))


def merge_tables(parts: Sequence[Part], name: str, folder: Path) -> list[list[int]]:
    """Merge the tables ``name`` of ``parts`` into ``folder``.

    Returns, for each key that more than one record has, the records' numbers: only of use where a key is
    meant to have one (DOIs).
    """
    opened = [(_open(part.folder, name), part.base) for part in parts]
    repeated: list[list[int]] = []
    with _Files(folder, name) as files:
        for low, high in _slices(sum(len(table[0]) for table, _ in opened)):
            keys, numbers = _sorted(*_slice(opened, low, high))
            files.append(keys, numbers)
            if name == "doi":
                repeated += _repeated(keys, numbers)
    return repeated


class _Files:
    """A table's three files, written from the lowest key up; popular keys are left out, but no DOIs."""

    def __init__(self, folder: Path, name: str) -> None:
        self._capped = name != "doi"
        self._files = [(folder / f"{name}.{part}").open("wb") for part in ("high", "low", "id")]

    def __enter__(self) -> _Files:
        return self

    def __exit__(self, *_: object) -> None:
        for file in self._files:
            file.close()

    def append(self, keys: Keys, numbers: Numbers) -> None:
        if self._capped:
            kept = _not_popular(keys)
            keys, numbers = keys[kept], numbers[kept]
        columns = ((keys >> 8).astype("<u4"), (keys & 255).astype("u1"), numbers.astype("<u4"))
        for file, column in zip(self._files, columns, strict=True):
            column.tofile(file)


def _open(folder: Path, name: str) -> tuple[Any, Any, Any]:
    types = (("high", "<u4"), ("low", "u1"), ("id", "<u4"))
    return tuple(_mapped(folder / f"{name}.{part}", code) for part, code in types)


def _mapped(path: Path, code: str) -> Any:
    return np.memmap(path, code, "r") if path.stat().st_size else np.empty(0, code)


def _slices(total: int) -> Iterator[tuple[int, int]]:
    """Ranges of the upper 32 bits, narrow enough that a slice of all tables fits in memory."""
    count = max(1, -(-total // _SLICE))
    bounds = [(1 << 32) * place // count for place in range(count + 1)]
    return pairwise(bounds)


def _slice(opened: Sequence[tuple[Any, int]], low: int, high: int) -> tuple[Keys, Numbers]:
    keys, numbers = [], []
    for (upper, lower, ids), base in opened:
        first = np.searchsorted(upper, np.uint32(low)) if low else 0
        last = np.searchsorted(upper, np.uint32(high)) if high < 1 << 32 else len(upper)
        keys.append(upper[first:last].astype(np.uint64) << np.uint64(8) | lower[first:last])
        numbers.append(ids[first:last] + np.uint32(base))
    return np.concatenate(keys), np.concatenate(numbers)


def _sorted(keys: Keys, numbers: Numbers) -> tuple[Keys, Numbers]:
    order = np.argsort(keys, kind="stable")
    return keys[order], numbers[order]


def _not_popular(keys: Keys) -> npt.NDArray[np.bool_]:
    """Which of the sorted ``keys`` lead to no more records than are worth looking at."""
    starts = (
        np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1]))) if len(keys) else np.empty(0, int)
    )
    lengths = np.diff(np.append(starts, len(keys)))
    return np.repeat(lengths <= POPULAR, lengths)


def _repeated(keys: Keys, numbers: Numbers) -> list[list[int]]:
    same = np.flatnonzero(keys[1:] == keys[:-1]) if len(keys) else np.empty(0, int)
    groups: dict[int, list[int]] = {}
    for place in same.tolist():
        groups.setdefault(int(keys[place]), [int(numbers[place])]).append(int(numbers[place + 1]))
    return list(groups.values())
