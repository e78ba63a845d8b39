"""One list, set in the ways in which lists are set, comes back as the same references."""

import pytest

from refcheck import extract
from refcheck.model import Document

LABELLED = """Bibliography
[Knu84] A. Quill. On tidal clocks and what they measure. Acta
Ficta 1, 11-19, 1984.
[SZ01] C. Strom and D. Zatzick. Notes about copper bells in the
winter barley. Annals of Nothing 7, 101-110, 2001.
[Zat11] D. Zatzick. Effects of slow lichens. Acta Ficta 9, 1-8, 2011.
"""
REPEATED = """References
Quill, Anna. 1999. On tidal clocks and what they measure in the north.
    Acta Ficta 1(2): 11-19.
———. 2001. Copper bells. Geneva: Bell Press.
———. 2004. Slow lichens of the shore and the winter barley that grows
    there. Annals of Nothing 7: 101-110.
Strom, Bert. 2011. Effects of slow lichens. Acta Ficta 9: 1-8.
"""
YEAR_FIRST = "References\n" + "".join(
    f"{name} A, Fennimore B, Strom C, Zatzick D, Vasquez-Trell E, Oerlund F, Bramble G.\n"
    f"{2019 - k}. On tidal clocks and what they measure. Acta Ficta {k}:11-19.\n"
    f"{name} H. {2021 - k}. Effects of slow lichens. Acta Ficta 9:1-8.\n"
    for k, name in enumerate(["Abel", "Brom", "Carl", "Dorn", "Eber", "Fenn"], 4)
)
INNER = """Literatur
    Quill, Anna (1999): On tidal clocks and what they measure in the north
of the country. Acta Ficta 1(2), S. 11-19.
    Strom, Bert (2001): Copper bells and other bells of the winter barley,
seen from the shore. Geneva: Bell Press.
    Zatzick, Dora (2011): Effects of slow lichens. Acta Ficta 9, S. 1-8.
"""
RUN_ON = """References
1) Quill A. On tidal clocks and what they measure. Acta Ficta. 1999;1:11-19. 2) Strom B. Copper
bells of the north. Acta Ficta. 2001;2:1-9. 3)
Zatzick D. Effects of slow lichens. Acta Ficta. 2011;9:1-8. 4) Abel A. On reeds. Acta Ficta. 2012;3:4-9. 5)
Brom B. On dunes. Acta Ficta. 2013;4:2-7. 6) Carl C. On tides. Acta Ficta. 2014;5:3-8.
7) Dorn D. On lamps of the shore, and on wells. Acta Ficta. 2015;6:4-9. 8) Eber E. On
wells. Acta Ficta. 2016;7:5-9.
"""
EASTERN = """참고문헌
문혜정, '종의 역사에 대한 연구,' 한국종학회지, 제55권, pp.33-58, 2018.
민무숙.이정희(2005). 공학 분야 전공 여성들의 교육과 직업경험 분석. 교육사
회학연구, 15(2), 65-93.
강민수(2012), 사회적 경제와 사회적 협동조합, 도시문제, 통권 (527), 19-24.
"""
PARTICLES = """References
1 Quill A. On tidal clocks and what they measure in the north of the
country. Acta Ficta 1999;1:11-19.
2 van Strom B. Copper bells. Acta Ficta 2001;2:1-9.
3 de la Zatzick D. Effects of slow lichens. Acta Ficta 2011;9:1-8.
"""
PARENTHESES = """References
(1) Quill A. On tidal clocks and what they measure in the north of the
country. Acta Ficta 1999; 1
(2):11-19.
(2) Strom B. Copper bells. Acta Ficta 2001;2:1-9.
(3) Zatzick D. Effects of slow lichens. Acta Ficta 2011;9:1-8.
"""
LINKED = """References
Quill A (1999) On tidal clocks and what they measure in the north of
the country. Acta Ficta 1:11-19. CrossRef Medline
Strom B (2001) Copper bells. Acta Ficta 2:1-9. CrossRef
Zatzick D (2011) Effects of slow lichens. Acta Ficta 9:1-8. Medline
Zorn E (2012) Reeds of the shore, and why they sing in the evening, as
it was told by those who heard it. Acta Ficta 9:9-18. CrossRef Medline
"""
SUPERSCRIPTS = """References
¹ Quill A. On tidal clocks and what they measure in the north of the
country. Acta Ficta. 1999;1:11-19.
² Strom B. Copper bells. Acta Ficta. 2001;2:1-9.
³ Zatzick D. Effects of slow lichens. Acta Ficta. 2011;9:1-8.
"""


@pytest.mark.parametrize(
    ("text", "beginnings"),
    [
        (LABELLED, ["A. Quill. On tidal", "C. Strom and D.", "D. Zatzick. Effects"]),
        (REPEATED, ["Quill, Anna. 1999.", "———. 2001. Copper", "———. 2004. Slow", "Strom, Bert. 2011."]),
        (
            YEAR_FIRST,
            [f"{name} {x}" for name in ("Abel", "Brom", "Carl", "Dorn", "Eber", "Fenn") for x in ("A", "H")],
        ),
        (INNER, ["Quill, Anna (1999)", "Strom, Bert (2001)", "Zatzick, Dora (2011)"]),
        (
            RUN_ON,
            [
                "Quill A",
                "Strom B",
                "Zatzick D",
                "Abel A",
                "Brom B",
                "Carl C",
                "Dorn D. On lamps",
                "Eber E. On",
            ],
        ),
        (EASTERN, ["문혜정, '종의", "민무숙.이정희(2005)", "강민수(2012)"]),
        (PARTICLES, ["Quill A. On", "van Strom B. Copper", "de la Zatzick D."]),
        (PARENTHESES, ["Quill A. On", "Strom B. Copper", "Zatzick D. Effects"]),
        (LINKED, ["Quill A (1999)", "Strom B (2001)", "Zatzick D (2011)", "Zorn E (2012)"]),
        (SUPERSCRIPTS, ["Quill A. On", "Strom B. Copper", "Zatzick D. Effects"]),
    ],
    ids=[
        "word labels",
        "repeated authors",
        "year on the next line",
        "first lines set in",
        "run on",
        "Korean",
        "small letters behind numbers",
        "an issue like a label",
        "links of journals",
        "superscripts",
    ],
)
def test_a_list_is_cut_where_its_references_begin(text: str, beginnings: list[str]) -> None:
    _, references = extract.references(Document("-", text))
    strings = [reference.unstructured for reference in references]
    assert len(strings) == len(beginnings)
    for string, beginning in zip(strings, beginnings, strict=True):
        assert string.startswith(beginning)
    assert strings[-1].endswith(text.splitlines()[-1][-30:])


def test_numbers_that_begin_anew_under_a_second_heading_are_a_second_list() -> None:
    first = [f"[{n}] Quill A. On bells, part {n}. Acta Ficta. 200{n};1:1-9." for n in range(1, 7)]
    second = [f"[{n}] Strom B. On clocks, part {n}. Acta Ficta. 199{n};2:3-7." for n in range(1, 5)]
    text = "\n".join(["References", *first, "Further reading", *second])
    _, references = extract.references(Document("-", text))
    assert [reference.unstructured for reference in references] == [line[4:] for line in (*first, *second)]


@pytest.mark.parametrize(
    "after",
    [
        "ANNA QUILL is a lecturer in the Division of Bells. Her interests are clocks,\nand the shore.",
        "4 Anhang: Die Glocken der Stadt\nGlocke 1,00 0,88 0,81\nUhr 1,00 0,87 0,70",
        "FIG. 5. The clock seen from above, with all its wheels.",
    ],
)
def test_what_hangs_on_behind_the_last_reference_goes_and_the_reference_stays(after: str) -> None:
    _, references = extract.references(Document("-", INNER + after))
    assert (
        references[-1].unstructured == "Zatzick, Dora (2011): Effects of slow lichens. Acta Ficta 9, S. 1-8."
    )


@pytest.mark.parametrize(
    "after", ["FIG. 5. The clock seen from above,\nwith all its wheels.", "Appendix A\nMore bells."]
)
def test_a_list_alone_ends_before_what_else_was_copied_with_it(after: str) -> None:
    _, references = extract.references(Document("-", INNER.partition("\n")[2] + after), bare=True)
    assert (
        references[-1].unstructured == "Zatzick, Dora (2011): Effects of slow lichens. Acta Ficta 9, S. 1-8."
    )
