"""Files that a document names and that are not there: said once, and no author is accused for them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands import Shell

BIB = "@book{quill99, title={On clocks}, author={Quill, A.}, publisher={Ficta}, year=1999}\n"
BEGIN = "\\documentclass{article}\\begin{document}\\cite{quill99,nobody}"


@pytest.mark.parametrize(
    ("name", "text", "lost"),
    [
        ("paper.tex", BEGIN + "\\bibliography{refs,more}\\end{document}", "more"),
        ("paper.tex", BEGIN + "\\include{chapter}\\bibliography{refs}\\end{document}", "chapter"),
        ("paper.Rmd", "---\nbibliography: [refs.bib, more.bib]\n---\n@quill99 and @nobody.\n", "more.bib"),
        ("paper.tex", BEGIN + "\\bibliography{refs}\\end{document}", ""),
    ],
)
def test_what_is_not_there_is_named(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, text: str, lost: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "refs.bib").write_text(BIB)
    (tmp_path / name).write_text(text)
    outcome = shell("check", "--offline", "--select", "CIT901", name)
    assert outcome.stderr.count(f"{name}: names {lost!r}, not found in its folder") == bool(lost)
    assert ("CIT901 cited-not-listed (info)" if lost else "CIT901 cited-not-listed (error)") in outcome.stdout
    assert outcome.code == (0 if lost else 1)
    assert not lost or f"{lost!r}, which could not be read, may have it" in outcome.stdout
