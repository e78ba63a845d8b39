"""Text from a scan: letters for digits, torn numbers, names run together."""

import pytest

from refcheck.model import Name
from refcheck.parser import parse
from refcheck.resolve import resolve
from refcheck.resolve.printed import Printed
from tests.resolve.library import Shelf, reference, work


@pytest.mark.parametrize(
    ("text", "number", "there"),
    [
        ("Nature 149, 393 (19U2)", "1942", True),
        ("Nature 149, 393 (k942)", "1942", True),
        ("Nature 149, 393 (194 2)", "1942", True),
        ("Nature 149, 393 (19 42)", "1942", True),
        ("Nature 149, 39X (1942)", "393", True),
        ("Nature 149, 393 (1943)", "1942", False),
        ("Nature 149, 393 (19UU)", "1942", False),
        ("Nature 1a, 393 (1942)", "12", False),
    ],
)
def test_a_number_with_a_letter_for_a_digit_or_torn_apart(text: str, number: str, there: bool) -> None:
    assert Printed(reference(text)).nearly_has_number(number) is there


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("E.X.MusterMannand A. Placeholder, J", True),
        ("XMustermann, J", True),
        ("A. Placeholder and E.X. Mustermann, J", False),
        ("M uster mann, J", True),
    ],
)
def test_a_glued_name_that_stands_before_the_parsed_one(text: str, there: bool) -> None:
    assert Printed(reference(text)).begins_with(Name("Mustermann"), [Name("Placeholder")]) is there


@pytest.mark.parametrize(
    "text",
    [
        "E.X.ZMuster mannandA. Placeholder, J. Imag. Bones 12, 345 (19X9).",
        "K. Mustermafn, J. Imag. Bones 12, 345 (1 999).",
        "E.X. Mustermann and A. Placeholder, J. Imag. Bones 12, 3a5 (1999).",
    ],
)
def test_a_noisy_reference_without_a_title_is_found(text: str) -> None:
    right = work("bones.1")
    (match,) = resolve(parse([reference(text)]), [Shelf(right)])
    assert match.work == right
