"""Answers that are still on their way, from a few threads."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from typing import overload

from refcheck.sources.base import Answer

Task = Callable[[], Answer]


class Pending(Sequence[Answer]):
    """The answers of ``tasks``, in their order; to take one is to wait for it, and for no other.

    The threads are daemons, so that Ctrl-C ends the program without waiting for the slowest server.
    An exception in a task is raised where its answer is taken.
    """

    def __init__(self, tasks: Sequence[Task], threads: int) -> None:
        self._answers: list[Answer | BaseException | None] = [None] * len(tasks)
        self._ready = [threading.Event() for _ in tasks]
        self._left: Iterator[tuple[int, Task]] = iter(list(enumerate(tasks)))
        self._taking = threading.Lock()
        for _ in range(min(threads, len(tasks))):
            threading.Thread(target=self._work, daemon=True).start()

    def __len__(self) -> int:
        return len(self._answers)

    @overload
    def __getitem__(self, index: int) -> Answer: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Answer]: ...

    def __getitem__(self, index: int | slice) -> Answer | Sequence[Answer]:
        if isinstance(index, slice):
            return [self[place] for place in range(*index.indices(len(self)))]
        self._ready[index].wait()
        answer = self._answers[index]
        if isinstance(answer, BaseException):
            raise answer
        assert answer is not None
        return answer

    def _work(self) -> None:
        while (taken := self._next()) is not None:
            place, task = taken
            try:
                self._answers[place] = task()
            except BaseException as error:  # raised in the thread that takes the answer
                self._answers[place] = error
            self._ready[place].set()

    def _next(self) -> tuple[int, Task] | None:
        with self._taking:
            return next(self._left, None)
