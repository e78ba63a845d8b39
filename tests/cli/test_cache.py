from __future__ import annotations

from click.testing import CliRunner

from refcheck.cli.cache import command
from refcheck.sources.cache import Cache


def _fill(count: int) -> None:
    cache = Cache(clock=lambda: 86_400 * 365.25 * 30)
    for number in range(count):
        cache.put("https://api.crossref.org", f"doi 10.5555/{number}", b"[]")
    cache.close()


def test_info_of_a_cache() -> None:
    _fill(3)
    result = CliRunner().invoke(command, ["info"])
    assert result.exit_code == 0
    lines = [line.split() for line in result.output.splitlines()]
    assert lines[0][1].endswith("answers-1.sqlite")
    assert lines[2:4] == [["answers", "3"], ["3", "from", "https://api.crossref.org"]]
    assert (lines[4][0], lines[5][0]) == ("oldest", "newest")
    assert lines[4][1][:4] in ("1999", "2000")


def test_info_without_a_cache() -> None:
    result = CliRunner().invoke(command, ["info"])
    assert result.exit_code == 0
    assert "answers  0" in result.output
    assert not Cache().path.exists()


def test_clear() -> None:
    _fill(2)
    assert "2 answers forgotten" in CliRunner().invoke(command, ["clear"]).output
    assert "0 answers forgotten" in CliRunner().invoke(command, ["clear"]).output
