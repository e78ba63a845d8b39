"""A segment: the records of some files, with their keys and words, written once and never changed."""

from __future__ import annotations

import gc
import shutil
from array import array
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import orjson

from refcheck.sources.index.facts import facts
from refcheck.sources.index.holding import index_words, other_keys
from refcheck.sources.index.journals import JournalCollector
from refcheck.sources.index.keys import identifier_key
from refcheck.sources.index.merge import write_table
from refcheck.sources.index.read import Bad, RecordFile
from refcheck.sources.index.store import StoreWriter
from refcheck.sources.index.trim import trim
from refcheck.sources.index.words import WordWriter

SUMMARY = "segment.json"
_MOST_PLACES = 20
_REPORT_EVERY = 500

Progress = Callable[[int, int], None]
"""Told from time to time how many records, and bytes of the files, are done since it was last told."""


def write_segment(files: Sequence[Path], folder: Path, progress: Progress) -> None:
    """Write the records of ``files`` as a segment at ``folder``, which appears only when it is whole."""
    unfinished = folder.with_name(f"{folder.name}.unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir()
    # Records are trees: reference counting frees them, and the search for cycles is most of the cost.
    collecting = gc.isenabled()
    gc.disable()
    try:
        _write(files, unfinished, progress)
    finally:
        if collecting:
            gc.enable()
    unfinished.rename(folder)


def _write(files: Sequence[Path], folder: Path, progress: Progress) -> None:
    segment, reporter = _Segment(folder), _Reporter(progress)
    for path in files:
        file = RecordFile(path)
        for record in file:
            if isinstance(record, Bad):
                segment.skip(record)
            else:
                segment.add(record)
                reporter.count(file)
        reporter.finish(file)
    segment.close()


class _Reporter:
    """Tells progress by differences, seldom enough to cost nothing."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._records = self._position = 0

    def count(self, file: RecordFile) -> None:
        self._records += 1
        if self._records == _REPORT_EVERY:
            self._tell(file)

    def finish(self, file: RecordFile) -> None:
        self._tell(file)
        self._position = 0

    def _tell(self, file: RecordFile) -> None:
        position = file.position
        self._progress(self._records, position - self._position)
        self._records, self._position = 0, position


class _Segment:
    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._store = StoreWriter(folder)
        self._words = WordWriter(folder / "words")
        self._journals = JournalCollector()
        self._dois, self._keys, self._numbers = array("Q"), array("Q"), array("I")
        self._years: Counter[str] = Counter()
        self._skipped = 0
        self._places: list[tuple[str, int, str]] = []

    def add(self, record: dict[str, Any]) -> None:
        number = len(self._dois)
        trimmed = trim(record)
        known = facts(trimmed)
        self._store.add(orjson.dumps(trimmed))
        self._words.add(number, index_words(known))
        self._dois.append(identifier_key("doi", known.doi))
        keys = other_keys(trimmed, known)
        self._keys.extend(keys)
        self._numbers.extend([number] * len(keys))
        year = known.years[0] if known.years else ""
        self._years[year] += 1
        self._journals.add(trimmed, year)

    def skip(self, bad: Bad) -> None:
        self._skipped += 1
        if len(self._places) < _MOST_PLACES:
            self._places.append((bad.path, bad.line, bad.why))

    def close(self) -> None:
        self._store.close()
        self._words.close()
        write_table(self._folder, "doi", self._dois, range(len(self._dois)))
        write_table(self._folder, "keys", self._keys, self._numbers)
        (self._folder / "journals.json").write_bytes(orjson.dumps(self._journals.state))
        summary = {
            "records": len(self._dois),
            "years": {year: count for year, count in self._years.items() if year},
            "skipped": self._skipped,
            "skipped_places": self._places,
        }
        (self._folder / SUMMARY).write_bytes(orjson.dumps(summary))
