"""``refcheck check`` on a .bib: mended, completed, with what is accepted left out of the report."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.commands import MANUSCRIPT, Shell

BIB = """\
% kept as it is
@article{genant2009,
  author  = {Genant, Harry K. and Wu, Chun Y. and van Kuijk, Cornelis and Nevitt, Michael C.},
  title   = {Vertebral fracture assessment using a semiquantitative technique},
  journal = {Journal of Bone & Mineral Research},
  year    = {2009},
  volume  = {8},
  pages   = {1137-1148}
}
"""
REFERENCE = (
    "Genant HK, Wu CY, van Kuijk C, Nevitt MC. Vertebral fracture assessment using a semiquantitative "
    "technique. J Bone Miner Res 2009;8:1137-48."
)
OFFLINE = ("--offline", "--no-progress", "--output-format", "concise")


@pytest.fixture
def bib(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "refs.bib"
    path.write_text(BIB, encoding="utf-8")
    return path


def codes(text: str) -> set[str]:
    return {line.split(": ")[1].split()[1] for line in text.splitlines()}


def test_the_archetype_is_found_in_a_bib(shell: Shell, bib: Path) -> None:
    outcome = shell("check", *OFFLINE, "refs.bib")
    assert outcome.code == 1
    assert {"DAT101", "BIB120", "BIB123"} <= codes(outcome.stdout)


def test_check_digits_are_found_in_aligned_fields(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "aligned.bib"
    path.write_text(
        "@book{roe,\n  title     = {Made-up bones},\n  isbn      = {978-3-16-148410-1},\n"
        '  issn      = "1234-5678"\n}\n'
    )
    outcome = shell("check", *OFFLINE, "--select", "IDN604,IDN605", str(path))
    assert [line.split(":")[1:3] for line in outcome.stdout.splitlines()] == [["3", "16"], ["4", "16"]]


def test_fix_changes_what_is_wrong_and_nothing_else(shell: Shell, bib: Path) -> None:
    shell("check", *OFFLINE, "--fix", "refs.bib")
    mended = (
        BIB.replace("{2009}", "{1993}").replace("Bone & ", "Bone \\& ").replace("1137-1148", "1137--1148")
    )
    assert bib.read_text(encoding="utf-8") == mended
    again = shell("check", *OFFLINE, "--fix", "refs.bib")
    assert bib.read_text(encoding="utf-8") == mended
    assert not {"DAT101", "BIB120", "BIB123"} & codes(again.stdout)


@pytest.mark.parametrize(("option", "whole"), [("--fix", False), ("--unsafe-fixes", True)])
def test_unsafe_fixes_applies_the_safe_ones_too(
    shell: Shell, tmp_path: Path, option: str, whole: bool
) -> None:
    printed = Path(MANUSCRIPT).read_text(encoding="utf-8")
    path = tmp_path / "manuscript.txt"
    path.write_text(printed, encoding="utf-8")
    shell("check", *OFFLINE, "--select", "DAT101,TTL404", option, str(path))
    mended = printed.replace("J Bone Miner Res 2009;8", "J Bone Miner Res 1993;8")
    assert mended != printed
    expected = mended.replace("polymethy-lmethacrylate", "polymethylmethacrylate") if whole else mended
    assert path.read_text(encoding="utf-8") == expected


def test_diff_shows_what_fix_would_do_and_changes_nothing(shell: Shell, bib: Path) -> None:
    outcome = shell("check", *OFFLINE, "--diff", "refs.bib")
    assert "-  year    = {2009},\n" in outcome.stdout
    assert "+  year    = {1993},\n" in outcome.stdout
    assert bib.read_text(encoding="utf-8") == BIB


def test_merge_puts_in_what_the_record_has_and_leaves_the_rest(shell: Shell, bib: Path) -> None:
    outcome = shell("check", *OFFLINE, "--merge", "refs.bib")
    added = "  pages   = {1137-1148},\n  number  = {9},\n  doi     = {10.1002/jbmr.5650080915}\n"
    assert bib.read_text(encoding="utf-8") == BIB.replace("  pages   = {1137-1148}\n", added)
    assert "genant2009 (1): added number, doi" in outcome.stderr


def test_the_cleaned_bib_keeps_the_key_and_says_where_it_comes_from(shell: Shell, bib: Path) -> None:
    shell("check", *OFFLINE, "--bib", "clean.bib", "--provenance", "refs.bib")
    text = (bib.parent / "clean.bib").read_text(encoding="utf-8")
    assert text.startswith("% refcheck: from ")
    assert "@article{genant2009," in text
    assert "year    = {1993}" in text


def test_a_baseline_accepts_what_is_known(shell: Shell, bib: Path) -> None:
    shell("check", *OFFLINE, "--baseline", "known.json", "--write-baseline", "refs.bib")
    assert json.loads((bib.parent / "known.json").read_text())["version"] == 1
    bib.write_text("\n\n" + BIB.replace("  author", "    author"), encoding="utf-8")
    assert shell("check", *OFFLINE, "--baseline", "known.json", "refs.bib").code == 0
    bib.write_text(BIB.replace("{8}", "{9}"), encoding="utf-8")
    outcome = shell("check", *OFFLINE, "--baseline", "known.json", "refs.bib")
    assert outcome.code == 1
    assert codes(outcome.stdout) == {"NUM201"}


def test_a_suppression_in_the_file_or_the_configuration_needs_a_reason(shell: Shell, bib: Path) -> None:
    bib.write_text(BIB.replace("% kept as it is", "% refcheck: ignore[DAT101, BIB] the reprint is meant"))
    assert "DAT101" not in codes(shell("check", *OFFLINE, "refs.bib").stdout)
    bib.write_text(BIB, encoding="utf-8")
    table = '[[suppress]]\nkey = "genant2009"\ncodes = ["DAT", "BIB"]\nreason = "the reprint is meant"\n'
    (bib.parent / "refcheck.toml").write_text(table)
    assert not {"DAT101", "BIB123"} & codes(shell("check", *OFFLINE, "refs.bib").stdout)
    (bib.parent / "refcheck.toml").write_text(table.replace('reason = "the reprint is meant"', ""))
    outcome = shell("check", *OFFLINE, "refs.bib")
    assert outcome.code == 2
    assert "a reason" in outcome.stderr


def test_a_suppression_of_nothing_is_said(shell: Shell, bib: Path) -> None:
    bib.write_text(BIB.replace("% kept as it is", "% refcheck: ignore[TTL401] why"))
    assert "refs.bib:1: ignore[TTL401] puts nothing aside" in shell("check", *OFFLINE, "refs.bib").stderr


def test_a_latin_1_file_stays_one_and_what_it_cannot_hold_is_refused(shell: Shell, bib: Path) -> None:
    text = BIB.replace("Nevitt", "Névitt")
    bib.write_bytes(text.encode("latin-1"))
    shell("check", *OFFLINE, "--fix", "refs.bib")
    assert "Névitt".encode("latin-1") in bib.read_bytes()
    assert b"{1993}" in bib.read_bytes()


def test_what_is_no_text_file_is_never_overwritten(shell: Shell, bib: Path) -> None:
    markup = "".join(f"<p>{part}</p>" for part in ("References", REFERENCE))
    path = bib.parent / "paper.html"
    path.write_text(f"<!DOCTYPE html><html><body><h2>References</h2>{markup}</body></html>", encoding="utf-8")
    before = path.read_bytes()
    outcome = shell("check", *OFFLINE, "--fix", "paper.html")
    assert "DAT101" in codes(outcome.stdout)
    assert "not mended" in outcome.stderr
    assert path.read_bytes() == before


TEX = "\\documentclass{article}\\begin{document}A \\cite{genant2009}.\\bibliography{refs}\\end{document}"


@pytest.mark.parametrize(("options", "shown"), [(["--fix"], True), (["--merge"], False), ([], True)])
def test_diff_shows_what_the_other_options_would_do(
    shell: Shell, bib: Path, options: list[str], shown: bool
) -> None:
    outcome = shell("check", *OFFLINE, "--diff", *options, "refs.bib")
    assert ("+  year    = {1993},\n" in outcome.stdout) is shown
    assert ("doi" in outcome.stdout) is ("--merge" in options)
    assert bib.read_text(encoding="utf-8") == BIB


def test_diff_says_when_there_is_nothing_to_change(shell: Shell, bib: Path) -> None:
    outcome = shell("check", *OFFLINE, "--diff", "--select", "UPD", "refs.bib")
    assert (outcome.stdout, "refs.bib: nothing to change" in outcome.stderr) == ("", True)


@pytest.mark.parametrize("option", ["--fix", "--diff"])
@pytest.mark.parametrize(
    ("name", "source", "further"),
    [
        ("paper.tex", TEX, ()),
        ("paper.tex", TEX, ("refs.bib",)),
        ("paper.tex", TEX, ("other.tex", "./refs.bib")),
        ("paper.tex", TEX.replace("A \\cite{genant2009}.", "\\input{body}"), ()),
        ("paper.md", "---\nbibliography: refs.bib\n---\nA [@genant2009].", ()),
        ("paper.qmd", "---\nbibliography: [refs.bib]\n---\nA @genant2009.\n", ()),
        ("paper.typ", 'A @genant2009.\n#bibliography("refs.bib")', ()),
    ],
)
def test_a_fix_is_made_in_the_file_that_the_reference_stands_in(
    shell: Shell, bib: Path, name: str, source: str, further: tuple[str, ...], option: str
) -> None:
    for other in (name, "other.tex"):
        (bib.parent / other).write_text(source if other == name else TEX)
    (bib.parent / "body.tex").write_text("A \\cite{genant2009}.")
    before = bib.read_text()
    outcome = shell("check", *OFFLINE, option, name, *further)
    assert (bib.parent / name).read_text() == source
    if option == "--fix":
        assert outcome.stderr.count(" mended") == 1
        assert "DAT101" not in codes(outcome.stdout)
        mended = bib.read_text().replace("\\&", "&").replace("--", "-")
        assert mended == before.replace("{2009}", "{1993}")
    else:
        assert outcome.stdout.count("+++ b/refs.bib") == 1
        assert outcome.stdout.count("+  year    = {1993}") == 1
        assert bib.read_text() == before


def test_each_file_is_written_in_its_own_encoding(shell: Shell, bib: Path) -> None:
    paper = bib.parent / "paper.tex"
    paper.write_bytes(b"\xef\xbb\xbf" + TEX.replace("A ", "Ä ").encode())
    before = paper.read_bytes()
    bib.write_bytes(BIB.replace("Nevitt", "Névitt").encode("latin-1"))
    shell("check", *OFFLINE, "--fix", "paper.tex")
    assert paper.read_bytes() == before
    assert "Névitt".encode("latin-1") in bib.read_bytes()
    assert b"{1993}" in bib.read_bytes()


def test_a_list_that_is_input_is_mended_where_it_stands(shell: Shell, bib: Path) -> None:
    listed = bib.parent / "list.tex"
    listed.write_text(
        "\\begin{thebibliography}{9}\n\\bibitem{genant} " + REFERENCE + "\n\\end{thebibliography}\n"
    )
    (bib.parent / "paper.tex").write_text(TEX.replace("\\bibliography{refs}", "\\input{list}"))
    outcome = shell("check", *OFFLINE, "--fix", "paper.tex")
    assert "list.tex: 1 mended" in outcome.stderr
    assert REFERENCE.replace("2009", "1993") in listed.read_text()


def test_a_file_that_cannot_be_mended_stops_no_other(shell: Shell, bib: Path) -> None:
    markup = f"<!DOCTYPE html><html><body><h2>References</h2><p>{REFERENCE}</p></body></html>"
    (bib.parent / "paper.html").write_text(markup, encoding="utf-8")
    outcome = shell("check", *OFFLINE, "--fix", "paper.html", "refs.bib")
    assert "paper.html: not mended: only a text file can be edited in place" in outcome.stderr
    assert "{1993}" in bib.read_text()


def test_a_file_that_cannot_be_mended_promises_no_fix(shell: Shell, bib: Path) -> None:
    markup = f"<!DOCTYPE html><html><body><h2>References</h2><p>{REFERENCE}</p></body></html>"
    (bib.parent / "paper.html").write_text(markup, encoding="utf-8")
    outcome = shell("check", "--offline", "paper.html")
    assert "DAT101" in outcome.stdout
    assert "can be mended" not in outcome.stdout


def test_a_bib_that_is_replaced_is_named(shell: Shell, bib: Path) -> None:
    first = shell("check", *OFFLINE, "refs.bib", "--bib", "clean.bib")
    second = shell("check", *OFFLINE, "refs.bib", "--bib", "clean.bib")
    assert "clean.bib: replaced" not in first.stderr
    assert "clean.bib: replaced" in second.stderr


def test_standard_input_is_not_mended_in_place(shell: Shell, bib: Path) -> None:
    outcome = shell("check", *OFFLINE, "--fix", "-", stdin=BIB)
    assert "-: not mended: standard input is no file" in outcome.stderr
    assert "DAT101" in codes(outcome.stdout)
