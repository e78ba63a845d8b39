"""What cites by number and what does not, in the ways in which texts print it."""

from __future__ import annotations

import pytest

from refcheck import extract
from refcheck.extract.numerals import numbers
from refcheck.model import Document, Span

LAST = 20
_LIST = "\n\nReferences\n\n" + "\n".join(
    f"{n}. Quill A{chr(64 + n)}. On the {n}th of many made-up bells. Acta Ficta. {1980 + n};{n}:11-19."
    for n in range(1, LAST + 1)
)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("1", (1,)),
        ("1–3,5", (1, 2, 3, 5)),
        ("1,2–4", (1, 2, 3, 4)),
        ("e.g. 3, 18–20, 4", (3, 18, 19, 20, 4)),
        ("see 12, p. 12; 7", (12, 7)),
        ("12(p5),13", (12, 13)),
        ("12, Theorem 3.2", (12,)),
        ("12: 34-56", (12,)),
        ("4, S. 12", (4,)),
        ("cf. 3; see also 4", (3, 4)),
        ("1, and references therein", (1,)),
        ("10-12, see 5", (10, 11, 12, 5)),
        ("112-14", (112, 113, 114)),
        ("12a,b", (12,)),
        ("7 bis 9", (7, 8, 9)),
        ("1 et 2", (1, 2)),
        ("1，2～4", (1, 2, 3, 4)),
        ("5 cells", ()),
        ("Table 2", ()),
        ("n = 12", ()),
        ("p. 3", ()),
        ("3%", ()),
        ("0.5", ()),
        ("0, 1", ()),
        ("9-2", ()),
    ],
)
def test_the_numbers_of_a_mark(said: str, expected: tuple[int, ...]) -> None:
    assert numbers(said, LAST) == expected


@pytest.mark.parametrize("said", ["3, 5 mice", "12, Theorem 3.2", "5 cells", "1 and then 2"])
def test_words_may_not_follow_a_number_in_parentheses(said: str) -> None:
    assert numbers(said, LAST, strict=True) == ()


def cited(prose: str, raised: tuple[str, ...] = ()) -> list[tuple[int, ...]]:
    """The numbers cited by a text, beside those that tell its style; ``raised`` figures in order of place."""
    spans, position = [], 0
    for figures in raised:
        position = prose.index(figures, position)
        spans.append(Span(position, position + len(figures)))
        position += len(figures)
    document = Document("paper.txt", prose + _LIST, superscripts=tuple(spans))
    return [mark.numbers for mark in extract.references(document)[0].citations]


@pytest.mark.parametrize(
    ("prose", "expected"),
    [
        ("known [see 8, p. 2; 9], as [10, Lemma 2] says", [(8, 9), (10,)]),
        ("bells [8], see ref. 9, refs 10 and 11 and Ref. [12]", [(8,), (9,), (10, 11), (12,)]),
        ("in [CI], Eq. [9], the interval 95% CI [2, 4], [0, 1] and the year [2001]", []),
        ("by references 90 and 2010, and reference 12% of all", []),
        ("bells [8], [9]–[11], [12 – 14]", [(8,), (9, 10, 11), (12, 13, 14)]),
        ("bells [8]\n[9, 10,\n11]", [(8,), (9, 10, 11)]),
        ("bells [8], in array[22] and in my_table[9]", [(8,)]),
        ("bells [8], in `for k in array[9]: ring(k)`, and `code` [10]", [(8,), (10,)]),
        ("bells [8], [9], and one that is not listed [22]", [(8,), (9,), (22,)]),
    ],
)
def test_marks_in_square_brackets(prose: str, expected: list[tuple[int, ...]]) -> None:
    assert cited(f"All are known [1-7], [15-20]. {prose}.") == [
        tuple(range(1, 8)),
        tuple(range(15, 21)),
        *expected,
    ]


def test_where_all_marks_stand_close_behind_words_none_is_an_index() -> None:
    assert cited("Bells[1-9], clocks[10-20] and chimes[22].")[-1] == (22,)


@pytest.mark.parametrize(
    ("prose", "expected"),
    [
        ("known (see 8, p. 2; 9)", [(8, 9)]),
        ("by Eq. (8), Fig. (9), Section (10), § 3 (11), in vol. 12(13), (n = 12), (14 of 15 mice)", []),
        ("of (12%), (3 mm), (May 2001), (p. 3), (Table 2)", []),
        ("bells (8) (9,10)", [(8,), (9, 10)]),
    ],
)
def test_marks_in_parentheses(prose: str, expected: list[tuple[int, ...]]) -> None:
    assert cited(f"All are known (1-7), (11-20). {prose}.") == [
        tuple(range(1, 8)),
        tuple(range(11, 21)),
        *expected,
    ]


@pytest.mark.parametrize(
    ("prose", "raised", "expected"),
    [
        ("was known8,9 and later10–12", ("8,9", "10–12"), [(8, 9), (10, 11, 12)]),
        ("after COVID-198 and in 20109", ("8", "9"), [(8,), (9,)]),
        ("in 7 m2, 102 cells, 5 kg/m2 and x2", ("2", "2", "2", "2"), []),
        ("of 14C and 32P, R2 = 0.9", ("14", "2"), []),
        ("bells8(p12),9", ("8(p12),9",), [(8, 9)]),
        ("bells[8,9]", ("[8,9]",), [(8, 9)]),
    ],
)
def test_raised_figures(prose: str, raised: tuple[str, ...], expected: list[tuple[int, ...]]) -> None:
    start = "All are known1–7 and told13–20. "
    told = [tuple(range(1, 8)), tuple(range(13, 21))]
    assert cited(start + prose + ".", ("1–7", "13–20", *raised)) == told + expected


def test_the_marks_of_addresses_are_no_citations() -> None:
    front = "A. Quill1,2, B. Strom2,21\n1Institute of Bells\n2 Institute of Clocks\n"
    text = f"{front}Bells are known1–20."
    found = cited(text, ("1,2", "2,21", "1", "2", "1–20"))
    assert found == [(2, 21), tuple(range(1, 21))]
