"""Measures the local index: cost of building, size, and cost and recall of the search.

    python scripts/benchmark_index.py CORPUS... --work DIR [--workers 1] [--keep]
    python scripts/benchmark_index.py --records FILE... --strings FILE --work DIR

A CORPUS is a folder that scripts/make_corpus.py made. With several, from small to large, it also says how the
cost of a query grows. RECORDS and STRINGS ({"text", "doi"}) are genuine ones. Everything is measured in one
run and as CPU time, so that figures can be compared; the first round over the queries warms the caches and
does not count. Recall is taken over the queries whose work is in the index.
"""

from __future__ import annotations

import argparse
import gc
import gzip
import json
import random
import resource
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import mean, median
from typing import Any

from refcheck.model import Item, Reference, Span
from refcheck.sources.base import Identifier, Scheme
from refcheck.sources.index.build import build
from refcheck.sources.index.facts import facts
from refcheck.sources.index.files import FileHolding
from refcheck.sources.index.holding import index_words
from refcheck.sources.index.keys import string_words
from refcheck.sources.index.read import Bad, RecordFile, record_files
from refcheck.sources.index.settle import Question
from refcheck.sources.index.words import WordWriter
from refcheck.sources.local import LocalIndex
from refcheck.sources.records import work

LIMIT = 20
MANUSCRIPT = 30
FORBIDDEN = ("pandas", "httpx", "httpx2", "habanero", "requests", "urllib3")


def cpu() -> float:
    """CPU seconds of this process and of its finished children."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def measure_build(paths: Sequence[Path], folder: Path, workers: int, keep: bool) -> None:
    if keep and (folder / "manifest.json").exists():
        print("built earlier (--keep)")
        return
    shutil.rmtree(folder, ignore_errors=True)
    started, wall = cpu(), time.perf_counter()
    manifest = build(paths, folder, workers=workers)
    used, took = cpu() - started, time.perf_counter() - wall
    print(
        f"build: {manifest.records:,} records, {used / manifest.records * 1e6:.1f} microseconds of CPU each, "
        f"{manifest.records / took:,.0f} a second with {workers} worker(s)"
    )
    least = measure_least(paths, folder.with_name(f"{folder.name}.words"))
    print(f"reading them and indexing their words alone: {least / manifest.records * 1e6:.1f} microseconds; "
          f"the build is {used / least:.2f} times that")  # fmt: skip


def measure_least(paths: Sequence[Path], folder: Path) -> float:
    """CPU seconds of the least that a search by words needs: JSON read, words found, tantivy fed with them.

    A machine that is busy makes this and the build slower alike.
    """
    shutil.rmtree(folder, ignore_errors=True)
    gc.disable()
    started = cpu()
    writer, number = WordWriter(folder), 0
    for path in record_files(paths):
        for record in RecordFile(path):
            if not isinstance(record, Bad):
                writer.add(number, index_words(facts(record)))
                number += 1
    writer.close()
    used = cpu() - started
    gc.enable()
    shutil.rmtree(folder)
    return used


def report_size(folder: Path) -> None:
    holding = FileHolding(folder)
    parts = {"records": ("records.zst", "blocks.u64", "records.dict"), "keys": ("keys.*", "doi.*")}
    count = holding.manifest.records
    sizes = {
        name: sum(path.stat().st_size for pattern in patterns for path in folder.rglob(pattern))
        for name, patterns in parts.items()
    }
    sizes["words"] = sum(path.stat().st_size for path in folder.glob("segment-*/words/*"))
    total = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    detail = ", ".join(f"{name} {size / count:.0f}" for name, size in sizes.items())
    print(f"size: {total / count:.0f} bytes a record ({detail}, and {holding.manifest.journals:,} journals)")
    holding.close()


def queries(path: Path, holding: FileHolding, most: int) -> list[dict[str, Any]]:
    content = path.read_bytes()
    lines = (gzip.decompress(content) if path.suffix == ".gz" else content).splitlines()
    found = [query for query in map(json.loads, lines) if query["text"]]
    random.Random(7).shuffle(found)
    return [query for query in found if holding.find_doi(query["doi"].lower())][:most]


class Timed:
    """CPU seconds of each call of a search, and whether the right work was in its answer."""

    def __init__(self, name: str, search: Callable[[str], list[str]], asked: list[dict[str, Any]]) -> None:
        self.name = name
        for query in asked:
            search(query["text"])
        self.costs, self.hits, self.firsts = [], 0, 0
        for query in asked:
            start = time.process_time()
            dois = search(query["text"])
            self.costs.append(time.process_time() - start)
            self.hits += query["doi"].lower() in dois
            self.firsts += dois[:1] == [query["doi"].lower()]

    def row(self) -> str:
        """The way's row of the table."""
        ordered = sorted(self.costs)
        figures = (median(ordered), mean(ordered), ordered[int(len(ordered) * 0.95)])
        costs = " | ".join(f"{cost * 1e3:.2f}" for cost in figures)
        count = len(ordered)
        return f"| {self.name} | {costs} | {self.hits / count:.2%} | {self.firsts / count:.2%} |"


def measure_search(folder: Path, asked: list[dict[str, Any]]) -> float:
    """Print the table of ways to search; returns the median cost of the index's own."""
    holding = FileHolding(folder)
    hybrid = LocalIndex(holding, "local", True)
    ways = [
        Timed("keys, then rarest words", _dois(hybrid), asked),
        Timed("rarest words, verified", lambda text: _words_verified(holding, text), asked),
        Timed("all words (tantivy alone)", lambda text: _all_words(holding, text), asked),
    ]
    print(f"search: {len(asked)} queries; CPU milliseconds a query")
    print("| way | median | mean | 95% | recall at 20 | first |\n|---|---|---|---|---|---|")
    print("\n".join(way.row() for way in ways))
    ours, theirs = ways[0].costs, ways[1].costs
    print(f"settled by keys: {hybrid.settled_by_keys / (2 * len(asked)):.1%}")
    print(f"cost against rarest words alone: {mean(ours) / mean(theirs):.2f} (mean), "
          f"{median(ours) / median(theirs):.2f} (median)")  # fmt: skip
    hybrid.close()
    return median(ours)


def _dois(index: LocalIndex) -> Callable[[str], list[str]]:
    def search(text: str) -> list[str]:
        (answer,) = index.search([Reference(1, text, Span(0, len(text)))], LIMIT)
        return [work.item.doi for work in answer.works]

    return search


def _words_verified(holding: FileHolding, text: str) -> list[str]:
    """What there would be without keys: the candidates that words lead to, each held against the string."""
    words = string_words(text)
    question = Question(words, Item())
    records = [holding.record(number) for _, number in holding.search(words, LIMIT)]
    ranked = sorted(records, key=lambda record: -question.evidence(facts(record)).score)
    # As many become works as the index's own way hands on, on the average.
    return [work(record, "local").item.doi for record in ranked[:3]] + [
        record["DOI"] for record in ranked[3:]
    ]


def _all_words(holding: FileHolding, text: str) -> list[str]:
    found = holding.words().search(string_words(text), LIMIT, most=10_000, common=1.0)
    return [holding.record(number)["DOI"] for _, number in found]


def measure_manuscript(folder: Path, asked: list[dict[str, Any]]) -> None:
    """Resolve a manuscript's references in a process of its own (see ``resolve_manuscript``)."""
    texts = json.dumps([query["text"] for query in asked[: 2 * MANUSCRIPT]])
    command = [sys.executable, __file__, "--work", folder, "--manuscript"]
    subprocess.run(command, input=texts, text=True, check=True)


def resolve_manuscript(folder: Path) -> None:
    """What resolving references costs after start-up, and whether it imports what it should not.

    The first half of the references starts everything up, the second is the manuscript.
    """
    from refcheck.parser import parse
    from refcheck.resolve import resolve

    texts = json.load(sys.stdin)
    references = list(parse(Reference(n, text, Span(0, len(text))) for n, text in enumerate(texts, 1)))
    index = LocalIndex.open(folder)
    list(resolve(references[:MANUSCRIPT], [index]))
    start = time.process_time()
    matches = list(resolve(references[MANUSCRIPT:], [index]))
    used = time.process_time() - start
    statuses = Counter(match.status.value for match in matches)
    imported = [name for name in FORBIDDEN if name in sys.modules]
    print(f"manuscript: {len(matches)} references in {used * 1e3:.0f} milliseconds of CPU: {dict(statuses)}")
    print(f"imported on the way: {', '.join(imported) or 'neither pandas nor an HTTP library'}")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpora", nargs="*", type=Path, metavar="CORPUS")
    parser.add_argument("--records", nargs="+", type=Path, default=[], help="genuine records")
    parser.add_argument("--strings", type=Path, help="genuine reference strings to them")
    parser.add_argument("--work", type=Path, required=True, help="where the indexes are put")
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--queries", type=int, default=2000)
    parser.add_argument("--keep", action="store_true", help="use an index that was built earlier")
    parser.add_argument("--manuscript", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.manuscript:
        resolve_manuscript(arguments.work)
        return
    runs = [(corpus.name, [corpus / "records"], corpus / "queries.jsonl") for corpus in arguments.corpora]
    if arguments.records:
        runs.append(("genuine", arguments.records, arguments.strings))
    costs = []
    for name, paths, strings in runs:
        print(f"\n## {name}")
        folder = arguments.work / name
        measure_build(paths, folder, arguments.workers, arguments.keep)
        report_size(folder)
        asked = queries(strings, FileHolding(folder), arguments.queries)
        costs.append(measure_search(folder, asked))
        measure_lookup(folder, asked)
        measure_manuscript(folder, asked)
    for (small, *_), (large, *_), one, other in zip(runs, runs[1:], costs, costs[1:], strict=False):
        print(f"\nmedian cost, {large} against {small}: {other / one:.2f}")


def measure_lookup(folder: Path, asked: list[dict[str, Any]]) -> None:
    index = LocalIndex.open(folder)
    identifiers = [Identifier(Scheme.DOI, query["doi"].lower()) for query in asked]
    start = time.process_time()
    found = sum(bool(answer.works) for answer in index.lookup(identifiers))
    cost = (time.process_time() - start) / len(asked)
    print(f"lookup by DOI: {cost * 1e6:.0f} microseconds each, {found / len(asked):.1%} found")
    index.close()


if __name__ == "__main__":
    main()
