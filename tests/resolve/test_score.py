"""One thing wrong is an error in the reference; two are another work."""

import pytest

from refcheck.resolve import resolve
from refcheck.resolve.score import THRESHOLD
from tests.resolve.library import Shelf, reference, work

FULL = (
    "Mustermann EX, Placeholder A. Leakage of imaginary cement after hypothetical vertebroplasty. "
    "J Imag Bones 1999;12(3):345-51."
)


@pytest.mark.parametrize(
    "changes",
    [
        [("12(3)", "57(3)"), ("345-51", "698-702")],
        [("1999", "1957"), ("345-51", "698-702")],
        [("J Imag Bones", "Rev Invented Joints"), ("12(3):345-51", "57(3):345-51")],
        [("J Imag Bones", "Rev Invented Joints"), ("1999", "1957")],
        [("Leakage of imaginary cement", "Prevention of unreal infection"), ("345-51", "698-702")],
    ],
)
def test_two_wrong_variables_mean_another_work(changes: list[tuple[str, str]]) -> None:
    text = FULL
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    (match,) = resolve([reference(text)], [Shelf(work("bones.1"))])
    assert match.status == "not-found"
    assert match.runners_up


@pytest.mark.parametrize(
    "rest",
    [
        "1996;19(3):345-51.",  # year and volume wrong, but both ends of the pages right
        "1998:345-51.",  # no volume: the wrong year is not a wrong volume, too
        "1998.",
    ],
)
def test_title_people_and_journal_outweigh_a_wrong_time(rest: str) -> None:
    text = FULL.replace("1999;12(3):345-51.", rest)
    (match,) = resolve([reference(text)], [Shelf(work("bones.1"))])
    assert match.status == "found"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("1999;12(3):345-51.", "1996;19."),
        ("Mustermann EX, Placeholder A. Leakage", "Exemplum O, Placeholder A. Leakage"),
        ("of imaginary cement after", "of real cement after"),
        ("J Imag Bones 1999;12(3):345-51.", "Invented Proceedings 1998."),
    ],
)
def test_with_less_a_wrong_time_means_another_work(old: str, new: str) -> None:
    text = FULL.replace(old, new).replace("1999;12(3):345-51.", "1998.")
    (match,) = resolve([reference(text)], [Shelf(work("bones.1"))])
    assert match.status == "not-found"


def test_the_score_of_what_is_found_is_above_the_threshold() -> None:
    (match,) = resolve([reference(FULL)], [Shelf(work("bones.1"))])
    assert match.score is not None
    assert THRESHOLD <= match.score <= 1.0
