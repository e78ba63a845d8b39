"""What a user is told when nothing can be done: what the file is, and what to do instead."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.commands import Shell

REFERENCE = "Quill A, Strom B. On tidal clocks. Acta Ficta 1999;7:11-19."
PROSE = "# Bells\n\nNothing is cited here, there is only text.\n"


@pytest.mark.parametrize("to", ["bibtex", "jsonl", "csl-json"])
@pytest.mark.parametrize(("text", "code"), [(PROSE, 2), (f"{PROSE}\n{REFERENCE}\n", 0), (REFERENCE, 0)])
def test_parse_says_that_nothing_was_found(shell: Shell, text: str, code: int, to: str) -> None:
    outcome = shell("parse", "--to", to, stdin=text)
    assert outcome.code == code
    assert ("refcheck: error: -: no reference was found. Name" in outcome.stderr) == (code == 2)
    assert to != "csl-json" or outcome.json is not None  # what is written stays whole


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("paper.md", f"A [1].\n\n# References\n\n1. {REFERENCE}\n", True),
        ("list.enw", "%0 Journal Article\n%A Quill, A.\n%T On tidal clocks\n%J Acta Ficta\n%D 1999\n", True),
        (
            "refs.bib",
            "@book{quill, author={Quill, A.}, title={Clocks}, publisher={Ficta}, year=1999}\n",
            False,
        ),
    ],
)
@pytest.mark.parametrize("option", ["--quiet", "--diff"])
def test_merge_is_for_bib_files(
    shell: Shell, tmp_path: Path, name: str, text: str, told: bool, option: str
) -> None:
    (tmp_path / name).write_text(text)
    outcome = shell("check", "--offline", "--merge", option, str(tmp_path / name))
    assert ("not completed: --merge is for .bib files; --bib FILE" in outcome.stderr) == told


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: Bells\nbibliography: [refs.bib]\n---\nAs @quill99 says.\n",
        '#set page(width: 2cm)\n= Bells\nAs @quill99 says.\n#bibliography("refs.bib")\n',
        'As @quill99 says.\n\n#bibliography("refs.bib")\n',
    ],
)
@pytest.mark.parametrize("command", ["check", "parse"])
def test_no_file_is_looked_for_beside_standard_input(shell: Shell, command: str, text: str) -> None:
    outcome = shell(command, stdin=text)
    assert outcome.code == 2
    assert "'refs.bib', which cannot be looked for beside standard input" in outcome.stderr


@pytest.mark.parametrize(("name", "data"), [("fig", b"\x89PNG\r\n\x1a\n12345"), ("fig.jpg", b"12345")])
def test_an_image_is_told(shell: Shell, tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    assert f"{name}: is an image. Name the manuscript" in shell("check", str(tmp_path / name)).stderr


@pytest.mark.parametrize(("terminal", "shown"), [(True, "One line\n"), (False, "One line")])
def test_the_text_shown_on_a_terminal_ends_its_line(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, terminal: bool, shown: str
) -> None:
    (tmp_path / "a.txt").write_text("One line")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: terminal)
    assert shell("check", "--show-text", str(tmp_path / "a.txt")).stdout == shown


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("On tidal clocks", "    Quill A, Strom B. On tidal clocks. Acta Ficta 1999;7:11-19."),
        (f"On {'very ' * 80}slow clocks", "    Quill A, Strom B. On very very "),
    ],
)
def test_the_entries_are_shown_to_be_compared(shell: Shell, title: str, shown: str) -> None:
    text = f"References\n\n1. {REFERENCE.replace('On tidal clocks', title)}\n2. {REFERENCE}\n"
    line = next(line for line in shell("check", "--offline", "-v", stdin=text).stdout.splitlines()[1:])
    assert line.startswith(shown)
    assert line.endswith("Acta Ficta 1999;7:11-19.")
    assert len(line) < 300
