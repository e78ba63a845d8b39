import pytest

from refcheck.fields.numbers import compare, compare_volume, diagnose, read, roman
from refcheck.model import Item


@pytest.mark.parametrize(
    ("cited", "recorded", "diagnosis"),
    [
        ("83", "38", "digits-swapped"),
        ("83", "84", "one-digit"),
        ("83", "183", "one-digit"),
        ("8", "12", "differs"),
        ("3", "8", "differs"),
    ],
)
def test_diagnoses(cited: str, recorded: str, diagnosis: str) -> None:
    assert diagnose(cited, recorded) == diagnosis


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Vol. 08", "8"),
        ("XII", "12"),
        ("7–8", "7-8"),
        ("7/8", "7-8"),
        ("7 & 8", "7-8"),
        ("85-B", "85-b"),
        ("(4)", "4"),
        ("no. 3", "3"),
    ],
)
def test_plainest_form(text: str, plain: str) -> None:
    assert read(text) == plain


@pytest.mark.parametrize(
    ("text", "value"), [("iv", 4), ("XLII", 42), ("MCMXCIV", 1994), ("abc", None), ("", None)]
)
def test_roman(text: str, value: int | None) -> None:
    assert roman(text) == value


@pytest.mark.parametrize(
    ("cited", "recorded", "state", "note"),
    [
        ("8", "8", "agree", ""),
        ("XII", "12", "agree", ""),
        ("83", "83-A", "variant", "letters"),
        ("85-B", "83-A", "contradict", "differs"),
        ("38", "83", "contradict", "digits-swapped"),
        ("", "8", "unknown", "not-cited"),
        ("8", "", "unknown", "not-recorded"),
    ],
)
def test_volumes(cited: str, recorded: str, state: str, note: str) -> None:
    agreement = compare_volume(cited, recorded)
    assert (agreement.state, agreement.note) == (state, note)


@pytest.mark.parametrize(
    ("cited", "recorded", "state", "note"),
    [
        ("9", "9", "agree", ""),
        ("11-12", "11/12", "agree", ""),
        ("Suppl 1", "S1", "agree", ""),
        ("Suppl 1", "Supplement_1", "agree", ""),
        ("suppl", "Suppl 1", "variant", "supplement-number"),
        ("4", "4 Suppl 1", "variant", "supplement-lost"),
        ("4", "3-4", "variant", "double-issue"),
        ("8", "2008.8", "variant", "double-issue"),
        ("9", "9(45)", "variant", "double-issue"),
        ("Spring", "2", "unknown", "not-comparable"),
        ("9", "6", "contradict", "differs"),
        ("12", "13", "contradict", "one-digit"),
    ],
)
def test_issues(cited: str, recorded: str, state: str, note: str) -> None:
    _, issue = compare(Item(issue=cited), Item(issue=recorded))
    assert (issue.state, issue.note) == (state, note)


def test_a_supplement_apart_from_the_issue() -> None:
    _, issue = compare(Item(supplement="2"), Item(issue="Suppl 2"))
    assert issue.state == "agree"


def test_volume_and_issue_exchanged() -> None:
    volume, issue = compare(Item(volume="9", issue="8"), Item(volume="8", issue="9"))
    assert {(found.state, found.note) for found in (volume, issue)} == {
        ("contradict", "volume-issue-exchanged")
    }


def test_an_issue_cited_as_the_volume() -> None:
    volume, issue = compare(Item(volume="9"), Item(volume="8", issue="9"))
    assert (volume.note, issue.state) == ("is-issue", "unknown")
