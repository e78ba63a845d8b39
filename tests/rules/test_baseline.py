from __future__ import annotations

import json
from pathlib import Path

import pytest

from refcheck import rules
from refcheck.errors import ConfigurationError
from refcheck.formats import bibtex
from refcheck.model import Checked, Match, Report, Status
from refcheck.rules import baseline

BIB = """\
@article{k, title = {Bone & Joint}, author = {B C}, journal = {J & J}}
@article{l, title = {Another}, author = {B C}}
"""


def report(text: str) -> Report:
    document = bibtex.from_text("x.bib", text)
    matches = tuple(Match(each, Status.UNCHECKED, "") for each in document.references or ())
    codes = ["BIB114", "BIB123"]
    return Report((Checked(document, matches, tuple(rules.judge(document, matches, codes))),))


def left(path: Path, text: str) -> list[str]:
    (checked,) = baseline.unknown(report(text), baseline.read(str(path))).documents
    return [finding.message for finding in checked.findings]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "baseline.json"
    baseline.write(str(path), report(BIB))
    return path


def test_what_is_accepted_is_not_reported_again(path: Path) -> None:
    assert len(json.loads(path.read_text())["findings"]) == 3
    assert left(path, BIB) == []


def test_moving_and_reformatting_change_nothing(path: Path) -> None:
    first, second = BIB.splitlines()
    reformatted = first.replace(", ", ",\n   ").replace("{k", "{newkey").replace("{Bone", "{BONE")
    assert left(path, f"% moved\n\n{second}\n\n{reformatted}\n") == []


def test_what_is_new_is_reported(path: Path) -> None:
    new = BIB + "@article{m, title = {Bone & Joint}, author = {B C}, journal = {J}}\n"
    assert left(path, new) == ["LaTeX takes this & for a command: write \\&"]
    assert left(path, BIB.replace("{Another}", "{Another # one}")) == [
        "an article needs: journal",
        "LaTeX takes this # for a command: write \\#",
    ]


@pytest.mark.parametrize(
    "text",
    ["", "{}", "[]", '{"version": 1, "findings": [{}]}', '{"version": 99, "findings": []}'],
)
def test_what_is_no_baseline_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "baseline.json"
    path.write_text(text)
    with pytest.raises(ConfigurationError, match=r"baseline\.json.*--write-baseline"):
        baseline.read(str(path))


def test_a_missing_baseline_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="nowhere"):
        baseline.read(str(tmp_path / "nowhere.json"))
