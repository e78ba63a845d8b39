"""Ctrl-C ends the program at once and keeps what was answered."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

from refcheck.sources.cache import Cache
from tests.sources.server import CrossrefServer
from tests.sources.works import record

# A program started in the background may have been told to ignore Ctrl-C; this one listens all the same.
_PROGRAM = """
import signal
import sys
signal.signal(signal.SIGINT, signal.default_int_handler)
from pathlib import Path
from refcheck.sources.cache import Cache
from refcheck.sources.crossref import Crossref
from tests.sources.works import reference
crossref = Crossref(sys.argv[1], cache=Cache(Path(sys.argv[2])))
answers = crossref.search([reference(number) for number in range(12)], 3)
print(sum(bool(answer.works) for answer in answers))
"""


def _start(server: CrossrefServer, cache: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", _PROGRAM, server.url, str(cache)]
    return subprocess.Popen(
        command, env={"PYTHONPATH": "src:."}, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def test_ctrl_c_keeps_what_was_answered_and_the_next_run_goes_on(tmp_path: Path) -> None:
    with CrossrefServer([record(number) for number in range(12)], latency=0.1) as server:
        first = _start(server, tmp_path / "cache.sqlite")
        while len(server.asked) < 4 and first.poll() is None:
            time.sleep(0.01)
        server.latency = 20  # the request under way will not be answered in time
        time.sleep(0.25)
        begun = time.monotonic()
        first.send_signal(signal.SIGINT)
        _, complaint = first.communicate(timeout=15)
        assert time.monotonic() - begun < 5
        assert first.returncode != 0
        assert "KeyboardInterrupt" in complaint
        cache = Cache(tmp_path / "cache.sqlite")
        (answered,) = cache.info().answers.values()
        cache.close()
        assert answered >= 3
        server.asked.clear()
        server.latency = 0
        output, _ = _start(server, tmp_path / "cache.sqlite").communicate(timeout=30)
        assert output == "12\n"
        assert len(server.asked) == 12 - answered
