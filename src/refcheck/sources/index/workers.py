"""Segments written side by side by worker processes, with one count of what is done."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_EXCEPTION, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import active_children, get_context
from pathlib import Path
from typing import Any

from refcheck.errors import OutputError
from refcheck.sources.index.segment import write_segment

_EVERY = 0.5


@dataclass(frozen=True, slots=True)
class Task:
    """A segment to write: its files and its folder."""

    files: list[Path]
    folder: Path


def run(tasks: Sequence[Task], workers: int, tell: Callable[[int, int], None]) -> None:
    """Write all segments; ``tell`` gets the total of records and of bytes of the files now and then."""
    if min(len(tasks), workers) <= 1:
        _run_here(tasks, tell)
    else:
        _run_side_by_side(tasks, min(len(tasks), workers), tell)


def _run_here(tasks: Sequence[Task], tell: Callable[[int, int], None]) -> None:
    total, told = [0, 0], time.monotonic()

    def add(records: int, size: int) -> None:
        nonlocal told
        total[0] += records
        total[1] += size
        if time.monotonic() - told > _EVERY:
            told = time.monotonic()
            tell(*total)

    for task in tasks:
        write_segment(task.files, task.folder, add)
    tell(*total)


# What a worker process counts in; set when it starts.
_counts: Any = None


def _run_side_by_side(tasks: Sequence[Task], workers: int, tell: Callable[[int, int], None]) -> None:
    context = get_context("spawn")
    counts = context.Array("Q", 2)
    pool = ProcessPoolExecutor(workers, mp_context=context, initializer=_start, initargs=(counts,))
    try:
        running = {pool.submit(_write, task) for task in tasks}
        while running:
            done, running = wait(running, _EVERY, FIRST_EXCEPTION)
            tell(*counts[:])
            for future in done:
                future.result()
    except BrokenProcessPool as error:
        raise OutputError(
            "a worker process was ended, perhaps for want of memory: use fewer workers"
        ) from error
    except BaseException:
        # Whoever interrupts a build does not want to wait for the segments that are being written.
        for child in active_children():
            child.terminate()
        raise
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _start(counts: Any) -> None:
    global _counts
    _counts = counts
    # Ctrl-C is the parent's to handle; its children are ended with it.
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _write(task: Task) -> None:
    write_segment(task.files, task.folder, _count)


def _count(records: int, size: int) -> None:
    with _counts.get_lock():
        _counts[0] += records
        _counts[1] += size
