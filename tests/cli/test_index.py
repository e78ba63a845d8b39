import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from refcheck.cli.index import _duration, command
from tests.sources.index.test_build import record, write


def test_build_and_info(tmp_path: Path) -> None:
    source = write(tmp_path / "records.jsonl", [record(1), record(2)])
    source.write_text(source.read_text() + "\n{oops\n")
    folder = str(tmp_path / "index")
    built = CliRunner().invoke(command, ["build", str(source), "--index", folder, "--partial"])
    assert built.exit_code == 0
    assert "2 records, putting them in order" in built.stderr
    assert f"{source}:3: not JSON" in built.stderr
    told = CliRunner().invoke(command, ["info", "--index", folder])
    assert told.stdout == built.stdout
    for line in ("records   2", "journals  1", "years     1950-1950", "scope     partial"):
        assert line in told.stdout
    assert "from 2 records in 1 file (1 lines skipped)" in told.stdout


def test_quiet_says_nothing(tmp_path: Path) -> None:
    source = write(tmp_path / "records.jsonl", [record(1)])
    built = CliRunner().invoke(command, ["build", str(source), "--index", str(tmp_path / "index"), "-q"])
    assert (built.exit_code, built.output) == (0, "")
    assert json.loads((tmp_path / "index" / "manifest.json").read_text())["partial"] is False


@pytest.mark.parametrize(("options", "warned"), [([], True), (["--partial"], False), (["-q"], False)])
def test_a_few_records_that_stand_for_all_of_crossref_are_warned_of(
    options: list[str], warned: bool, tmp_path: Path
) -> None:
    source = write(tmp_path / "records.jsonl", [record(1)])
    built = CliRunner().invoke(command, ["build", str(source), "--index", str(tmp_path / "index"), *options])
    assert ("Build with --partial" in built.stderr) is warned


@pytest.mark.parametrize(("seconds", "printed"), [(0, "0:00"), (59.6, "1:00"), (3725, "1:02:05")])
def test_duration(seconds: float, printed: str) -> None:
    assert _duration(seconds) == printed
