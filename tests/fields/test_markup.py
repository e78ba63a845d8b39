import pytest
from hypothesis import given
from hypothesis import strategies as st

from refcheck.fields.markup import plain


@pytest.mark.parametrize(
    ("marked_up", "expected"),
    [
        ("Plain words,  twice spaced\n ", "Plain words, twice spaced"),
        ("Food &amp; Drink", "Food & Drink"),
        ("Q&A: of ducks", "Q&A: of ducks"),
        ("Ducks &amp;amp; geese", "Ducks & geese"),
        ("Lessons from <i>C. elegans</i>", "Lessons from C. elegans"),
        ("intracellular Ca<sup>2+</sup> in ducks", "intracellular Ca2+ in ducks"),
        ("The heats of certain metals<sup>1</sup>", "The heats of certain metals"),
        ("Local anesthetics<sup>1,2a</sup>", "Local anesthetics"),
        ("Steroids. LVI.<sup>1</sup> Derivatives of ducks", "Steroids. LVI. Derivatives of ducks"),
        ("On made-up exchange<sup>1</sup>.", "On made-up exchange."),
        ("Areas in cm<sup>2</sup>", "Areas in cm2"),
        ("Anemia&lt;subtitle&gt;Its treatment&lt;/subtitle&gt;", "Anemia Its treatment"),
        (
            'in<mml:math id="M1"><mml:mrow><mml:msub><mml:mi>T</mml:mi>\n<mml:mn>0</mml:mn></mml:msub>'
            "</mml:mrow></mml:math>-quasimetric spaces",
            "in T0-quasimetric spaces",
        ),
        ("Editing in<i>Danio rerio</i>larvae", "Editing in Danio rerio larvae"),
        ("<scp>T</scp>reebase", "Treebase"),
        ("<i>N</i>acetyl and <i>p</i>53", "Nacetyl and p53"),
        ("Patients with p &lt; 0.05 and q > 2", "Patients with p < 0.05 and q > 2"),
        ("a <- b <~ c", "a <- b <~ c"),
        ("Only <jats:italic>italic</jats:italic><br/>break", "Only italic break"),
    ],
)
def test_plain(marked_up: str, expected: str) -> None:
    assert plain(marked_up) == expected


@given(st.text(alphabet="ab <>/&;i1su mp"))
def test_spaces_are_always_single(text: str) -> None:
    assert plain(text) == " ".join(plain(text).split())
