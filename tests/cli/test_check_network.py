"""``refcheck check`` over the network, from the printed list to the number of requests."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from refcheck.cli.check import command
from tests.sources import server as faults
from tests.sources.server import CrossrefServer
from tests.sources.works import record, reference

RECORDS = [record(number) for number in range(30)]


def _printed(number: int) -> str:
    doi = f" https://doi.org/{record(number)['DOI']}" if number % 3 else ""
    return f"{number + 1}. {reference(number).unstructured}{doi}"


def _list(folder: Path) -> str:
    path = folder / "list.txt"
    path.write_text("References\n\n" + "\n\n".join(map(_printed, range(30))) + "\n")
    return str(path)


def test_thirty_references_of_which_twenty_have_dois_cost_eleven_requests(tmp_path: Path) -> None:
    with CrossrefServer(RECORDS) as server:
        arguments = [_list(tmp_path), "--output-format", "json", "--crossref-url", server.url]
        result = CliRunner().invoke(command, arguments)
        assert json.loads(result.stdout)["summary"]["found"] == 30
        assert (server.list_requests, server.single_requests) == (11, 0)
        CliRunner().invoke(command, arguments)
        assert len(server.asked) == 11  # a warm run asks nothing


def test_an_outage_is_no_fabrication(tmp_path: Path) -> None:
    with CrossrefServer(RECORDS) as server:
        server.misbehave(faults.status(403), 1000)
        result = CliRunner().invoke(
            command, [_list(tmp_path), "--output-format", "json", "--crossref-url", server.url]
        )
    report = json.loads(result.stdout)
    assert (report["summary"]["unchecked"], report["summary"]["not-found"]) == (30, 0)
    assert result.exit_code == 3
    reasons = {one["match"]["reason"] for one in report["documents"][0]["references"]}
    assert len(reasons) == 1
    assert "HTTP 403" in reasons.pop()
