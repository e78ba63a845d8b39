import pytest

from refcheck.extract import citations
from refcheck.model import Document, Reference, Span


def marks(text: str, count: int = 20) -> list[tuple[str, tuple[int, ...]]]:
    end = len(text)
    references = [Reference(number, "x", Span(end, end), label=str(number)) for number in range(1, count + 1)]
    found = citations.find(Document("-", text), references)
    return [(text[mark.span.start : mark.span.end], mark.numbers) for mark in found]


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
        ("were [5, 80], as in [3]", [("[3]", (3,))]),
        ("known [1-19], [22], [24]", [("[1-19]", tuple(range(1, 20))), ("[22]", (22,)), ("[24]", (24,))]),
    ],
)
def test_marks_name_the_references_they_cite(text: str, expected: list[tuple[str, tuple[int, ...]]]) -> None:
    assert marks(text) == expected


def test_raised_figures_are_citations_and_powers_are_not() -> None:
    text = "was known1,2 and later3-5 in 7 m2 of 102 fields, known⁶,⁷ too"
    raised = [Span(9, 10), Span(10, 12), Span(22, 25), Span(32, 33), Span(39, 40)]
    end = len(text)
    references = [Reference(number, "x", Span(end, end), label=str(number)) for number in range(1, 8)]
    found = citations.find(Document("-", text, superscripts=tuple(raised)), references)
    assert [mark.numbers for mark in found] == [(1, 2), (3, 4, 5), (6, 7)]


def test_a_few_numbers_in_parentheses_are_no_citations_of_a_list_without_numbers() -> None:
    text = "first (1) and then (2)"
    references = [Reference(number, f"Quill A. {1990 + number}.", Span(22, 22)) for number in range(1, 12)]
    assert citations.find(Document("-", text), references) == ()


def test_equation_numbers_do_not_outweigh_citations_in_brackets() -> None:
    text = "known [1,2]. Then (43) and (44) and (45) follow."
    references = [Reference(number, "x", Span(48, 48), label=str(number)) for number in range(1, 41)]
    assert [mark.numbers for mark in citations.find(Document("-", text), references)] == [(1, 2)]


def test_a_numbered_list_may_be_cited_by_author_and_year() -> None:
    listed = ["Quill A. On clocks. Acta Ficta. 1991;3:1.", "Strom B, Xylo C. Bells. Acta Ficta. 2002;7(1):9."]
    text = "Clocks (Quill, 1991) and bells, which Strom & Xylo (2002) cast, in 3 of (7) towns.\n"
    references = [
        Reference(number, string, Span(len(text), len(text)), label=str(number))
        for number, string in enumerate(listed, 1)
    ]
    found = citations.find(Document("-", text), references)
    assert [mark.numbers for mark in found] == [(1,), (2,)]


def test_labels_that_are_words_are_cited_by_them() -> None:
    text = "Clocks [Qui91] and bells [Str+02, p. 3; Qui91], not [sand], see [Xylo, 2003].\n"
    references = [
        Reference(number, "x", Span(len(text), len(text)), label=label)
        for number, label in enumerate(("Qui91", "Str+02", "Xylo, 2003"), 1)
    ]
    found = citations.find(Document("-", text), references)
    assert [mark.numbers for mark in found] == [(1,), (2, 1), (3,)]
