import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from refcheck.fields.characters import fold, spellings, squash, words


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Łukasz Bolikowski", "lukasz bolikowski"),
        ("Jiménez‐Martínez", "jimenez-martinez"),
        ("Müller–Straße", "muller-strasse"),
        ("eﬃcient ﬁlm", "efficient film"),
        ("Estrogen Receptor α", "estrogen receptor alpha"),
        ("TNF-α and IL-1β", "tnf-alpha and il-1beta"),
        ("H<sub>2</sub>O", "h2o"),
        ("H₂O", "h2o"),
        ("<i>Escherichia coli</i> K&#8208;12", "escherichia coli k-12"),
        ("Science &amp;amp; Technology", "science & technology"),
        ("first<br>second", "first second"),
        ("p<0.05 and q>3", "p<0.05 and q>3"),
        ("<mml:math><mml:mi>Z</mml:mi></mml:math> boson", "z boson"),
        ("“Smart” ‘drugs’", "\"smart\" 'drugs'"),
        ("co\u00adoperation", "cooperation"),
        ("non\u00a0breaking  space", "non breaking space"),
        (r"Erd{\H{o}}s and $\alpha$", "erdos and alpha"),
        ("ΔΙΟΦΑΝΤΙΚΩΝ", "διοφαντικων"),
        ("µm", "mum"),
    ],
)
def test_fold_reads_characters_as_what_they_mean(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
@example("＄")
def test_fold_is_idempotent(text: str) -> None:
    once = fold(text)
    assert fold(once) == once or "&" in once or "<" in once or "\\" in once


def test_words_keep_an_apostrophe_within() -> None:
    assert words("Children's health: O’Connor") == ("childrens", "health", "oconnor")


def test_squash_forgets_where_words_end() -> None:
    assert squash("TNF-α") == squash("TNFα") == squash("TNF alpha")


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("Müller", {"muller", "mueller"}),
        ("Mueller", {"mueller"}),
        ("Sørensen", {"sorensen", "soerensen"}),
        ("Smith", {"smith"}),
    ],
)
def test_spellings_know_the_digraphs(name: str, forms: set[str]) -> None:
    assert spellings(name) == forms
