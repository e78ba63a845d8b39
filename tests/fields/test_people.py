import pytest

from refcheck.fields.people import align, compare, compare_first, show
from refcheck.model import Item
from tests.fields.printed_names import names

GENANT = "Genant, Harry K.; Wu, Chun Y.; van/Kuijk, Cornelis; Nevitt, Michael C."


@pytest.mark.parametrize(
    ("cited", "recorded", "state", "note"),
    [
        ("Genant, HK; Wu, CY; van/Kuijk, C; Nevitt, MC", GENANT, "agree", ""),
        ("Genant, H; Wu, CY; van/Kuijk, C; Nevitt, MC", GENANT, "variant", "fewer-initials"),
        ("Genant, HK; Wu, CY; Nevitt, MC", GENANT, "contradict", "author-dropped"),
        ("Genant, HK", GENANT, "contradict", "author-dropped"),
        ("Genant, HK; Wu, CY; Mustermann, X; van/Kuijk, C; Nevitt, MC", GENANT, "contradict", "author-added"),
        ("Genant, HK; van/Kuijk, C; Wu, CY; Nevitt, MC", GENANT, "contradict", "authors-exchanged"),
        ("Genant, HK; Wu, CY; van/Kuijk, C; Nevill, MC", GENANT, "contradict", "author-misspelt"),
        ("Genant, HK; Wu, CY; Mustermann, X; Nevitt, MC", GENANT, "contradict", "author-differs"),
        ("Mustermann, X; Musterfrau, Y", GENANT, "contradict", "authors-differ"),
        ("Genant, HK; Wu, CY; van/Kuijk, C; Nevitt, MC", "Genant, HK", "unknown", "record-incomplete"),
        ("Genant, HK; Wu, CY", "Genant, HK; Wu, CY; [Bone Group]", "agree", ""),
        ("", GENANT, "unknown", "not-cited"),
        ("Genant, HK", "", "unknown", "not-recorded"),
    ],
)
def test_lists(cited: str, recorded: str, state: str, note: str) -> None:
    agreement = compare(Item(author=names(cited)), Item(author=names(recorded)))
    assert (agreement.state, agreement.note) == (state, note)


@pytest.mark.parametrize(
    ("cited", "state", "note"),
    [
        ("Genant, HK", "variant", "et-al"),
        ("Genant, HK; Wu, CY; van/Kuijk, C", "variant", "et-al"),
        ("Genant, HK; Wu, CY; Nevitt, MC", "variant", "et-al"),
        ("Genant, HK; van/Kuijk, C", "contradict", "author-dropped"),
        ("Wu, CY; van/Kuijk, C", "contradict", "author-dropped"),
    ],
)
def test_et_al_stands_for_those_who_follow(cited: str, state: str, note: str) -> None:
    agreement = compare(Item(author=names(cited), authors_truncated=True), Item(author=names(GENANT)))
    assert (agreement.state, agreement.note) == (state, note)


@pytest.mark.parametrize(
    ("cited", "recorded", "state", "note"),
    [
        ("Genant, HK; Wu, CY", GENANT, "agree", ""),
        ("Wu, CY; Genant, HK", GENANT, "contradict", "not-first"),
        ("Mustermann, X", GENANT, "contradict", "author-differs"),
        ("Genant, HK", "[Bone Group]; Genant, HK", "variant", "group"),
    ],
)
def test_first_author(cited: str, recorded: str, state: str, note: str) -> None:
    agreement = compare_first(Item(author=names(cited)), Item(author=names(recorded)))
    assert (agreement.state, agreement.note) == (state, note)


def test_pairs_name_the_people() -> None:
    pairs = align(names("Genant, HK; Nevitt, MC"), names(GENANT))
    assert [(pair.cited, pair.recorded) for pair in pairs] == [(0, 0), (1, 3), (None, 1), (None, 2)]


def test_a_list_is_shown_as_a_person_reads_it() -> None:
    assert show(names("van/Kuijk, C; [WHO]"), truncated=True) == "van Kuijk C, WHO, et al."
