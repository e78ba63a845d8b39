"""What is written never takes the place of what is read."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.commands import MANUSCRIPT, Shell

BIB = "@article{quill1999,\n author = {Quill, A.},\n title = {On quills},\n year = {1999}\n}\n% kept\n"
TEX = r"\documentclass{article}\begin{document}\cite{quill1999}\bibliography{refs}\end{document}"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copy(MANUSCRIPT, tmp_path / "paper.txt")
    (tmp_path / "refs.bib").write_text(BIB)
    (tmp_path / "paper.tex").write_text(TEX)
    (tmp_path / "hard.txt").hardlink_to(tmp_path / "paper.txt")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _held(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("paper.txt", "--bib", "paper.txt"), "--bib paper.txt: would overwrite"),
        (("paper.txt", "-o", "./paper.txt"), "--output ./paper.txt: would overwrite"),
        (("paper.txt", "-o", "hard.txt", "--output-format", "json"), "Choose another name"),
        (("hard.txt", "--bib", "paper.txt"), "Choose another name"),
        (("paper.txt", "--baseline", "paper.txt", "--write-baseline"), "--baseline paper.txt"),
        (("refs.bib", "--bib", "refs.bib"), "in place with --fix or complete it with --merge"),
        (("paper.txt", "--bib", "new", "-o", "./new"), "--output names the same file"),
        (("nothere.md", "--bib", "nothere.md"), "would overwrite"),
    ],
)
def test_an_input_is_never_overwritten(
    shell: Shell, folder: Path, arguments: tuple[str, ...], said: str
) -> None:
    before = _held(folder)
    outcome = shell("check", "--offline", *arguments)
    assert (outcome.code, outcome.stdout) == (2, "")
    assert said in outcome.stderr
    assert _held(folder) == before


@pytest.mark.parametrize("option", ["--bib", "-o"])
def test_nor_is_a_file_that_a_document_draws_on(shell: Shell, folder: Path, option: str) -> None:
    before = _held(folder)
    outcome = shell("check", "--offline", "paper.tex", option, "refs.bib")
    assert outcome.code == 2
    assert "1 reference" in outcome.stdout
    assert "paper.tex draws on this file" in outcome.stderr
    assert _held(folder) == before


def test_a_dash_is_standard_output(shell: Shell, folder: Path) -> None:
    before = _held(folder)
    written = shell("check", "paper.txt", "--offline", "--output-format", "json", "-o", "-")
    assert written.stdout == shell("check", "paper.txt", "--offline", "--output-format", "json").stdout
    assert _held(folder) == before


def test_other_names_are_written(shell: Shell, folder: Path) -> None:
    shell("check", "--offline", "paper.tex", "--bib", "new.bib", "-o", "report.txt")
    assert {"new.bib", "report.txt"} <= set(_held(folder))
