import pytest
from hypothesis import given
from hypothesis import strategies as st

from refcheck.fields.pages import expand


@pytest.mark.parametrize(
    ("printed", "full"),
    [
        ("", ""),
        ("1137-48", "1137-1148"),
        ("1137–1148", "1137-1148"),
        ("224-9", "224-229"),
        ("1085 - 92", "1085-1092"),
        ("E668-678", "E668-E678"),
        ("e347-e352", "e347-e352"),
        ("S1-12", "S1-S12"),
        ("37-37", "37"),
        ("E5-5", "E5"),
        ("998-1003", "998-1003"),
        ("99-3", "99-3"),
        ("141b-141", "141b-141"),
        ("i--iii", "i-iii"),
        ("4-4, 16", "4, 16"),
        ("12-18, 20-5", "12-18, 20-25"),
        ("e0159982", "e0159982"),
        ("3-3-8", "3-3-8"),
        ("A12-B14", "A12-B14"),
    ],
)
def test_expand(printed: str, full: str) -> None:
    assert expand(printed) == full


@given(st.integers(1, 99999), st.integers(0, 500))
def test_a_full_range_stays_and_an_abbreviated_one_becomes_it(first: int, length: int) -> None:
    last = first + length
    full = str(first) if first == last else f"{first}-{last}"
    assert expand(f"{first}-{last}") == full
    assert expand(full) == full


@given(st.text(alphabet="0123456789eS-–, abi"))
def test_expanding_twice_changes_nothing(printed: str) -> None:
    assert expand(expand(printed)) == expand(printed)
