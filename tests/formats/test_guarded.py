"""Reading in a process apart: ended when it takes too long or too much, and never left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from refcheck.errors import InputError
from refcheck.formats import guarded, pdf
from refcheck.model import Document
from tests.commands import ROOT, Shell

GOOD = """References

1. Quill A. On bells. Acta Ficta. 2001;1:1-9.
2. Strom B. On clocks. Acta Ficta. 2002;2:1-9.
"""


def endless(path: str, data: bytes) -> Document:
    while True:
        pass


def greedy(path: str, data: bytes) -> Document:
    return Document(path, "x" * (1 << 29))


def leaving(path: str, data: bytes) -> Document:
    os._exit(0)


def crashing(path: str, data: bytes) -> Document:
    os.kill(os.getpid(), getattr(signal, "SIGSEGV", signal.SIGTERM))
    return endless(path, data)


def cut_off(path: str, data: bytes) -> Document:
    return Document(path, "x" * 1_000_000, citations=(lambda: None,))  # type: ignore[arg-type]


def talking(path: str, data: bytes) -> Document:
    sys.stdout.write("What a library has to say")
    sys.stdout.flush()
    os.write(1, b"and once more")
    return Document(path, data.decode())


def stumbling(path: str, data: bytes) -> Document:
    raise KeyError(path)


@pytest.fixture
def _short(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A process that may take little, for one test alone."""
    guarded.end()
    monkeypatch.setattr(guarded, "_PATIENCE", 2.0)
    monkeypatch.setattr(guarded, "_MEMORY", 1 << 28)
    yield
    guarded.end()


@pytest.mark.usefixtures("_short")
@pytest.mark.parametrize(
    ("reader", "message"),
    [
        (endless, "takes more than 2 seconds to read"),
        pytest.param(
            greedy,
            "takes more than 0.25 GB of memory to read",
            marks=pytest.mark.skipif(sys.platform != "linux", reason="only Linux bounds memory"),
        ),
        (leaving, "makes the program that reads it crash"),
        (crashing, "makes the program that reads it crash"),
        (cut_off, "makes the program that reads it crash"),
    ],
)
def test_reading_without_end_or_measure_is_ended_and_the_next_file_is_read(
    reader: guarded.Reader, message: str
) -> None:
    start = time.monotonic()
    with pytest.raises(InputError, match=rf"^paper\.pdf: {message}\. Print or export it anew"):
        guarded.guarded("paper.pdf", b"x", reader)
    assert guarded.guarded("next.pdf", b"text", talking) == Document("next.pdf", "text")
    assert time.monotonic() - start < 10


@pytest.mark.usefixtures("_short")
def test_a_crash_is_an_error_of_its_file_alone(
    tmp_path: Path, shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "read_here", crashing)
    bad, good = tmp_path / "bad.pdf", tmp_path / "good.txt"
    bad.write_bytes(b"%PDF-1.4")
    good.write_text(GOOD, encoding="utf-8")
    outcome = shell("check", "--offline", "--output-format", "json", str(bad), str(good))
    assert outcome.code == 2
    assert f"refcheck: error: {bad}: makes the program that reads it crash." in outcome.stderr
    assert "own" not in outcome.stderr
    assert [len(checked["references"]) for checked in outcome.json["documents"]] == [2]


def test_documents_and_errors_come_back_as_they_are() -> None:
    text = "Text.\n" * 100_000
    assert guarded.guarded("a.pdf", text.encode(), talking) == Document("a.pdf", text)
    with pytest.raises(InputError, match=r"^a\.pdf: is damaged"):
        guarded.guarded("a.pdf", b"%PDF-1.4", pdf.read_here)
    with pytest.raises(RuntimeError, match=r"KeyError: 'a\.pdf'"):
        guarded.guarded("a.pdf", b"", stumbling)


def test_one_process_reads_all_files_of_a_run_also_beside_threads() -> None:
    seen: list[object] = []

    def read() -> None:
        document = guarded.guarded("a.pdf", b"x", talking)
        seen.append((document.text, guarded._workers[0]))

    threads = [threading.Thread(target=read) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(seen) == 4
    assert len(set(seen)) == 1


@pytest.mark.parametrize("reason", ["frozen", "nameless", "another program"])
def test_where_python_cannot_start_itself_files_are_read_here(
    reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    guarded.end()
    if reason == "frozen":
        monkeypatch.setattr(sys, "frozen", True, raising=False)
    else:
        monkeypatch.setattr(sys, "executable", "" if reason == "nameless" else "/bin/echo")
    assert guarded.guarded("a.pdf", b"text", talking).text == "text"
    assert guarded._workers == []


RUN = """
import signal
from refcheck.formats import guarded
from tests.formats.test_guarded import endless, talking
signal.signal(signal.SIGINT, signal.default_int_handler)  # a background job's is ignored
guarded.guarded("a.pdf", b"x", talking)
print(guarded._workers[0]._process.pid, flush=True)
guarded.guarded("a.pdf", b"x", endless)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals as POSIX has them")
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGKILL"])
def test_nothing_is_left_behind_however_the_run_ends(name: str) -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "src")])}
    run = subprocess.Popen(
        [sys.executable, "-c", RUN],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
        start_new_session=True,
    )
    assert run.stdout
    apart = int(run.stdout.readline())
    time.sleep(0.2)  # for it to be within the endless file
    run.send_signal(getattr(signal, name))  # to the one process alone, not to its group as a terminal would
    try:
        run.communicate(timeout=10)
    finally:
        run.kill()
    deadline = time.monotonic() + 10
    while _runs(apart) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not _runs(apart)


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return "Z" not in _state(process)  # a zombie is over; who adopted it has only not looked yet


def _state(process: int) -> str:
    told = subprocess.run(
        ["ps", "-o", "stat=", "-p", str(process)], capture_output=True, text=True, check=False
    )
    return told.stdout.strip()
