"""Entries a CPU second: ``refcheck check`` without a network beside bibtex-tidy, on one large .bib.

    python scripts/benchmark_bibtex.py FOLDER [--entries 14169] [--bibtex-tidy PATH]

The file is made of the entries in FOLDER's .bib files, in turn, until there are enough, each under a key of
its own, with the macros they use. Both programs run in a process of their own; the time is that process's CPU
time (user and system, start-up included), the best of three, the memory its peak. bibtex-tidy (npm install
bibtex-tidy) formats, and when asked looks for duplicates and mends; refcheck reads, resolves against the
sample that comes with it, and judges.
"""

from __future__ import annotations

import argparse
import itertools
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from refcheck import formats
from refcheck.formats.bibtex.syntax import scan

RUNS = 3
_DUPLICATES = "--duplicates=doi,key,citation"
_MENDING = ("--curly", "--numeric", "--months", "--escape", "--remove-dupe-fields", "--remove-empty-fields")


def blocks(folder: Path) -> tuple[list[str], list[tuple[str, str]]]:
    """The macros, and the entries as what stands before and after their key."""
    macros, entries = [], []
    for path in sorted(folder.glob("*.bib")):
        text = formats.read(str(path)).text
        for block in scan(text).blocks:
            if block.type == "string":
                macros.append(text[block.span.start : block.span.end])
            elif block.is_entry and block.key and block.close >= 0:
                before = text[block.span.start : block.key_span.start]
                entries.append((before, text[block.key_span.end : block.span.end]))
    return macros, entries


def corpus(folder: Path, count: int) -> str:
    macros, entries = blocks(folder)
    numbered = zip(range(count), itertools.cycle(entries), strict=False)
    return (
        "\n".join([*macros, *(f"{before}key{number}{after}" for number, (before, after) in numbered)]) + "\n"
    )


def cost(command: Sequence[str], path: Path) -> tuple[float, int]:
    """CPU seconds and peak memory (MB) of a command on a fresh copy of the file at ``path``."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "corpus.bib"
        shutil.copy(path, copy)
        command = [str(copy) if word == "FILE" else word for word in command]
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, used = os.wait4(child.pid, 0)
        if os.waitstatus_to_exitcode(status) not in (0, 1):  # 1: findings
            raise SystemExit(f"{command[0]}: exit code {os.waitstatus_to_exitcode(status)}")
    return used.ru_utime + used.ru_stime, used.ru_maxrss // 1024


def commands(tidy: str) -> Iterator[tuple[str, list[str]]]:
    """Names and commands; FILE stands for the file's path."""
    check = [sys.executable, "-m", "refcheck", "check", "FILE", "--offline", "--no-progress"]
    check += ["--output-format", "concise"]
    yield "refcheck check --offline", check
    yield "refcheck check --offline --select BIB", [*check, "--select", "BIB"]
    if found := shutil.which(tidy):
        yield "bibtex-tidy --modify", [found, "FILE", "--modify"]
        yield "bibtex-tidy, looking for duplicates", [found, "FILE", "--modify", _DUPLICATES]
        yield "bibtex-tidy, all that it mends", [found, "FILE", "--modify", _DUPLICATES, *_MENDING]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--entries", type=int, default=14_169)
    parser.add_argument("--bibtex-tidy", default="bibtex-tidy")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "corpus.bib"
        path.write_text(corpus(options.folder, options.entries), encoding="utf-8")
        print(f"{options.entries} entries, {path.stat().st_size / 1e6:.1f} MB")
        for name, command in commands(options.bibtex_tidy):
            seconds, memory = min(cost(command, path) for _ in range(RUNS))
            rate = options.entries / seconds
            print(f"{name:40} {seconds:6.2f} s CPU {rate:7.0f} entries a second {memory:5} MB")


if __name__ == "__main__":
    main()
