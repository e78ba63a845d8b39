import pytest
from hypothesis import given
from hypothesis import strategies as st

from refcheck.fields.titles import compare, differences, without_status

VERTOS = (
    "Vertebroplasty versus conservative treatment in acute osteoporotic vertebral compression fractures "
    "(Vertos II): an open-label randomised trial"
)


@pytest.mark.parametrize(
    ("cited", "recorded", "state", "note"),
    [
        (VERTOS, VERTOS, "agree", ""),
        (VERTOS.upper() + ".", VERTOS, "agree", ""),
        ("The effect of TNF-α on H2O", "The Effect of TNF-alpha on H<sub>2</sub>O", "agree", ""),
        ("Surface-plasmon ejection of Ag+ ions", "Surface-plasmon ejection ofAg+ions", "agree", ""),
        ("Salt & light", "Salt and Light", "agree", ""),
        ("Bone cement leakage", "RETRACTED ARTICLE: Bone cement leakage", "agree", ""),
        ("Bone cement part II", "Bone cement part 2", "agree", ""),
        ("Leakage of polymethy-lmethacrylate", "Leakage of polymethylmethacrylate", "variant", "hyphenation"),
        (VERTOS.replace("randomised", "randomized"), VERTOS, "variant", "spelling"),
        ("Tumor behavior in anemia", "Tumour behaviour in anaemia", "variant", "spelling"),
        (VERTOS.split(":")[0], VERTOS, "variant", "subtitle-missing"),
        (VERTOS[:60], VERTOS, "variant", "truncated"),
        ("Cement leakage: a review", "Cement leakage", "variant", "subtitle-added"),
        (VERTOS.replace("open-label", "open-lable"), VERTOS, "contradict", "misspelling"),
        (VERTOS.replace("acute", "chronic"), VERTOS, "contradict", "word-differs"),
        (VERTOS.replace("acute ", ""), VERTOS, "contradict", "word-dropped"),
        (VERTOS.replace("acute", "very acute"), VERTOS, "contradict", "word-added"),
        ("Bone cement. Part I", "Bone cement. Part II", "contradict", "part-differs"),
        (VERTOS.replace("acute osteoporotic", "old painful"), VERTOS, "contradict", "words-differ"),
        ("Quantum tunnelling in a double well", VERTOS, "contradict", "title-differs"),
        ("Vertebroplasty", VERTOS, "contradict", "title-differs"),
        ("椎体成形術の合併症", VERTOS, "unknown", "other-language"),
        ("", VERTOS, "unknown", "not-cited"),
        (VERTOS, "", "unknown", "not-recorded"),
    ],
)
def test_titles_against_the_record(cited: str, recorded: str, state: str, note: str) -> None:
    agreement = compare(cited, recorded)
    assert (agreement.state, agreement.note) == (state, note)


@given(st.text(min_size=1))
def test_a_title_agrees_with_itself(title: str) -> None:
    assert compare(title, title).state in {"agree", "unknown"}


def test_differences_name_the_words() -> None:
    found = differences("Cement leakage in old patients", "Cement leakage in young patients treated")
    assert found.replaced == (("old", "young"),)
    assert (found.added, found.dropped) == ((), ("treated",))


@pytest.mark.parametrize(
    "title", ["Retraction notice to “Bone cement”", "Withdrawn from society", "Retraction: bone cement"]
)
def test_a_notice_keeps_its_own_title(title: str) -> None:
    assert without_status(title) == title
