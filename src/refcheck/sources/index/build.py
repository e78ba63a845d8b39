"""An index built, resumed and updated.

The files are dealt out into segments, which worker processes write side by side. A segment appears under
its name only when it is whole, and ``building.json`` says which files belong to which: an interrupted build
goes on with the segments that are missing. When all are there their tables are merged, older records of the
same work are marked as superseded, and the manifest is replaced: until then the former index stays valid.
"""

from __future__ import annotations

import json
import os
import shutil
import time
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from itertools import accumulate
from pathlib import Path
from typing import Any

import orjson

from refcheck.errors import IndexFormatError, OutputError, UsageError
from refcheck.sources.index.files import SUPERSEDED
from refcheck.sources.index.journals import gather, write_journals
from refcheck.sources.index.manifest import FILE, Manifest, Origin, read_manifest
from refcheck.sources.index.merge import Part, merge_tables
from refcheck.sources.index.read import record_files
from refcheck.sources.index.segment import SUMMARY
from refcheck.sources.index.store import Store
from refcheck.sources.index.workers import Task, run

PLAN = "building.json"
_SEGMENT_BYTES = 4_000_000_000
_FEWEST_BYTES = 8_000_000

Report = Callable[["Progress"], None]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a build is: ``records`` written in ``seconds``, ``bytes_done`` of ``bytes_total`` read.

    What a resumed build found done counts in ``bytes_done`` and not in ``records``.
    """

    records: int
    bytes_done: int
    bytes_total: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Plan:
    """Which files go into which segment. ``files`` are path, size and time of change."""

    files: list[list[Any]]
    segments: dict[str, list[int]]
    partial: bool
    paths: list[str]


def build(
    paths: Sequence[Path],
    folder: Path,
    *,
    partial: bool = False,
    update: bool = False,
    workers: int = 0,
    report: Report = lambda progress: None,  # noqa: ARG005
) -> Manifest:
    """Build in ``folder`` an index of the records in ``paths``, or ``update`` the one there with them.

    ``workers`` processes share the work (0: one for each core). Raises InputError for unreadable paths,
    UsageError when there is an index already and ``update`` is not set, IndexFormatError and OutputError.
    """
    workers = workers or os.cpu_count() or 1
    former = _former(folder, update)
    files = record_files(paths)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        plan = _plan(files, paths, folder, partial, former, workers)
        _write_segments(plan, folder, workers, report)
        manifest = _finish(plan, folder, former)
        _clean(folder, manifest)
    except OSError as error:
        raise OutputError(f"{folder}: the index cannot be written: {error}") from error
    return manifest


def _former(folder: Path, update: bool) -> Manifest | None:
    """The index that is there to be updated."""
    if not (folder / FILE).exists():
        if update:
            raise IndexFormatError(f"{folder}: no index here to update; leave out --update to build one")
        return None
    if not update:
        raise UsageError(
            f"{folder} holds an index: add --update to bring it up to date, or name another folder"
        )
    return read_manifest(folder)


def _plan(
    found: Sequence[Path],
    paths: Sequence[Path],
    folder: Path,
    partial: bool,
    former: Manifest | None,
    workers: int,
) -> Plan:
    """The plan of the interrupted build of the same files, or a new one."""
    files = [[str(path), path.stat().st_size, path.stat().st_mtime_ns] for path in found]
    partial = former.partial if former else partial
    known = _read_plan(folder)
    if known and (known.files, known.partial) == (files, partial):
        return known
    first = len(former.segments) if former else 0
    dealt = _deal([path.stat().st_size for path in found], workers)
    segments = {f"segment-{first + n:04d}": chosen for n, chosen in enumerate(dealt)}
    for name in segments:
        shutil.rmtree(folder / name, ignore_errors=True)
    plan = Plan(files, segments, partial, [str(path) for path in paths])
    (folder / PLAN).write_text(json.dumps(asdict(plan)), encoding="utf-8")
    return plan


def _read_plan(folder: Path) -> Plan | None:
    try:
        return Plan(**json.loads((folder / PLAN).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def _deal(sizes: Sequence[int], workers: int) -> list[list[int]]:
    """The places of files dealt out into segments of about equal size, neighbours together."""
    total = max(sum(sizes), 1)
    wanted = max(-(-total // _SEGMENT_BYTES), min(workers, total // _FEWEST_BYTES), 1)
    ends = accumulate(sizes)
    dealt: dict[int, list[int]] = {}
    for place, (size, end) in enumerate(zip(sizes, ends, strict=True)):
        middle = end - size / 2
        dealt.setdefault(min(int(middle * wanted / total), wanted - 1), []).append(place)
    return list(dealt.values())


def _write_segments(plan: Plan, folder: Path, workers: int, report: Report) -> None:
    tasks, done = [], 0
    for name, places in plan.segments.items():
        if (folder / name).exists():
            done += sum(plan.files[place][1] for place in places)
        else:
            tasks.append(Task([Path(plan.files[place][0]) for place in places], folder / name))
    total, started = sum(size for _, size, _ in plan.files), time.monotonic()

    def tell(records: int, size: int) -> None:
        report(Progress(records, done + size, total, time.monotonic() - started))

    run(tasks, workers, tell)


def _finish(plan: Plan, folder: Path, former: Manifest | None) -> Manifest:
    """Merge the tables, and put the manifest in place."""
    summaries = {name: orjson.loads((folder / name / SUMMARY).read_bytes()) for name in plan.segments}
    segments = dict(former.segments) if former else {}
    segments |= {name: summary["records"] for name, summary in summaries.items()}
    tables = _next_tables(former)
    shutil.rmtree(folder / tables, ignore_errors=True)
    (folder / tables / "journals").mkdir(parents=True)
    superseded = _merge(folder, folder / tables, former, segments)
    years: Counter[str] = Counter(former.years if former else {})
    for summary in summaries.values():
        years.update(summary["years"])
    manifest = Manifest(
        partial=plan.partial,
        segments=segments,
        tables=tables,
        records=sum(segments.values()) - superseded,
        superseded=superseded,
        journals=_write_journals(folder, tables, segments),
        years=dict(sorted(years.items())),
        origins=(*(former.origins if former else ()), _origin(plan, list(summaries.values()))),
    )
    manifest.write(folder)
    return manifest


def _next_tables(former: Manifest | None) -> str:
    return f"tables-{int(former.tables.rpartition('-')[2]) + 1 if former else 1:04d}"


def _merge(folder: Path, tables: Path, former: Manifest | None, segments: dict[str, int]) -> int:
    """Merge the tables of the former index and of the new segments; returns how many are superseded."""
    bases = [0, *accumulate(segments.values())]
    merged = former.segments if former else {}
    parts = [Part(folder / former.tables, 0)] if former else []
    parts += [
        Part(folder / name, base) for name, base in zip(segments, bases, strict=False) if name not in merged
    ]
    merge_tables(parts, "keys", tables)
    repeated = merge_tables(parts, "doi", tables)
    bits = bytearray(bases[-1] // 8 + 1)
    for number in _superseded(repeated, folder, segments):
        bits[number >> 3] |= 1 << (number & 7)
    (tables / SUPERSEDED).write_bytes(bits)
    return sum(byte.bit_count() for byte in bits)


def _superseded(repeated: Iterable[Sequence[int]], folder: Path, segments: dict[str, int]) -> Iterable[int]:
    """Of the records that share a DOI (and not only its hash) all but the newest; of equals the last read."""
    bases = [0, *accumulate(segments.values())]
    stores = [Store(folder / name) for name in segments]

    def read(number: int) -> tuple[str, int, int]:
        segment = bisect_right(bases, number) - 1
        record = orjson.loads(stores[segment].line(number - bases[segment]))
        return record["DOI"], record["stamp"], number

    for numbers in repeated:
        newest: dict[str, tuple[int, int]] = {}
        for doi, stamp, number in sorted(map(read, numbers)):
            if doi in newest:
                yield newest[doi][1]
            newest[doi] = stamp, number
    for store in stores:
        store.close()


def _write_journals(folder: Path, tables: str, segments: Iterable[str]) -> int:
    states = (orjson.loads((folder / name / "journals.json").read_bytes()) for name in segments)
    return write_journals(folder / tables / "journals", gather(states))


def _origin(plan: Plan, summaries: Sequence[dict[str, Any]]) -> Origin:
    places = [place for summary in summaries for place in summary["skipped_places"]]
    return Origin(
        when=time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
        paths=tuple(plan.paths),
        files=len(plan.files),
        bytes=sum(size for _, size, _ in plan.files),
        records=sum(summary["records"] for summary in summaries),
        skipped=sum(summary["skipped"] for summary in summaries),
        skipped_places=tuple((path, line, why) for path, line, why in places[:20]),
    )


def _clean(folder: Path, manifest: Manifest) -> None:
    """Remove what the finished index does not need."""
    (folder / PLAN).unlink(missing_ok=True)
    for tables in folder.glob("tables-*"):
        if tables.name != manifest.tables:
            shutil.rmtree(tables, ignore_errors=True)
    for unfinished in folder.glob("*.unfinished"):
        shutil.rmtree(unfinished, ignore_errors=True)
    for name in manifest.segments:
        for table in ("keys", "doi"):
            for part in ("high", "low", "id"):
                (folder / name / f"{table}.{part}").unlink(missing_ok=True)
