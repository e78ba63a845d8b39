"""What the README shows is what happens."""

from __future__ import annotations

import re
import shlex
import tomllib
from pathlib import Path

import pytest

from refcheck import config
from refcheck.cli import COMMANDS
from tests.commands import ROOT, Shell

README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


def test_the_excerpt_is_true(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    outcome = shell("check", "data/manuscript.txt", "--offline")
    (excerpt,) = blocks("text")
    assert excerpt in outcome.stdout


def test_the_library_example_runs(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    (example,) = blocks("python")
    exec(compile(example, "README.md", "exec"), {})
    assert "DAT101 2009 is the online date" in capsys.readouterr().out


def test_the_configuration_example_is_accepted(tmp_path: Path) -> None:
    (example,) = blocks("toml")
    path = tmp_path / "refcheck.toml"
    path.write_text(example)
    assert config.load(path).values == tomllib.loads(example)


def test_every_command_line_parses(shell: Shell) -> None:
    lines = re.findall(rf"refcheck (?:{'|'.join(COMMANDS)}) [^`|&\n]*", README)
    assert len(lines) >= 9
    for line in lines:
        _, command, *arguments = shlex.split(line.partition(" (")[0])
        options = [word.partition("=")[0] for word in arguments if word.startswith("--")]
        helped = shell(command, "--help").stdout + shell("index", "build", "--help").stdout
        assert all(option in helped for option in options), line


@pytest.mark.parametrize("link", re.findall(r"\]\(((?!https?:)[^)]+)\)", README))
def test_links_lead_somewhere(link: str) -> None:
    assert (ROOT / link).exists()
