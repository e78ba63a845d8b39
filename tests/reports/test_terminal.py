from __future__ import annotations

from dataclasses import replace

import pytest
from rich.cells import cell_len

from refcheck import reports
from refcheck.model import Checked, Document, Finding, Report, Rule, Severity, Span, Status
from refcheck.reports import terminal
from tests.reports import sample

RULE = Rule("XXX001", "made-up", Severity.WARNING, "A made-up rule")


def shown(text: str, start: int, end: int, message: str = "wrong") -> list[str]:
    document = Document("a.txt", text)
    checked = Checked(document, (), (Finding(RULE, message, Span(start, end)),))
    return reports.render(Report((checked,)), "text").splitlines()


def test_a_finding_shows_place_rule_underline_record_and_fix() -> None:
    lines = reports.render(sample.report(), "text").splitlines()
    assert lines[0] == "manuscript.txt:5:130: DAT101 online-year (error) [11]"
    source, carets = lines[1], lines[2]
    assert source[carets.index("^") : carets.rindex("^") + 1] == "2009"
    assert lines[3].strip() == "2009 is the online date; volume 8(9) was printed in 1993"
    assert lines[4].strip() == (
        "record: published-print 1993-09, published-online 2009; "
        "verified sample, https://doi.org/10.1002/jbmr.5650080915"
    )
    assert lines[5].strip() == "fix: 2009 -> 1993"


def test_the_summary_says_once_why_references_were_not_checked() -> None:
    lines = reports.render(sample.report(), "text").splitlines()
    assert "1 reference (12) was not checked: the verified sample does not hold it" in lines
    assert lines[-3:] == [
        "2 references: 1 found, 1 not checked",
        "2 findings: 1 error, 1 info",
        "1 can be mended with --fix, 1 more with --unsafe-fixes, after a look",
    ]


def test_no_findings_is_said() -> None:
    (checked,) = sample.clean_report().documents
    found = tuple(match for match in checked.matches if match.status is not Status.UNCHECKED)
    report = Report((replace(checked, matches=found),))
    assert reports.render(report, "text").splitlines()[-1] == "No findings."


def test_what_was_not_checked_does_not_look_like_a_pass() -> None:
    (checked,) = sample.clean_report().documents
    unchecked = tuple(match for match in checked.matches if match.status is Status.UNCHECKED)
    report = Report((replace(checked, matches=unchecked),))
    for form in ("text", "markdown", "html"):
        assert "No findings, but nothing was checked against a record." in reports.render(report, form)
        assert "No findings among the 1 checked." in reports.render(sample.clean_report(), form)


def test_a_fix_that_cannot_be_written_is_not_promised() -> None:
    (checked,) = sample.report().documents
    report = Report((replace(checked, document=replace(checked.document, verbatim=False)),))
    assert "with --fix" not in reports.render(report, "text")


@pytest.mark.parametrize("before", [0, 30, 90, 400])
@pytest.mark.parametrize("after", [0, 30, 400])
def test_a_long_line_is_cut_around_the_span(before: int, after: int) -> None:
    text = "a" * before + "WRONG" + "b" * after
    source, carets = shown(text, before, before + 5)[1:3]
    assert source[carets.index("^") : carets.rindex("^") + 1] == "WRONG"
    assert len(source) <= 100
    assert source.strip().startswith("…") == (len(text) > 96 and before > 60)
    assert source.endswith("…") == (len(text) > 96 and not source.endswith("b" * after) and after > 0)


def test_a_span_wider_than_the_line_is_cut_and_marked_to_the_edge() -> None:
    source, carets = shown("x" * 500, 10, 490)[1:3]
    assert len(source) <= 100
    assert len(carets) <= 100
    assert "^" * 80 in carets


def test_carets_stand_under_wide_characters() -> None:
    text = "中文中文 2009 end"
    source, carets = shown(text, 5, 9)[1:3]
    assert cell_len(source[: source.index("2009")]) == carets.index("^")


def test_a_span_over_several_lines_is_underlined_on_its_first() -> None:
    source, carets = shown("first line\nsecond", 6, 17)[1:3]
    assert source.strip() == "first line"
    assert carets.strip() == "^^^^"


def test_a_document_cannot_steer_the_terminal() -> None:
    text = "red \x1b[31m and \x07 bell 2009"
    printed = "\n".join(shown(text, 4, 9, message="message with \x1b]0;title\x07"))
    assert "\x1b" not in printed
    assert "\x07" not in printed


def test_rich_markup_in_a_document_is_text() -> None:
    assert any("[bold]not markup[/bold]" in line for line in shown("[bold]not markup[/bold]", 0, 6))


def test_colour_is_forced_and_refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    terminal.show(sample.report())
    assert "\x1b[" in capsys.readouterr().out
    monkeypatch.delenv("FORCE_COLOR")
    monkeypatch.setenv("NO_COLOR", "1")
    terminal.show(sample.report())
    assert "\x1b[" not in capsys.readouterr().out


def test_page_stands_beside_the_line() -> None:
    document = replace(sample.document(), page_starts=(0, 20))
    report = Report((Checked(document, (), sample.findings()[:1]),))
    assert "manuscript.txt:5:130 (page 2): DAT101" in reports.render(report, "text")
