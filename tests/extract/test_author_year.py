import pytest

from refcheck import extract
from refcheck.model import Document

LIST = """
References

Fennimore, B., Quill, A. & Strom, C. (2001). Copper bells. Acta Ficta, 2, 1-9.
Quill, A. (1999a). On tidal clocks. Acta Ficta, 1, 1-9.
Quill, A. (1999b). More on tidal clocks. Acta Ficta, 1, 11-19.
Quill, A. and Strom, C. (2001). Winter barley. Acta Ficta, 2, 21-29.
van Ørsted, D. (2005). Slow lichens. Acta Ficta, 3, 1-9.
World Bell Organization. (2010). Report on bells. Nowhere: WBO.
Zatzick, D. (in press). Glass rivers. Acta Ficta.
Zorn-y-Mino, G. Pale dunes. Acta Ficta, 2004 36(1795), 1-9.
"""
FENNIMORE, QUILL_A, QUILL_B, QUILL_STROM, ORSTED, WBO, ZATZICK, ZORN = range(1, 9)


def cited(prose: str) -> list[tuple[str, tuple[int, ...]]]:
    document, _ = extract.references(Document("-", ALL + prose + "\n" + LIST))
    marks = [(document.text[mark.span.start : mark.span.end], mark.numbers) for mark in document.citations]
    return [mark for mark in marks if mark not in EVERY]


ALL = "Known (Quill, 1999a; Fennimore et al., 2001; van Ørsted, 2005) and known again (Zatzick, in press).\n"
EVERY: list[tuple[str, tuple[int, ...]]] = []
EVERY += cited("")


@pytest.mark.parametrize(
    ("prose", "expected"),
    [
        ("as Quill (1999b) says", [("Quill (1999b", (QUILL_B,))]),
        ("as Quill's (1999b) clocks", [("Quill's (1999b", (QUILL_B,))]),
        ("both (Quill 1999a,b)", [("Quill 1999a,b", (QUILL_A, QUILL_B))]),
        ("two of them (Quill and Strom, 2001)", [("Quill and Strom, 2001", (QUILL_STROM,))]),
        (
            "Quill & Strom (2001) and Fennimore et al. (2001)",
            [("Quill & Strom (2001", (QUILL_STROM,)), ("Fennimore et al. (2001", (FENNIMORE,))],
        ),
        ("(see van Orsted 2005, p. 3)", [("van Orsted 2005", (ORSTED,))]),
        ("(Zorn-y-Mino, 2004)", [("Zorn-y-Mino, 2004", (ZORN,))]),
        ("[World Bell Organization, 2010]", [("World Bell Organization, 2010", (WBO,))]),
        ("in June 2001 the Squill of 1999 (2005)", []),
        ("(Somebody, 1987)", [("Somebody, 1987", ())]),
    ],
)
def test_authors_and_years_name_their_references(
    prose: str, expected: list[tuple[str, tuple[int, ...]]]
) -> None:
    assert cited(prose) == expected


def test_every_style_of_the_document_is_counted_against_the_others() -> None:
    assert [numbers for _, numbers in EVERY] == [(QUILL_A,), (FENNIMORE,), (ORSTED,), (ZATZICK,)]
    prose = "First (1) they came, then (2) they went.\n"
    assert cited(prose) == []
