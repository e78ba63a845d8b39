"""The process apart in which ``guarded`` lets files be read: what runs there."""

from __future__ import annotations

import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue
from typing import BinaryIO

from refcheck.errors import InputError, RefcheckError
from refcheck.model import Document

Reader = Callable[[str, bytes], Document]
Request = tuple[Reader, str, bytes]

READY = "ready"


def serve(memory: int) -> None:
    """Read what is asked for on standard input until that is closed; ``memory`` is in bytes."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C ends this at once, and leaves nothing to say
    answers = _answers()
    _limit(memory)
    requests: SimpleQueue[Request] = SimpleQueue()
    threading.Thread(target=_listen, args=(sys.stdin.buffer, requests), daemon=True).start()
    _send(READY, answers)
    while True:
        _send(_answer(*requests.get(), memory), answers)


def _answers() -> BinaryIO:
    """Standard output, which from now on nothing else can be printed to."""
    own = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    return own


def _listen(requests: BinaryIO, queue: SimpleQueue[Request]) -> None:
    """Hand on what is asked for; end this process, whatever it does, when nobody is left to ask."""
    try:
        while True:
            queue.put(pickle.load(requests))  # from the program of ours that started this one
    finally:
        os._exit(0)


def _answer(reader: Reader, path: str, data: bytes, memory: int) -> Document | Exception:
    try:
        return reader(path, data)
    except RefcheckError as error:
        return error
    except MemoryError:
        return InputError(
            f"{path}: takes more than {memory / (1 << 30):g} GB of memory to read. Print or export it anew."
        )
    except Exception as error:  # of any class, which need not be known where it is told
        return RuntimeError(f"{type(error).__name__}: {error}")


def _send(answer: object, stream: BinaryIO) -> None:
    pickle.dump(answer, stream, pickle.HIGHEST_PROTOCOL)
    stream.flush()


def _limit(memory: int) -> None:
    """Let this process take so many bytes beyond what it has."""
    with suppress(ImportError, OSError, ValueError):  # only Linux has all of this, and keeps to it
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        most = pages * resource.getpagesize() + memory
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
