from __future__ import annotations

import logging
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from refcheck.sources import cache as module
from refcheck.sources.cache import Cache

DAY = 86_400


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "folder" / "answers.sqlite"


def fill(path: Path, count: int = 3, **options: Any) -> None:
    cache = Cache(path, **options)
    for number in range(count):
        cache.put("crossref", f"doi {number}", f"body {number}".encode())
    cache.close()


def kept(path: Path, question: str) -> bytes | None:
    cache = Cache(path)
    body = cache.get("crossref", question)
    cache.close()
    return body


def test_an_answer_is_kept_between_runs(path: Path) -> None:
    fill(path)
    cache = Cache(path)
    assert cache.get("crossref", "doi 1") == b"body 1"
    assert cache.get("crossref", "doi 9") is None
    assert cache.get("pubmed", "doi 1") is None
    cache.close()


def test_the_standard_place_is_the_users_cache_directory() -> None:
    assert Cache().path == Path(os.environ["XDG_CACHE_HOME"]) / "refcheck" / "answers-1.sqlite"


@pytest.mark.parametrize(
    ("days", "own_days", "age", "counts"),
    [(30, None, 29, True), (30, None, 31, False), (30, 1, 2, False), (1, 30, 2, False), (0, None, 1, False)],
)
def test_an_answer_counts_up_to_an_age(
    path: Path, days: float, own_days: float | None, age: float, counts: bool
) -> None:
    fill(path, clock=lambda: 0)
    cache = Cache(path, days=days, clock=lambda: age * DAY)
    assert (cache.get("crossref", "doi 1", own_days) is not None) is counts
    cache.close()


def test_refresh_counts_only_what_this_run_kept(path: Path) -> None:
    fill(path)
    cache = Cache(path, refresh=True)
    assert cache.get("crossref", "doi 1") is None
    cache.put("crossref", "doi 1", b"newer")
    assert cache.get("crossref", "doi 1") == b"newer"
    cache.close()
    assert kept(path, "doi 1") == b"newer"


def test_info_and_clear(path: Path) -> None:
    assert not Cache(path).info().answers
    assert not path.exists()  # to look is not to make
    fill(path, clock=lambda: 7)
    cache = Cache(path)
    info = cache.info()
    assert (dict(info.answers), info.oldest, info.newest) == ({"crossref": 3}, 7, 7)
    assert info.size > 0
    assert cache.clear() == 3
    assert cache.get("crossref", "doi 1") is None
    assert not cache.info().answers
    cache.close()


def test_several_processes_write_at_once(path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from refcheck.sources.cache import Cache\n"
        "cache = Cache(Path(sys.argv[1]))\n"
        "for number in range(40): cache.put('crossref', f'{sys.argv[2]} {number}', b'body')\n"
        "sys.exit(len(cache._memory))"
    )
    command = [sys.executable, "-c", code, str(path)]
    writers = [subprocess.Popen([*command, name], env={"PYTHONPATH": "src"}) for name in "abcd"]
    assert [writer.wait() for writer in writers] == [0, 0, 0, 0]
    cache = Cache(path)
    assert cache.info().answers == {"crossref": 160}
    cache.close()


def _overwritten(path: Path) -> None:
    path.write_bytes(b"this is no database " * 500)


def _cut_off(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _scribbled(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[100:] = b"\xff" * (len(data) - 100)
    path.write_bytes(data)


def _another_table(path: Path) -> None:
    path.unlink()
    database = sqlite3.connect(path)
    database.execute("CREATE TABLE answers (something_else TEXT)")
    database.commit()
    database.close()


@pytest.mark.parametrize("damage", [_overwritten, _cut_off, _scribbled, _another_table])
def test_a_damaged_file_is_begun_anew(
    path: Path, damage: Callable[[Path], None], caplog: pytest.LogCaptureFixture
) -> None:
    fill(path, 200)
    damage(path)
    cache = Cache(path)
    cache.get("crossref", "doi 1")
    cache.put("crossref", "doi new", b"body")
    assert cache.get("crossref", "doi new") == b"body"
    cache.close()
    assert kept(path, "doi new") == b"body"
    assert "was damaged and is begun anew" in caplog.text


def test_a_damaged_body_does_not_count(path: Path) -> None:
    fill(path)
    database = sqlite3.connect(path)
    database.execute("UPDATE answers SET body = x'00ff00'")
    database.commit()
    database.close()
    cache = Cache(path)
    assert cache.get("crossref", "doi 1") is None
    cache.close()


def test_a_full_disk_loses_nothing_of_this_run(
    path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    connect = sqlite3.connect

    def small(*arguments: Any, **options: Any) -> sqlite3.Connection:
        database = connect(*arguments, **options)
        database.execute("PRAGMA max_page_count = 8")
        return database

    monkeypatch.setattr(sqlite3, "connect", small)
    cache = Cache(path)
    bodies = {f"doi {number}": bytes(str(number), "ascii") * 400 + _noise(number) for number in range(40)}
    for question, body in bodies.items():
        cache.put("crossref", question, body)
    assert {question: cache.get("crossref", question) for question in bodies} == bodies
    kept = cache.info().answers["crossref"]
    cache.close()
    assert 0 < kept < 40  # what found room before the disk was full is still there
    assert [record.getMessage().count("disk is full") for record in caplog.records] == [1]


def _noise(seed: int) -> bytes:
    import random

    return random.Random(seed).randbytes(1500)


def test_a_place_that_cannot_be_written_is_done_without(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").write_text("not a folder")
    cache = Cache(tmp_path / "file" / "answers.sqlite")
    cache.put("crossref", "doi 1", b"body")
    assert cache.get("crossref", "doi 1") == b"body"
    assert cache.get("crossref", "doi 2") is None
    assert len(caplog.records) == 1
    cache.close()


def test_another_process_that_will_not_let_go_is_not_waited_for_without_end(
    path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(module, "_BUSY", 0.02)
    fill(path)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with caplog.at_level(logging.WARNING):
        cache = Cache(path)
        cache.put("crossref", "doi 8", b"eight")
        assert cache.get("crossref", "doi 8") == b"eight"
    other.execute("ROLLBACK")
    other.close()
    cache.put("crossref", "doi 9", b"nine")
    cache.close()
    assert "locked" in caplog.text
    assert kept(path, "doi 9") == b"nine"
