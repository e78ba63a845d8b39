"""Lists whose printed numbers do not run on: every reference keeps its own number, and LST802 says so."""

import pytest

from refcheck import extract
from refcheck.model import Document, Match, Status
from refcheck.rules import lst802_numbering as lst802

WORKS = [
    "Quill A, Strom B. Bells of the imaginary north. J Nil. 2001;12(3):45-52.",
    "Inventado C. Grading the unreal revisited. Ann Pretend Med. 1988;4:101-9.",
    "Fauxmann E, Scheinberg F. Structure in nonexistent cohorts. Bone Fantasy. 2003;33:210-8.",
    "Nullington G. Handbook of unreal densitometry. 2nd ed. Nowhere: Phantom Press; 1999.",
    "Voidsky H, Blankova I. Registry data from Utopia. Lancet Imagin. 2007;370:1-10.",
    "Mythical M, Fableton N. Outcomes in fairyland. BMJ Fable. 2018;361:1234.",
]


def listed(numbers: list[int], style: str, between: str) -> tuple[Document, list[Match]]:
    entries = [f"{style.format(number)} {work}" for number, work in zip(numbers, WORKS, strict=False)]
    document, references = extract.references(
        Document("-", f"References\n\n{between.join(entries)}\n"), bare=True
    )
    return document, [Match(reference, Status.UNCHECKED, "not asked") for reference in references]


@pytest.mark.parametrize("style", ["{}.", "[{}]", "({})", "{})"])
@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize(
    ("numbers", "told"),
    [
        ([1, 2, 3, 3, 4, 5], "3 stands twice"),
        ([1, 1, 2, 3, 4], "1 stands twice"),
        ([1, 1, 3, 4, 6], "1 stands twice"),
        ([1, 2, 3, 4, 5, 5], "5 stands twice"),
        ([1, 2, 4, 3, 5, 6], "4 follows 2"),
        ([1, 2, 3, 5, 6], "5 follows 3"),
        ([1, 2, 3, 4, 5, 6], ""),
    ],
)
def test_numbers_are_those_printed(numbers: list[int], told: str, style: str, between: str) -> None:
    document, matches = listed(numbers, style, between)
    assert [match.reference.label for match in matches] == [str(number) for number in numbers]
    assert [found.message for found in lst802.check_list(matches, document)] == ([told] if told else [])


@pytest.mark.parametrize("numbers", [[1, 2, 3, 1, 2, 3], [1, 2, 3, 4, 1], [1, 1, 1, 1, 1]])
def test_a_list_that_counts_again_is_no_fault(numbers: list[int]) -> None:
    document, matches = listed(numbers, "{}.", "\n")
    assert len(matches) == len(numbers)
    assert list(lst802.check_list(matches, document)) == []
