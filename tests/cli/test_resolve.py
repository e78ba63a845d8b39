from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from refcheck.cli.resolve import command
from tests.sources import server as faults
from tests.sources.server import CrossrefServer
from tests.sources.works import family, record, reference

MISSING = "Nobody N. Nothing of the kind. J Void 1999;1:1-2."
LIST = "\n\n".join([*(reference(number).unstructured for number in (3, 1, 4)), MISSING])


@pytest.fixture
def server() -> Iterator[CrossrefServer]:
    with CrossrefServer([record(number) for number in range(9)]) as server:
        yield server


def run(server: CrossrefServer, *arguments: str, text: str = LIST) -> Result:
    return CliRunner().invoke(command, [*arguments, "--crossref-url", server.url], input=text)


def test_json_lines_in_the_order_of_the_list(server: CrossrefServer) -> None:
    result = run(server, "--output-format", "jsonl", "-")
    assert (result.exit_code, result.stderr) == (0, "")
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert [list(line) for line in lines] == [["unstructured", "status", "doi", "reason"]] * 4
    assert [line["unstructured"] for line in lines] == LIST.split("\n\n")
    assert [line["doi"] for line in lines] == [record(number)["DOI"] for number in (3, 1, 4)] + [None]
    assert [line["status"] for line in lines] == ["found"] * 3 + ["not-found"]
    assert all(line["reason"] for line in lines)


def test_a_table(server: CrossrefServer, tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_text(LIST)
    result = run(server, str(path))
    rows = [row.split(maxsplit=3) for row in result.stdout.splitlines()]
    assert [row[:3] for row in rows] == [
        ["1", "found", "10.5555/made.up.3"],
        ["2", "found", "10.5555/made.up.1"],
        ["3", "found", "10.5555/made.up.4"],
        ["4", "not-found", "-"],
    ]
    assert rows[0][3].startswith(f"{family(3)} IB.")
    assert result.exit_code == 0


def test_an_outage_is_told_once_and_exits_with_3(server: CrossrefServer) -> None:
    server.misbehave(faults.status(403), 1000)
    result = run(server, "--output-format", "jsonl", "-")
    assert result.exit_code == 3
    assert [json.loads(line)["status"] for line in result.stdout.splitlines()] == ["unchecked"] * 4
    assert result.stderr.count("refcheck: unchecked: Crossref refuses our requests (HTTP 403)") == 1


def test_offline_asks_nobody(server: CrossrefServer) -> None:
    result = run(server, "--offline", "--output-format", "jsonl", "-")
    assert result.exit_code == 0
    assert [json.loads(line)["status"] for line in result.stdout.splitlines()] == ["unchecked"] * 4
    assert not server.asked


def test_a_second_run_asks_nothing(server: CrossrefServer) -> None:
    first = run(server, "-").stdout
    asked = len(server.asked)
    assert run(server, "-").stdout == first
    assert len(server.asked) == asked
