"""Work that a hostile file could draw out for ever, in a process of its own with bounded time and memory."""

from __future__ import annotations

import os
import pickle
import select
import signal
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, NoReturn

from refcheck.errors import InputError
from refcheck.model import Document

_PATIENCE = 300.0  # seconds: 5,000 pages take two minutes
_MEMORY = 3 << 30  # bytes beyond what the program has
_PIECE = 1 << 20


def guarded(path: str, work: Callable[[], Document]) -> Document:
    """What ``work`` returns or raises; InputError when it takes too long, too much memory, or crashes.

    Where a process cannot be split in two (Windows, or other threads at work) it is done here, unbounded.
    """
    if sys.platform == "win32" or threading.active_count() > 1:
        return work()
    receiver, sender = os.pipe()
    child = os.fork()
    if not child:
        os.close(receiver)
        _answer(work, sender)
    os.close(sender)
    try:
        answer = _received(receiver, time.monotonic() + _PATIENCE)
    finally:  # Ctrl-C, too, must leave nothing running
        os.close(receiver)
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    try:
        result = pickle.loads(answer)  # from our own process
    except (EOFError, pickle.UnpicklingError) as error:  # nothing came, or not all
        raise InputError(
            f"{path}: takes more time or memory to read than any document. Print or export it to PDF anew."
        ) from error
    if isinstance(result, Document):
        return result
    raise result


def _answer(work: Callable[[], Document], sender: int) -> NoReturn:
    """Do the work in the child process and send what comes of it; nothing when it cannot be sent."""
    with suppress(BaseException):
        _limit()
        result: Any
        try:
            result = work()
        except Exception as error:  # for the parent to raise
            result = error
        with os.fdopen(sender, "wb") as stream:
            pickle.dump(result, stream, pickle.HIGHEST_PROTOCOL)
    os._exit(0)


def _limit() -> None:
    import resource  # not on Windows

    resource.setrlimit(resource.RLIMIT_CPU, (int(_PATIENCE), int(_PATIENCE)))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with suppress(OSError, ValueError):  # only Linux tells, and keeps to it
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        most = pages * resource.getpagesize() + _MEMORY
        resource.setrlimit(resource.RLIMIT_AS, (most, most))


def _received(receiver: int, deadline: float) -> bytes:
    """All that comes; nothing when it is not all there by the deadline."""
    pieces: list[bytes] = []
    while (left := deadline - time.monotonic()) > 0:
        ready, _, _ = select.select([receiver], [], [], left)
        if ready:
            piece = os.read(receiver, _PIECE)
            if not piece:
                return b"".join(pieces)
            pieces.append(piece)
    return b""
