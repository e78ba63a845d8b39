import pytest

from refcheck.extract import citations
from refcheck.model import Reference, Span


def marks(text: str, count: int = 20) -> list[tuple[str, tuple[int, ...]]]:
    end = len(text)
    references = [Reference(number, "x", Span(end, end)) for number in range(1, count + 1)]
    return [
        (text[mark.span.start : mark.span.end], mark.numbers) for mark in citations.find(text, references)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("as seen [1].", [("[1]", (1,))]),
        ("both [2,4-6] and", [("[2,4-6]", (2, 4, 5, 6))]),
        ("many [1]-[3].", [("[1]-[3]", (1, 2, 3))]),
        ("many [1] – [3].", [("[1] – [3]", (1, 2, 3))]),
        ("many [ 1; 3 – 5 ].", [("[ 1; 3 – 5 ]", (1, 3, 4, 5))]),
        ("two [1 and 2].", [("[1 and 2]", (1, 2))]),
        ("two [7], [9]", [("[7]", (7,)), ("[9]", (9,))]),
        ("shown (3, 5–7).", [("(3, 5–7)", (3, 5, 6, 7))]),
        ("missing [22] here", [("[22]", (22,))]),
        ("was known [1] (3 of 10, see (2))", [("[1]", (1,))]),
        ("the year [1994] and the interval 95% CI [2, 4]", []),
        ("backwards [9-2]", []),
        ("nothing at all", []),
    ],
)
def test_marks_name_the_references_they_cite(text: str, expected: list[tuple[str, tuple[int, ...]]]) -> None:
    assert marks(text) == expected
