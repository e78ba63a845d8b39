"""Records in compressed blocks, read at random: ``records.zst`` and where each block begins.

A block is ``PER_BLOCK`` records, one JSON object a line, as one Zstandard frame (RFC 8878). A dictionary
trained on the first records (``records.dict``) lets even small blocks compress well.
"""

from __future__ import annotations

import mmap
from array import array
from collections.abc import Sequence
from pathlib import Path
from typing import Any

PER_BLOCK = 16
_LEVEL = 3
_SAMPLES = 4000
_DICTIONARY_SIZE = 112_640


class StoreWriter:
    """Writes records, in the order in which they are added, into ``folder``."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file = (folder / "records.zst").open("wb")
        self._starts = array("Q", [0])
        self._lines: list[bytes] = []
        self._compressor: Any = None

    def add(self, line: bytes) -> None:
        """Add a record's JSON (no line break within)."""
        self._lines.append(line)
        if self._compressor is None:
            if len(self._lines) == _SAMPLES:
                self._start()
        elif len(self._lines) == PER_BLOCK:
            self._write_blocks()

    def close(self) -> None:
        """Write what is left, and the table of blocks."""
        if self._compressor is None:
            self._start()
        self._write_blocks()
        self._file.close()
        with (self._folder / "blocks.u64").open("wb") as file:
            self._starts.tofile(file)

    def _start(self) -> None:
        import zstandard

        if len(self._lines) >= _SAMPLES:
            dictionary = zstandard.train_dictionary(_DICTIONARY_SIZE, [*self._lines])
            (self._folder / "records.dict").write_bytes(dictionary.as_bytes())
            dictionary.precompute_compress(level=_LEVEL)
            self._compressor = zstandard.ZstdCompressor(level=_LEVEL, dict_data=dictionary)
        else:
            self._compressor = zstandard.ZstdCompressor(level=_LEVEL)
        full = len(self._lines) - len(self._lines) % PER_BLOCK
        rest = self._lines[full:]
        self._lines = self._lines[:full]
        self._write_blocks()
        self._lines = rest

    def _write_blocks(self) -> None:
        for start in range(0, len(self._lines), PER_BLOCK):
            block = self._compressor.compress(b"\n".join(self._lines[start : start + PER_BLOCK]))
            self._file.write(block)
            self._starts.append(self._starts[-1] + len(block))
        self._lines = []


class Store:
    """The records in ``folder``, by number from 0."""

    def __init__(self, folder: Path) -> None:
        import zstandard

        dictionary = folder / "records.dict"
        known = zstandard.ZstdCompressionDict(dictionary.read_bytes()) if dictionary.exists() else None
        self._decompressor = zstandard.ZstdDecompressor(dict_data=known)
        self._starts = _mapped(folder / "blocks.u64")
        self._starts_view = memoryview(self._starts).cast("Q")
        self._blocks = _mapped(folder / "records.zst")
        self._last: tuple[int, Sequence[bytes]] = (-1, ())

    def line(self, number: int) -> bytes:
        """The JSON of record ``number``."""
        block, place = divmod(number, PER_BLOCK)
        if block != self._last[0]:
            start, end = self._starts_view[block], self._starts_view[block + 1]
            self._last = block, self._decompressor.decompress(self._blocks[start:end]).split(b"\n")
        return self._last[1][place]

    def close(self) -> None:
        """Let go of the files."""
        self._starts_view.release()
        for mapped in (self._starts, self._blocks):
            if isinstance(mapped, mmap.mmap):
                mapped.close()


def _mapped(path: Path) -> mmap.mmap | bytes:
    if not path.stat().st_size:
        return b""
    with path.open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
