from __future__ import annotations

from itertools import pairwise, permutations

from hypothesis import given
from hypothesis import strategies as st

from refcheck import fix
from refcheck.fix.apply import accepted, edited
from refcheck.model import Edit, Finding, Fix, Rule, Severity, Span

TEXT = "J Bone Miner Res 2009;8:1137-48."


def finding(*edits: Edit, safe: bool = True, severity: Severity = Severity.ERROR) -> Finding:
    rule = Rule("XXX001", "made-up", severity, "")
    return Finding(rule, "wrong", Span(0, 0), fix=Fix(edits, safe))


def test_only_the_wrong_characters_change() -> None:
    assert fix.apply(TEXT, [finding(Edit(17, 21, "1993"))], unsafe=False) == TEXT.replace("2009", "1993")


def test_edits_are_applied_in_any_order_of_findings() -> None:
    findings = [finding(Edit(24, 28, "1138")), finding(Edit(23, 23, "(9)")), finding(Edit(17, 21, "1993"))]
    for order in permutations(findings):
        assert fix.apply(TEXT, order, unsafe=False) == "J Bone Miner Res 1993;8(9):1138-48."


def test_an_unsafe_fix_waits_until_asked_for() -> None:
    findings = [finding(Edit(17, 21, "1993"), safe=False)]
    assert fix.apply(TEXT, findings, unsafe=False) == TEXT
    assert "1993" in fix.apply(TEXT, findings, unsafe=True)


def test_of_two_that_overlap_the_graver_is_made_and_the_other_left_whole() -> None:
    mild = finding(Edit(17, 28, "2010;9:1"), Edit(0, 1, "Journal"), severity=Severity.INFO)
    grave = finding(Edit(17, 21, "1993"))
    assert fix.apply(TEXT, [mild, grave], unsafe=False) == TEXT.replace("2009", "1993")


def test_the_same_edit_from_two_findings_is_made_once() -> None:
    insertion = finding(Edit(23, 23, "(9)"))
    assert fix.apply(TEXT, [insertion, insertion], unsafe=False).count("(9)") == 1


def test_an_edit_beyond_the_text_is_refused() -> None:
    assert fix.apply(TEXT, [finding(Edit(17, 999, "1993"))], unsafe=False) == TEXT


def test_a_fix_whose_own_edits_overlap_is_refused() -> None:
    assert fix.apply(TEXT, [finding(Edit(17, 21, "1993"), Edit(20, 22, "x"))], unsafe=False) == TEXT


def test_a_diff_names_the_file_and_shows_the_line() -> None:
    diff = fix.unified("refs.txt", "a\nb\n", "a\nc")
    assert diff.splitlines() == ["--- a/refs.txt", "+++ b/refs.txt", "@@ -1,2 +1,2 @@", " a", "-b", "+c",
                                 "\\ No newline at end of file"]  # fmt: skip
    assert fix.unified("refs.txt", "a", "a") == ""


_EDITS = st.builds(
    lambda start, length, text: Edit(start, min(start + length, 20), text),
    st.integers(0, 20), st.integers(0, 6), st.text("xyz", max_size=3),
)  # fmt: skip


@given(st.lists(st.lists(_EDITS, min_size=1, max_size=3), max_size=6))
def test_accepted_edits_never_overlap_and_what_is_outside_them_stays(groups: list[list[Edit]]) -> None:
    text = "abcdefghijklmnopqrst"
    _, edits = accepted(text, [finding(*group) for group in groups], unsafe=True)
    assert all(one.end <= other.start for one, other in pairwise(edits))
    result = edited(text, edits)
    for edit in reversed(edits):
        assert text[edit.start : edit.end] != edit.text
    untouched = [text[i] for i in range(20) if not any(edit.start <= i < edit.end for edit in edits)]
    kept = [character for character in result if character in "abcdefghijklmnopqrst"]
    assert kept == untouched
