import pytest

from refcheck.model import Item, Name
from refcheck.resolve.printed import Printed
from tests.resolve.library import reference

STRING = "Müller K, van Kuijk C. Part II of bone cement, J Imag Bones 8 (1993) S12-9, xii. doi:10.5555/99.77"


@pytest.fixture
def printed() -> Printed:
    return Printed(reference(STRING))


@pytest.mark.parametrize("number", ["8", "1993", "S12", "xii", "08"])
def test_numbers_that_are_printed(printed: Printed, number: str) -> None:
    assert printed.has_number(number.lstrip("0"))


@pytest.mark.parametrize("number", ["99", "77", "13", "", "b8"])
def test_numbers_that_are_not(printed: Printed, number: str) -> None:
    assert not printed.has_number(number)


@pytest.mark.parametrize(
    ("family", "there"),
    [("Müller", True), ("Mueller", False), ("van Kuijk", True), ("Genant", False), ("Kim", False)],
)
def test_names(printed: Printed, family: str, there: bool) -> None:
    assert printed.names(Name(family)) is there


def test_the_first_author_stands_before_the_second(printed: Printed) -> None:
    assert printed.opens_with([Name("Müller"), Name("van Kuijk")])
    assert not printed.opens_with([Name("van Kuijk"), Name("Müller")])


@pytest.mark.parametrize(
    ("title", "least", "most"),
    [
        ("Bone cement. Part II", 1.0, 1.0),
        ("Bone cement and what became of it", 0.2, 0.6),
        ("Quantum tunnelling", 0.0, 0.0),
        ("", 0.0, 0.0),
    ],
)
def test_the_share_of_a_title(printed: Printed, title: str, least: float, most: float) -> None:
    assert least <= printed.title_share(title) <= most


def test_a_title_with_torn_words_is_still_there() -> None:
    torn = Printed(reference("Doe J. Leak age ofimaginary cem ent after vertebroplasty. 1999."))
    assert torn.title_share("Leakage of imaginary cement after vertebroplasty") > 0.9


@pytest.mark.parametrize(
    ("container", "there"),
    [("Journal of Imaginary Bones", True), ("J Imag Bones", True), ("Journal of Joints", False)],
)
def test_containers(printed: Printed, container: str, there: bool) -> None:
    assert printed.contains_container(container) is there


def test_numbers_that_the_record_does_not_hold_are_counted(printed: Printed) -> None:
    assert printed.unexplained_numbers(Item(volume="8", page="S12-S19"), ["1993"]) == 0
    assert printed.unexplained_numbers(Item(volume="9", page="401-410"), ["2001"]) == 1


def test_a_reply_is_told_from_what_it_answers() -> None:
    reply = Printed(reference("Doe J. Response to: bone cement. 1999."))
    assert reply.is_answer("Bone cement")
    assert not reply.is_answer("Response to: bone cement")


def test_a_reference_of_fields_has_a_string_too() -> None:
    fields = reference("", title="Bone cement", volume="12", author=(Name("Doe", "J"),))
    assert Printed(fields).title_share("Bone cement") == 1.0
    assert Printed(fields).names(Name("Doe"))
