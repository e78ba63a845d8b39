import pytest
from hypothesis import given
from hypothesis import strategies as st

from refcheck.fields.pages import compare, expand_range, first_page, last_page, same_number, within


@pytest.mark.parametrize(
    ("printed", "whole"),
    [
        ("224-9", "224-229"),
        ("1137-48", "1137-1148"),
        ("1085–92", "1085-1092"),
        ("627—35", "627-635"),
        ("83 - 9", "83-89"),
        ("1070--3", "1070-1073"),
        ("1-5", "1-5"),
        ("99-102", "99-102"),
        ("S12-9", "S12-S19"),
        ("S12-S19", "S12-S19"),
        ("12S-9S", "12S-19S"),
        ("e45-8", "e45-e48"),
        ("e0159982", "e0159982"),
        ("A65", "A65"),
        ("iv-xii", "iv-xii"),
        ("pp. 12-5", "12-15"),
        ("12-4, 18-9", "12-14, 18-19"),
        ("229-1", "229-1"),
        ("500-450", "500-450"),
        ("12-1-12-15", "12-1-12-15"),
        ("334ra54-334ra54", "334ra54-334ra54"),
        ("690329", "690329"),
        ("", ""),
    ],
)
def test_ranges_are_written_out(printed: str, whole: str) -> None:
    assert expand_range(printed) == whole


@given(st.integers(1, 99999), st.integers(0, 500))
def test_any_elision_of_a_range_writes_out_to_it(first: int, length: int) -> None:
    last = first + length
    whole = f"{first}-{last}"
    shared = 0
    if len(str(first)) == len(str(last)):
        while shared < len(str(last)) - 1 and str(first)[shared] == str(last)[shared]:
            shared += 1
    for kept in range(shared + 1):
        assert expand_range(f"{first}–{str(last)[kept:]}") == whole


@given(st.text(alphabet="0123456789eSAiv-–, ", max_size=20))
def test_writing_out_twice_changes_nothing(text: str) -> None:
    once = expand_range(text)
    assert expand_range(once) == once


def test_first_and_last_page() -> None:
    assert (first_page("224-9"), last_page("224-9")) == ("224", "229")
    assert (first_page("A65"), last_page("A65")) == ("A65", "")
    assert (first_page(""), last_page("")) == ("", "")


@pytest.mark.parametrize(
    ("cited", "recorded", "state", "note"),
    [
        ("224-229", "224-229", "agree", ""),
        ("1137-1148", "1137-48", "agree", ""),
        ("1137-1148", "1137–1148", "agree", ""),
        ("xii-xv", "XII-XV", "agree", ""),
        ("s12-s19", "S12-S19", "agree", ""),
        ("778", "778-778", "agree", ""),
        ("224", "224-229", "variant", "first-page-only"),
        ("C2", "C2-389-C2-395", "variant", "first-page-only"),
        ("224-229", "224", "variant", "record-first-page-only"),
        ("12-19", "S12-S19", "variant", "page-letter"),
        ("242-229", "224-229", "contradict", "first-page-digits-swapped"),
        ("225-229", "224-229", "contradict", "first-page-one-digit"),
        ("190-229", "224-229", "contradict", "first-page-differs"),
        ("224-239", "224-229", "contradict", "last-page-one-digit"),
        ("224-292", "224-229", "contradict", "last-page-digits-swapped"),
        ("224-417", "224-229", "contradict", "last-page-differs"),
        ("229-1", "229-231", "contradict", "wrongly-elided"),
        ("229-224", "224-229", "contradict", "range-reversed"),
        ("17-23", "224-229", "contradict", "pages-differ"),
        ("", "224-229", "unknown", "not-cited"),
        ("224-229", "", "unknown", "not-recorded"),
    ],
)
def test_pages_against_the_record(cited: str, recorded: str, state: str, note: str) -> None:
    agreement = compare(cited, recorded)
    assert (agreement.state, agreement.note) == (state, note)


@pytest.mark.parametrize(
    ("cited", "state", "note"),
    [
        ("690329", "variant", "article-number"),
        ("1-5", "agree", ""),
        ("1-12", "contradict", "last-page-differs"),
    ],
)
def test_pages_of_an_article_that_has_a_number(cited: str, state: str, note: str) -> None:
    agreement = compare(cited, "1-5", "690329")
    assert (agreement.state, agreement.note) == (state, note)


def test_pages_within_an_article_known_by_its_number_prove_nothing() -> None:
    assert compare("1-12", "", "e0159982").note == "not-recorded"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("e0159982", "0159982", True),
        ("E0159982", "e0159982", True),
        ("159982", "e159983", False),
        ("", "", False),
    ],
)
def test_article_numbers(one: str, other: str, same: bool) -> None:
    assert same_number(one, other) is same


@pytest.mark.parametrize(
    ("cited", "recorded", "expected"),
    [
        ("36", "34-50", True),
        ("36-38", "34-50", True),
        ("34, 49-50", "34-50", True),
        ("33", "34-50", False),
        ("48-51", "34-50", False),
        ("1140", "1137-48", True),
        ("40", "34", True),  # where the record's pages end is not known
        ("xx", "34-50", False),
        ("", "34-50", False),
        ("36", "", False),
    ],
)
def test_some_of_the_pages(cited: str, recorded: str, expected: bool) -> None:
    assert within(cited, recorded) is expected
