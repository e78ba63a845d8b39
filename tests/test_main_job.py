"""The main job, end to end: a manuscript in, findings and a cleaned .bib out."""

from __future__ import annotations

import itertools
import shutil
import socket
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any

import bibtexparser
import pytest

from tests.commands import MANUSCRIPT, ROOT, Shell
from tests.sources.server import CrossrefServer

VERIFIED = {
    7: "10.1016/s0140-6736(10)60954-3",
    9: "10.1258/ar.2012.120222",
    10: "10.1302/0301-620x.85b1.13026",
    11: "10.1002/jbmr.5650080915",
    14: "10.1155/2013/690329",
}


def _references(report: Any) -> dict[int, Any]:
    (document,) = report["documents"]
    return {reference["number"]: reference for reference in document["references"]}


def _findings(report: Any, code: str) -> list[Any]:
    return [finding for finding in report["documents"][0]["findings"] if finding["code"] == code]


@pytest.fixture
def offline(shell: Shell) -> Any:
    outcome = shell("check", MANUSCRIPT, "--offline", "--output-format", "json")
    assert outcome.code == 1, outcome.stderr
    return outcome.json


def test_the_online_year_of_genant_is_caught(offline: Any) -> None:
    (finding,) = _findings(offline, "DAT101")
    text = Path(MANUSCRIPT).read_text()
    line = text.splitlines()[finding["line"] - 1]
    assert line[finding["column"] - 1 : finding["end_column"] - 1] == "2009"
    assert finding["reference"] == 11
    assert "2009 is the online date; volume 8(9) was printed in 1993" in finding["message"]
    assert finding["severity"] == "error"
    assert finding["evidence"]["doi"] == VERIFIED[11]
    assert finding["evidence"]["source"] == "verified sample"
    assert finding["fix"]["safe"] is True
    (edit,) = finding["fix"]["edits"]
    assert (text[edit["start"] : edit["end"]], edit["text"]) == ("2009", "1993")


def test_the_reason_names_what_agrees_and_not_the_year(offline: Any) -> None:
    reason = _references(offline)[11]["match"]["reason"]
    assert reason == "verified sample has it: title, first author, journal, volume and page agree"


def test_the_verified_works_are_found_and_the_others_unchecked(offline: Any) -> None:
    references = _references(offline)
    assert {
        n: r["match"]["doi"] for n, r in references.items() if r["match"]["status"] == "found"
    } == VERIFIED
    rest = [r["match"] for n, r in references.items() if n not in VERIFIED]
    assert {match["status"] for match in rest} == {"unchecked"}
    assert len({match["reason"] for match in rest}) == 1
    summary = offline["summary"]
    assert (summary["references"], summary["found"], summary["unchecked"]) == (15, 5, 10)


def test_nothing_is_accused_but_a_wrong_year_and_a_broken_word(offline: Any) -> None:
    accusations = [f for f in offline["documents"][0]["findings"] if f["severity"] != "info"]
    assert [(f["code"], f["reference"], f["severity"]) for f in accusations] == [
        ("TTL404", 8, "warning"),  # "polymethy-lmethacrylate", told without a record
        ("DAT101", 11, "error"),
    ]


def test_variants_are_explained_and_not_accused(offline: Any) -> None:
    references = _references(offline)
    for number, variable in ((7, "author"), (9, "author"), (10, "issue"), (7, "container-title")):
        states = {
            agreement["variable"]: agreement["state"]
            for agreement in references[number]["match"]["agreements"]
        }
        assert states.get(variable, "unknown") != "contradict", (number, variable)


def test_the_terminal_report_underlines_the_year(shell: Shell) -> None:
    outcome = shell("check", MANUSCRIPT, "--offline")
    lines = outcome.stdout.splitlines()
    (heading,) = [n for n, line in enumerate(lines) if "DAT101" in line]
    assert "data/manuscript.txt:" in lines[heading]
    assert "online-year" in lines[heading]
    (marked,) = [n for n, line in enumerate(lines[heading : heading + 8]) if set(line.strip(" |")) == {"^"}]
    source, marks = lines[heading + marked - 1], lines[heading + marked]
    assert source[marks.index("^") : marks.rindex("^") + 1] == "2009"
    rest = "\n".join(lines[heading:])
    assert "10.1002/jbmr.5650080915" in rest
    assert "1993" in rest
    assert "15 references: 5 found, 10 not checked" in rest


def test_the_cleaned_bibliography_is_the_one_in_the_repository(shell: Shell, tmp_path: Path) -> None:
    written = tmp_path / "references.bib"
    outcome = shell("check", MANUSCRIPT, "--offline", "--bib", str(written))
    assert outcome.code == 1
    assert written.read_text() == (ROOT / "data" / "references.bib").read_text()
    assert "genant1993" in outcome.stderr
    assert "2009" in outcome.stderr


def test_the_bibliography_reads_back_whole() -> None:
    library = bibtexparser.parse_file(str(ROOT / "data" / "references.bib"))
    assert not library.failed_blocks
    assert len(library.entries) == 15
    (genant,) = [entry for entry in library.entries if entry.key == "genant1993"]
    fields = {field.key: field.value for field in genant.fields}
    assert fields["year"] == "1993"
    assert fields["pages"] == "1137--1148"
    assert fields["journal"] == "Journal of Bone and Mineral Research"


@pytest.mark.skipif(
    not shutil.which("bibtex"), reason="needs bibtex (Debian: texlive-binaries, texlive-base)"
)
def test_the_bibliography_compiles(tmp_path: Path) -> None:
    shutil.copy(ROOT / "data" / "references.bib", tmp_path)
    (tmp_path / "paper.aux").write_text("\\citation{*}\n\\bibdata{references}\n\\bibstyle{plain}\n")
    run = subprocess.run(["bibtex", "paper"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout
    assert "Warning" not in run.stdout.replace("Warning--empty", "")
    assert (tmp_path / "paper.bbl").read_text().count("\\bibitem") == 15


def test_a_crossref_that_holds_the_records_gives_the_same_verdicts(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    from refcheck.sources.local import verified_records

    with CrossrefServer(verified_records()) as server:
        monkeypatch.setenv("REFCHECK_CROSSREF_URL", server.url)
        outcome = shell("check", MANUSCRIPT, "--output-format", "json")
    assert outcome.code == 1
    references = _references(outcome.json)
    assert {
        n: r["match"]["doi"] for n, r in references.items() if r["match"]["status"] == "found"
    } == VERIFIED
    assert Counter(r["match"]["status"] for r in references.values()) == {"found": 5, "not-found": 10}
    (finding,) = _findings(outcome.json, "DAT101")
    assert finding["evidence"]["source"] == "crossref"


def test_an_unreachable_source_accuses_nobody(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as closed:  # bound, never listening: connections are refused
        closed.bind(("127.0.0.1", 0))
        monkeypatch.setenv("REFCHECK_CROSSREF_URL", f"http://127.0.0.1:{closed.getsockname()[1]}")
        outcome = shell("check", MANUSCRIPT, "--output-format", "json", "--ignore", "TTL404")
    assert outcome.code == 3
    assert outcome.json["summary"]["unchecked"] == 15
    findings = outcome.json["documents"][0]["findings"]
    assert {finding["severity"] for finding in findings} == {"info"}
    assert any(finding["code"].startswith("STY") for finding in findings)


def test_network_free_findings_count_without_a_network(shell: Shell, tmp_path: Path) -> None:
    text = Path(MANUSCRIPT).read_text().replace("single cases [1]", "single cases [1,16]")
    changed = tmp_path / "manuscript.txt"
    changed.write_text(text)
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{closed.getsockname()[1]}"
        outcome = shell("check", str(changed), "--output-format", "json", "--crossref-url", url)
    assert outcome.code == 1
    assert any(f["code"].startswith("CIT") for f in outcome.json["documents"][0]["findings"])


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("empty.txt", b"", "empty"),
        ("binary.txt", bytes(range(256)) * 8, "binary"),
        ("prose.txt", b"It was a dark night. Nothing is cited here.\n\nNo list follows.\n", "reference"),
        ("missing.txt", None, "no such file"),
    ],
)
def test_bad_input_is_a_clear_error(
    shell: Shell, tmp_path: Path, name: str, content: bytes | None, said: str
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    outcome = shell("check", str(path), "--offline")
    assert outcome.code == 2
    assert name in outcome.stderr
    assert said in outcome.stderr
    assert "Traceback" not in outcome.stderr


def test_one_bad_file_does_not_harm_the_others(shell: Shell, tmp_path: Path) -> None:
    outcome = shell(
        "check", str(tmp_path / "missing.txt"), MANUSCRIPT, "--offline", "--output-format", "json"
    )
    assert outcome.code == 2
    assert outcome.json["summary"]["references"] == 15


@pytest.fixture
def interrupted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C when eleven references have been looked up."""
    from refcheck import resolve

    ask = resolve.resolve

    def asked(*arguments: Any) -> Any:
        yield from itertools.islice(ask(*arguments), 11)
        raise KeyboardInterrupt

    monkeypatch.setattr(resolve, "resolve", asked)


@pytest.mark.usefixtures("interrupted")
def test_after_ctrl_c_no_file_is_written(shell: Shell, tmp_path: Path) -> None:
    copy, bib, baseline = (tmp_path / name for name in ("copy.txt", "clean.bib", "baseline.json"))
    copy.write_bytes(Path(MANUSCRIPT).read_bytes())
    bib.write_text("what was complete\n")
    baseline.write_text('{"version": 1, "findings": []}\n')
    options = ("--fix", "--bib", str(bib), "--baseline", str(baseline), "--write-baseline")
    outcome = shell("check", str(copy), "--offline", *options)
    assert "DAT101" in outcome.stdout
    assert "no file is written" in outcome.stderr
    assert copy.read_bytes() == Path(MANUSCRIPT).read_bytes()
    assert bib.read_text() == "what was complete\n"
    assert baseline.read_text() == '{"version": 1, "findings": []}\n'


@pytest.mark.usefixtures("interrupted")
def test_after_ctrl_c_a_baseline_that_was_to_be_written_is_not_missed(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "new.json"
    outcome = shell("check", MANUSCRIPT, "--offline", "--baseline", str(path), "--write-baseline")
    assert (outcome.code, path.exists()) == (1, False)
    assert "DAT101" in outcome.stdout


@pytest.mark.usefixtures("interrupted")
def test_ctrl_c_reports_what_is_known_and_asks_no_more(shell: Shell) -> None:
    outcome = shell("check", MANUSCRIPT, MANUSCRIPT, "--offline", "--output-format", "json")
    assert outcome.code == 1
    (document,) = outcome.json["documents"]
    statuses = [reference["match"]["status"] for reference in document["references"]]
    assert statuses.count("found") == 4
    assert document["references"][13]["match"]["reason"].startswith("the run was interrupted")
    assert "DAT101" in {finding["code"] for finding in document["findings"]}


@pytest.mark.parametrize("form", ["concise", "github", "json"])
def test_a_list_of_findings_says_beside_it_what_was_not_checked(shell: Shell, form: str) -> None:
    arguments = ("check", MANUSCRIPT, "--offline", "--select", "UPD", "--output-format", form)
    outcome = shell(*arguments)
    assert "10 of 15 references not checked: " in outcome.stderr
    assert form == "json" or outcome.stdout == ""
    assert shell(*arguments, "-q").stderr == ""
