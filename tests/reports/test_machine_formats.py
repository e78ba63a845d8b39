"""The forms that other programs read: well-formed, complete, and safe against what a document may hold."""

from __future__ import annotations

import json
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from refcheck import reports
from refcheck.errors import UsageError
from refcheck.model import Checked, Document, Finding, Report, Rule, Severity, Span
from tests.reports import sample

HOSTILE = 'a,b:c%d\n<script>alert("x")</script> & ]]> | `code` \x00\ud800'


def hostile() -> Report:
    rule = Rule("XXX001", "made-up", Severity.WARNING, "")
    document = Document("dir name/a,b:c.txt", HOSTILE)
    return Report((Checked(document, (), (Finding(rule, HOSTILE, Span(0, len(HOSTILE))),)),))


@pytest.mark.parametrize("name", reports.FORMATS)
def test_every_format_renders_any_report_and_ends_in_a_line_break(name: str) -> None:
    for report in (sample.report(), sample.clean_report(), hostile(), Report(())):
        rendered = reports.render(report, name)
        assert rendered == "" or rendered.endswith("\n")


@pytest.mark.parametrize("name", [name for name in reports.FORMATS if name != "json"])
def test_every_format_names_place_and_rule(name: str) -> None:
    rendered = reports.render(sample.report(), name)
    assert "DAT101" in rendered
    assert "volume 8" in rendered


def test_an_unknown_format_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UsageError, match="sarif"):
        reports.render(sample.report(), "yaml")


def test_concise_is_one_line_a_finding() -> None:
    assert reports.render(sample.report(), "concise").splitlines() == [
        "manuscript.txt:5:130: error DAT101 [*] online-year: "
        "2009 is the online date; volume 8(9) was printed in 1993",
        "manuscript.txt:5:5: info IDN601 missing-doi: the DOI is known",
    ]


def sarif(report: Report) -> dict[str, Any]:
    log: dict[str, Any] = json.loads(reports.render(report, "sarif"))
    return log


def test_sarif_has_what_the_standard_requires() -> None:
    log = sarif(sample.report())
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-schema-2.1.0.json")
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert driver["name"] == "refcheck"
    assert run["columnKind"] == "unicodeCodePoints"
    for result in run["results"]:
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in ("error", "warning", "note")
        assert result["message"]["text"]
        (location,) = result["locations"]
        region = location["physicalLocation"]["region"]
        assert location["physicalLocation"]["artifactLocation"]["uri"] == "manuscript.txt"
        assert all(region[name] >= 1 for name in ("startLine", "startColumn", "endLine", "endColumn"))
        assert all(isinstance(value, str) for value in result["partialFingerprints"].values())


def test_sarif_regions_and_fixes_name_the_characters() -> None:
    result = sarif(sample.report())["runs"][0]["results"][0]
    region = result["locations"][0]["physicalLocation"]["region"]
    year = sample.TEXT.index("2009")
    assert region == {
        "startLine": 5,
        "startColumn": 130,
        "endLine": 5,
        "endColumn": 134,
        "charOffset": year,
        "charLength": 4,
    }
    (replacement,) = result["fixes"][0]["artifactChanges"][0]["replacements"]
    assert replacement == {"deletedRegion": region, "insertedContent": {"text": "1993"}}


def test_sarif_encodes_paths_as_uris() -> None:
    (artifact,) = sarif(hostile())["runs"][0]["artifacts"]
    assert artifact["location"]["uri"] == "dir%20name/a%2Cb%3Ac.txt"


def test_a_fingerprint_survives_moving_the_reference() -> None:
    moved = Document("manuscript.txt", "\n\n\n" + sample.TEXT)
    finding = sample.findings()[0]
    shifted = replace(finding, span=Span(finding.span.start + 3, finding.span.end + 3))
    before, after = (
        sarif(Report((checked,)))["runs"][0]["results"][0]["partialFingerprints"]
        for checked in (
            Checked(sample.document(), (), (finding,)),
            Checked(moved, (), (shifted,)),
        )
    )
    assert before == after


def test_junit_counts_failures_and_skipped() -> None:
    root = ET.fromstring(reports.render(sample.report(), "junit"))
    assert {name: root.get(name) for name in ("tests", "failures", "skipped")} == {
        "tests": "2",
        "failures": "1",
        "skipped": "1",
    }
    failure = root.find(".//failure")
    assert failure is not None
    assert failure.get("type") == "DAT101"
    assert [case.get("name") for case in root.iter("testcase")] == ["11 genant1993", "12 nobody2001"]


def test_junit_is_well_formed_whatever_the_document_holds() -> None:
    root = ET.fromstring(reports.render(hostile(), "junit").encode("utf-8"))
    assert root.find(".//failure") is not None


def test_github_escapes_what_separates_its_parts() -> None:
    (line,) = reports.render(hostile(), "github").splitlines()
    assert line.startswith(
        "::warning title=XXX001 made-up,file=dir name/a%2Cb%3Ac.txt,line=1,endLine=2::a,b:c%25d"
    )
    assert "%0A<script>" in line


def test_github_gives_columns_on_one_line() -> None:
    first = reports.render(sample.report(), "github").splitlines()[0]
    assert first.startswith(
        "::error title=DAT101 online-year,file=manuscript.txt,line=5,endLine=5,col=130,endColumn=134::"
    )


def test_gitlab_has_its_five_parts_and_no_fingerprint_twice() -> None:
    report = sample.report()
    double = Report((replace(report.documents[0], findings=report.documents[0].findings * 2),))
    issues = json.loads(reports.render(double, "gitlab"))
    assert [issue["severity"] for issue in issues] == ["major", "info"] * 2
    assert issues[0]["location"] == {"path": "manuscript.txt", "lines": {"begin": 5, "end": 5}}
    assert {"description", "check_name", "fingerprint"} <= issues[0].keys()
    assert len({issue["fingerprint"] for issue in issues}) == 4


def test_markdown_rows_have_as_many_cells_as_the_head() -> None:
    rendered = reports.render(hostile(), "markdown")
    (row,) = [line for line in rendered.splitlines() if "XXX001" in line]
    assert row.replace("\\|", "").count("|") == 6
    assert "<script>" not in row.replace("\\<", "")


class _Tags(HTMLParser):
    _VOID = frozenset({"meta", "br", "img", "link"})

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(tag)
        if tag not in self._VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("report", [sample.report(), sample.clean_report(), hostile()])
def test_html_is_balanced_and_runs_nothing(report: Report) -> None:
    parser = _Tags()
    parser.feed(reports.render(report, "html"))
    assert parser.open == []
    assert "script" not in parser.seen
    assert parser.seen.count("h1") == 1


def test_html_marks_the_wrong_characters_in_their_reference() -> None:
    assert "J Bone Miner Res <mark>2009</mark>;8:1137-48." in reports.render(sample.report(), "html")
