"""Reading that a hostile file could draw out for ever, or crash, done by a process apart.

The process is started once, with the first such file, and reads one file after another, so that many cost
one start (a tenth of a second). It is a program of its own and no fork of this one: so it is the same on
every system, and beside any threads.
"""

from __future__ import annotations

import atexit
import os
import pickle
import subprocess
import sys
import threading
from contextlib import suppress
from typing import Any

from refcheck.errors import InputError
from refcheck.formats import apart
from refcheck.formats.apart import Reader, Request
from refcheck.model import Document

_PATIENCE = 300.0  # seconds: 5,000 pages take two minutes
_MEMORY = 3 << 30  # bytes beyond what the process needs to start
_PROGRAM = "import sys; sys.path[:] = {path!r}; from refcheck.formats import apart; apart.serve({memory})"
_ANEW = "Print or export it anew, or check the pages with the list alone."


def guarded(path: str, data: bytes, reader: Reader) -> Document:
    """What ``reader``, a function of some module, makes of ``path`` and ``data``, or the error it raises.

    InputError when it takes too long or too much memory, or crashes. Where Python cannot start itself
    (in a frozen program, say) the reading is done here, unbounded.
    """
    with _turn:
        worker = _worker()
        return reader(path, data) if worker is None else worker.read(path, data, reader)


def end() -> None:
    """End the process apart, if there is one."""
    while _workers:
        _workers.pop().end()


class _Worker:
    """The process apart, and the pipes to and from it."""

    def __init__(self) -> None:
        self._owner = os.getpid()
        self._late = False
        program = _PROGRAM.format(path=sys.path, memory=_MEMORY)
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(
            [sys.executable, "-I", "-c", program], stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL
        )

    def is_ours(self) -> bool:
        """Whether it runs, and was not started by a process of which this one is a fork."""
        return self._owner == os.getpid() and self._process.poll() is None

    def starts(self) -> bool:
        """Whether it has come up: to be asked once, first of all."""
        return bool(self._asked(None) == apart.READY)

    def read(self, path: str, data: bytes, reader: Reader) -> Document:
        """The document, or the error that reading it ends with."""
        answer = self._asked((reader, path, data))
        if isinstance(answer, Document):
            return answer
        if isinstance(answer, Exception):
            raise answer
        if self._late:
            raise InputError(f"{path}: takes more than {_PATIENCE:.0f} seconds to read. {_ANEW}")
        raise InputError(f"{path}: makes the program that reads it crash. {_ANEW}")

    def end(self) -> None:
        """End the process, whatever it does."""
        if self._owner == os.getpid():
            self._process.kill()
            with suppress(OSError):  # what was still to be sent
                self._process.communicate()

    def _asked(self, request: Request | None) -> Any:
        """Its answer; None, and an end of the process, when none comes in time."""
        answer = None
        clock = threading.Timer(_PATIENCE, self._give_up)
        clock.daemon = True
        clock.start()
        try:
            with suppress(OSError, EOFError, pickle.UnpicklingError):  # it is gone
                answer = self._exchanged(request)
        finally:  # Ctrl-C, too, must leave nothing running
            clock.cancel()
            clock.join()
            if answer is None or self._late:
                self.end()
        return answer

    def _exchanged(self, request: Request | None) -> Any:
        assert self._process.stdin
        assert self._process.stdout
        if request:
            pickle.dump(request, self._process.stdin, pickle.HIGHEST_PROTOCOL)
            self._process.stdin.flush()
        return pickle.load(self._process.stdout)  # from a program of ours

    def _give_up(self) -> None:
        self._late = True
        self._process.kill()


_workers: list[_Worker] = []  # the one that is at hand
_turn = threading.Lock()
atexit.register(end)


def _worker() -> _Worker | None:
    """The process apart, started when there is none yet; None where none comes up."""
    if _workers and _workers[0].is_ours():
        return _workers[0]
    end()
    if getattr(sys, "frozen", False) or not sys.executable:
        return None
    with suppress(OSError):
        worker = _Worker()
        if worker.starts():
            _workers.append(worker)
            return worker
    return None
