"""The command table, and what the start of the program costs."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import refcheck
from refcheck.cli import COMMANDS
from tests.commands import MANUSCRIPT, Shell


@pytest.mark.parametrize("name", COMMANDS)
def test_the_table_says_what_the_command_says(name: str) -> None:
    command = import_module(f"refcheck.cli.{name}").command
    assert command.name == name
    assert command.get_short_help_str(limit=200) == COMMANDS[name]


def test_help_lists_every_command(shell: Shell) -> None:
    outcome = shell("--help")
    assert outcome.code == 0
    assert all(name in outcome.stdout for name in COMMANDS)


def test_an_unknown_command_is_a_usage_error(shell: Shell) -> None:
    outcome = shell("chekc")
    assert outcome.code == 2
    assert "did you mean 'check'?" in outcome.stderr
    assert "the commands are check, parse" in shell("zzz").stderr


def test_version(shell: Shell) -> None:
    assert shell("--version").stdout == f"refcheck {refcheck.__version__}\n"


def test_help_loads_nothing_heavy() -> None:
    code = "import sys; from refcheck.cli import main\ntry: main(['--help'])\nexcept SystemExit: pass\n"
    code += "print('\\n'.join(sys.modules), file=sys.stderr)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = {name.partition(".")[0] for name in run.stderr.split()}
    heavy = {
        "click",
        "typing",
        "habanero",
        "rich",
        "numpy",
        "tantivy",
        "bibtexparser",
        "rapidfuzz",
        "orjson",
        "json",
        "sqlite3",
    }
    assert not loaded & heavy


def test_the_front_door_stays_open() -> None:
    code = (
        "import refcheck, refcheck.flow\n"
        "(reference,) = refcheck.parse(['Example A. An invented title. J Made Up Stud. 1999;1:2-3.'])\n"
        "assert reference.item.volume == '1'\n"
        "assert callable(refcheck.check) and callable(refcheck.read)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
    with pytest.raises(AttributeError):
        refcheck.__getattr__("nothing")


def test_a_fault_of_its_own_is_no_finding(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(path: str) -> None:
        raise ZeroDivisionError("made up")

    monkeypatch.setattr("refcheck.formats.read", fail)
    monkeypatch.delenv("REFCHECK_TRACEBACK", raising=False)
    outcome = shell("check", MANUSCRIPT, "--offline")
    assert outcome.code == 2
    assert "ZeroDivisionError: made up" in outcome.stderr
    assert "report it" in outcome.stderr
    assert "Traceback" not in outcome.stderr
    monkeypatch.setenv("REFCHECK_TRACEBACK", "1")
    assert "Traceback" in shell("check", MANUSCRIPT, "--offline").stderr


def test_a_rule_is_explained_and_a_family_listed(shell: Shell) -> None:
    assert shell("rule", "dat101").stdout.startswith("The year")
    listed = shell("rule", "dat10").stdout.splitlines()
    assert len(listed) > 5
    assert all(line.startswith("DAT10") for line in listed)
    assert shell("rule", "STY").stdout.startswith("STY001")
    assert "did you mean DAT101 (online-year)?" in shell("rule", "onlin-year").stderr


def test_a_form_of_reports_in_the_configuration_is_no_matter_to_resolve(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "refcheck.toml").write_text('output-format = "json"\n')
    monkeypatch.chdir(tmp_path)
    assert shell("resolve", "--offline", MANUSCRIPT).stdout.lstrip()[:1] not in ("", "{")
    assert shell("check", "--offline", MANUSCRIPT).json["version"] == 1


DOIS = "10.1002/jbmr.5650080915\nhttps://doi.org/10.1155/2013/690329\ndoi:10.1258/ar.2012.120222.\n"


@pytest.mark.parametrize("dois", [DOIS, DOIS.replace("\n", "\n\n"), DOIS.split("\n", 1)[0]])
def test_a_list_of_identifiers_is_a_list_of_references(shell: Shell, dois: str) -> None:
    lines = shell("resolve", "-", "--offline", "--output-format", "jsonl", stdin=dois).stdout.splitlines()
    assert [json.loads(line)["status"] for line in lines] == ["found"] * len(dois.split())


def test_a_bib_is_made_of_dois(shell: Shell) -> None:
    outcome = shell("check", "-", "--offline", "--bib", "-", "--select", "REF,LST", stdin=DOIS)
    assert outcome.code == 0
    assert "@article{genant1993,\n" in outcome.stdout
    assert "No findings." in outcome.stdout
