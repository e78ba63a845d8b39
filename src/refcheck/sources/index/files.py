"""An index in a folder, opened: memory maps, so that opening costs the same for any size."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path
from typing import Any

import orjson

from refcheck.errors import IndexFormatError
from refcheck.model import Journal
from refcheck.sources.index.keys import identifier_key
from refcheck.sources.index.manifest import read_manifest
from refcheck.sources.index.store import Store
from refcheck.sources.index.tables import FileTable

SUPERSEDED = "superseded.bits"


class FileHolding:
    """The index in ``folder`` as a ``Holding``. Raises IndexFormatError when it is missing or damaged."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.manifest = read_manifest(folder)
        self._bases = [0, *accumulate(self.manifest.segments.values())]
        tables = folder / self.manifest.tables
        try:
            self._stores = [Store(folder / name) for name in self.manifest.segments]
            self._keys, self._dois = FileTable(tables, "keys"), FileTable(tables, "doi")
            self._superseded = (tables / SUPERSEDED).read_bytes() if self.manifest.superseded else b""
        except (OSError, ValueError) as error:
            raise IndexFormatError(f"{folder}: the index is damaged ({error}); build it anew") from error
        self._words: Any = None
        self._journals: Any = None

    def record(self, number: int) -> dict[str, Any]:
        """See ``Holding``."""
        segment = bisect_right(self._bases, number) - 1
        record: dict[str, Any] = orjson.loads(self._stores[segment].line(number - self._bases[segment]))
        return record

    def find(self, key: int) -> Sequence[int]:
        """See ``Holding``."""
        return self._current(self._keys.find(key))

    def find_doi(self, doi: str) -> Sequence[int]:
        """See ``Holding``."""
        return self._current(self._dois.find(identifier_key("doi", doi)))

    def may_share_a_key(self, words: Sequence[str]) -> bool:  # noqa: ARG002
        """See ``Holding``: among many records some always may."""
        return True

    def search(self, words: Sequence[str], limit: int) -> Sequence[tuple[float, int]]:
        """See ``Holding``."""
        found: list[tuple[float, int]] = self.words().search(words, limit)
        return [(score, number) for score, number in found if self._is_current(number)]

    def words(self) -> Any:
        """The search by words, opened when it is first needed: three of four references never need it."""
        if self._words is None:
            from refcheck.sources.index.words import Words

            names = list(self.manifest.segments)
            try:
                self._words = Words([self._folder / name / "words" for name in names], self._bases)
            except ValueError as error:
                raise IndexFormatError(
                    f"{self._folder}: the index is damaged ({error}); build it anew"
                ) from error
        return self._words

    def journals(self, title_or_issn: str) -> list[Journal]:
        """See ``Holding``."""
        if self._journals is None:
            from refcheck.sources.index.journals import Journals

            self._journals = Journals(self._folder / self.manifest.tables / "journals")
        found: list[Journal] = self._journals.find(title_or_issn)
        return found

    def close(self) -> None:
        """See ``Holding``."""
        for opened in (*self._stores, self._keys, self._dois, *filter(None, [self._journals])):
            opened.close()
        self._words = None

    def _current(self, numbers: Sequence[int]) -> Sequence[int]:
        """``numbers`` without those of records that a newer one replaces."""
        return [number for number in numbers if self._is_current(number)] if self._superseded else numbers

    def _is_current(self, number: int) -> bool:
        return not self._superseded or not self._superseded[number >> 3] >> (number & 7) & 1
