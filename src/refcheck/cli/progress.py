"""A progress bar on standard error, for as long as there is something to wait for."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Advance = Callable[[], None]
Begin = Callable[[str, int | None], Advance]


def _no_progress(_title: str, _total: int | None) -> Advance:
    return lambda: None


@contextmanager
def progress(wanted: bool) -> Iterator[Begin]:
    """Within the block, ``begin(title, total)`` starts a task and gives the function that advances it by one.

    Nothing is shown, and rich is not even imported, unless ``wanted`` and standard error is a terminal.
    """
    if not (wanted and sys.stderr.isatty()):
        yield _no_progress
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:

        def begin(title: str, total: int | None) -> Advance:
            task = bar.add_task(title, total=total)
            return lambda: bar.advance(task)

        yield begin
