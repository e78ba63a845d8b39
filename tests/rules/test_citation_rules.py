"""What the text cites, from the file to the finding: the ways in which formats and lists tell of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from refcheck import flow
from refcheck.model import Document

CODES = ("CIT901", "CIT902", "CIT903")
_WORKS = (
    "Quill A. On clocks.",
    "Strom B. Copper bells.",
    "Xylo C. On sand.",
    "Zatz D. Tides.",
    "Nobo E. Dials.",
)


def said(tmp_path: Path, name: str, content: str) -> list[tuple[str, str]]:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    findings = flow.check_document(flow.read(str(path)), (), CODES).findings
    return [(finding.rule.code, finding.message) for finding in findings]


def article(body: str) -> str:
    refs = "".join(
        f'<ref id="r{number}"><label>{number}</label><mixed-citation>{work} Acta Ficta 2001;{number}:1-9.'
        "</mixed-citation></ref>"
        for number, work in enumerate(_WORKS, 1)
    )
    return f"<article><body><p>{body}</p></body><back><ref-list>{refs}</ref-list></back></article>"


def xref(number: int, printed: str = "") -> str:
    return f'<xref ref-type="bibr" rid="r{number}">{printed or number}</xref>'


@pytest.mark.parametrize(
    "body",
    [
        f"known {xref(1)}–{xref(5)}",
        f"known {xref(1, '[1]')}–{xref(4, '[4]')}, {xref(5, '[5]')}",
        f"known [{xref(1, '1–4')},{xref(5)}]",
    ],
)
def test_a_range_of_links_cites_all_between(tmp_path: Path, body: str) -> None:
    assert said(tmp_path, "article.xml", article(body)) == []


def test_what_no_link_and_no_range_names_is_uncited(tmp_path: Path) -> None:
    found = said(tmp_path, "article.xml", article(f"known {xref(1)}–{xref(3)}, {xref(5)}"))
    assert ("CIT902", "reference 4 is cited nowhere in the text") in found


def test_a_citation_without_a_link_is_one_all_the_same(tmp_path: Path) -> None:
    authors = ("Adler", "Brand", "Copper", "Dial")
    refs = "".join(
        f'<ref id="r{number}"><mixed-citation>{name} A. On bells. Acta Ficta {1990 + number}.'
        "</mixed-citation></ref>"
        for number, name in enumerate(authors, 1)
    )
    links = ", ".join(xref(number, f"{name}, {1990 + number}") for number, name in enumerate(authors[:3], 1))
    source = f"<article><body><p>({links}; BODY)</p></body><back><ref-list>{refs}</ref-list></back></article>"
    assert said(tmp_path, "one.xml", source.replace("BODY", "Dial, 1994")) == []
    assert [code for code, _ in said(tmp_path, "two.xml", source.replace("BODY", "others"))] == ["CIT902"]


def test_a_key_of_figures_is_a_key_and_no_number(tmp_path: Path) -> None:
    (tmp_path / "list.bib").write_text(
        "@misc{quill, title={On clocks}, year={2001}}\n@inreference{2014, title={Tides}, year={2014}}\n",
        encoding="utf-8",
    )
    source = "\\begin{document}\\cite{quill}, \\citep{2014}\\bibliography{list}\\end{document}\n"
    assert said(tmp_path, "paper.tex", source) == []
    assert said(tmp_path, "paper.tex", source.replace("{quill}", "{gone}")) == [
        ("CIT901", "gone is cited; the list has no such key")
    ]


def authors_and_years(text: str) -> str:
    listed = "\n".join(f"{work[:-1]}. Acta Ficta, {2001 + n}." for n, work in enumerate(AUTHOR_DATE))
    return f"{text}\n\nReferences\n\n{listed}\n"


AUTHOR_DATE = [
    f"{name}, A. (200{n}). On the clocks of {name} and others."
    for n, name in enumerate(("Adler", "Brand", "Copper", "Dial", "Ember", "Farrow"))
]


def test_notes_paragraphs_and_equations_are_no_citations_of_a_list_without_numbers(tmp_path: Path) -> None:
    text = "Clocks [1] and [2] and [3] tick [4], bells [5] ring [48]. See (25) and (7)."
    assert said(tmp_path, "paper.txt", authors_and_years(text)) == []


def test_numbers_that_name_little_of_a_numbered_list_are_no_citations(tmp_path: Path) -> None:
    listed = "\n".join(f"[{n}] {work} Acta Ficta 2001;{n}:1-9." for n, work in enumerate(_WORKS, 1))
    errors = [
        said(tmp_path, "paper.txt", f"Clocks tick {marks}.\n\nReferences\n\n{listed}\n")
        for marks in ("[2] [7]", "[2] [1] [3] [7]")
    ]
    assert "CIT901" not in dict(errors[0])
    assert dict(errors[1])["CIT901"] == "7 is cited; the list ends with 5"


@pytest.mark.parametrize(("form", "level"), [("pdf", "info"), ("text", "error")])
def test_a_number_that_the_list_of_a_pdf_skips_may_have_been_missed(form: str, level: str) -> None:
    listed = "\n".join(f"[{n}] {work} Acta Ficta 2001;{n}:1-9." for n, work in enumerate(_WORKS, 1) if n != 2)
    text = f"Clocks tick [1], [2], [3], [4] and [5].\n\nReferences\n\n{listed}\n"
    findings = flow.check_document(Document("paper", text, form), (), ("CIT901",)).findings
    assert [(finding.message, finding.level) for finding in findings] == [
        ("2 is cited; the list has no such number", level)
    ]


_BY_NAME = """# Made-up clocks

{}

Clocks tick (Adler & Brand, 2011) and toll (Copper, 2009; see Dial et al., 2012). Eads and Fay (2013) agree.

# References

Adler, A., & Brand, B. (2011). On made-up clocks that tick. Acta Ficta, 6(6), 21-28.

Copper, C. (2009). Bells of copper and of tin in imaginary towers. Acta Ficta, 4(2), 11-19.

Dial, D., Eads, E., & Fay, F. (2012). Sundials at night, a made-up study. Acta Ficta, 7(1), 1-9.

Eads, E., & Fay, F. (2013). Hourglasses without sand: A made-up review. Acta Ficta, 8(3), 30-39.

Gear, G., & Hand, H. (in press). Imaginary wheels and real teeth in towers. Acta Ficta.
"""


@pytest.mark.parametrize(
    ("sentence", "message"),
    [
        (
            "Bells ring (Copper et al., 2010).",
            "Copper et al., 2010 is not in the list, which has Copper 2009",
        ),
        ("As Nobody and Nemo (2018) say.", "Nobody and Nemo (2018) is not in the list"),
        ("Others agree (Ghost, 2020; Copper, 2009).", "Ghost, 2020 is not in the list"),
        ("Others agree (vgl. Ghost 2020: 15f.).", "Ghost 2020 is not in the list"),
        ("Others agree (Copper 2009, Ghost/Shade 2020, Dial 2012).", "Ghost/Shade 2020 is not in the list"),
        ("Others agree (Copper 2009, 2011).", "Copper 2011 is not in the list, which has Copper 2009"),
        ("Otros (Ghost y Shade, 2020, p. 3).", "Ghost y Shade, 2020 is not in the list"),
        (
            "As Ghost, Shade, and Nobody (2020, p. 4) say.",
            "Ghost, Shade, and Nobody (2020) is not in the list",
        ),
        ("Others agree [see van Ghost et al., 2020].", "van Ghost et al., 2020 is not in the list"),
    ],
)
def test_a_name_and_year_that_the_list_does_not_have(tmp_path: Path, sentence: str, message: str) -> None:
    found = said(tmp_path, "text.md", _BY_NAME.format(sentence))
    assert [each for each in found if each[0] == "CIT901"] == [("CIT901", message)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Bells ring (Coper et al., 2009), and tick (Adler and Brand 2011a).",
        "It was seen once (May, 2015), by a group (WHO, 2010), and in Figure (2020).",
        "They met in Nowhere and at Ficta (Nowhere, 2010; Ficta 2011), later (Juni 2008, Spring 2009).",
        "They told of Towers and Teeth (2020), of Pluck und Grit (1999), of Bells and Friends (2001).",
        "Wheels turn (Gear & Hand, 2021), as they told (Eads, personal communication, 2001).",
    ],
)
def test_a_name_that_may_be_a_listed_one_or_no_name_is_left_alone(tmp_path: Path, sentence: str) -> None:
    assert "CIT901" not in dict(said(tmp_path, "text.md", _BY_NAME.format(sentence)))


def test_names_are_left_alone_where_the_text_cites_by_number(tmp_path: Path) -> None:
    text = "Known [1], [2], [3], [4], unlike (Ghost et al., 2020).\n\nReferences\n\n" + "".join(
        f"[{number}] {work} Acta Ficta 2001;{number}:1-9.\n" for number, work in enumerate(_WORKS, 1)
    )
    assert "CIT901" not in dict(said(tmp_path, "text.txt", text))


def test_an_uncited_reference_names_the_citation_of_the_same_author(tmp_path: Path) -> None:
    text = _BY_NAME.format("").replace("(Copper, 2009;", "(Copper, 2008;")
    assert (
        "CIT902",
        "reference 2 is possibly cited nowhere in the text; the text has Copper, 2008",
    ) in said(tmp_path, "text.md", text)


def test_many_names_that_the_list_does_not_have_are_told_at_once(tmp_path: Path) -> None:
    found = said(tmp_path, "text.md", _BY_NAME.format("(Nobody, 2001; Ghost, 2002; Shade et al., 2003)."))
    assert ("CIT901", "3 sources are cited that are not among the 5 references found") in found


_PROSE = (
    "The bells were studied and found wanting in many towns [{}]. Nobody knows why this was so, and those\n"
    "who do will not say, for they were paid to be silent about the matter, and the payments were generous.\n"
    "In the end the towns were left alone with what they had, which was little, and the bells were sold."
)
_TOPICS = (
    "bells",
    "clocks",
    "dunes",
    "tides",
    "moons",
    "lamps",
    "reeds",
    "stones",
    "ferries",
    "looms",
    "kites",
)


def chapter(cited: int, listed: int, first: int = 1, label: str = "[{}] ") -> str:
    """A chapter that cites 1 to ``cited`` and lists 1 to ``listed`` of the works from ``first`` on."""
    prose = "\n\n".join(_PROSE.format(number) for number in range(1, cited + 1))
    entries = "\n".join(
        f"{label.format(number)}Quill A{chr(64 + work)}. On the {_TOPICS[work % 11]} of made-up"
        f" {_TOPICS[work % 7]}. Acta Ficta. {1990 + work};{work}:11-19."
        for number, work in enumerate(range(first, first + listed), 1)
    )
    return f"{prose}\n\nReferences\n\n{entries}\n\n"


LIST_CODES = ("CIT901", "CIT902", "CIT903", "LST801", "LST802", "LST803", "LST804")


def told(text: str, form: str = "text") -> list[tuple[str, str]]:
    findings = flow.check_document(Document("paper", text, form), (), LIST_CODES).findings
    return [(finding.rule.code, finding.message) for finding in findings]


@pytest.mark.parametrize(
    "text",
    [
        chapter(12, 12) + chapter(8, 8, first=12) + chapter(10, 10),
        chapter(12, 12) + chapter(12, 12),
        chapter(12, 12).replace("[3]", "[3,S1]", 1).replace("[4]", "[4], [S2-S4]", 1)
        + "Supplementary References\n\n"
        + chapter(0, 4, first=14, label="[S{}] ").partition("References")[2].strip(),
        chapter(0, 12),
        chapter(0, 12).partition("References")[2].strip(),
    ],
    ids=["chapters", "the same works in two chapters", "a supplement", "a list alone", "and without heading"],
)
def test_several_lists_and_none_but_a_list_are_no_fault(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "form", "expected"),
    [
        (chapter(12, 9), "text", [("CIT901", "9 references were found, the text cites up to [12]")]),
        (chapter(11, 9), "text", [("CIT901", "10 and 11 are cited; the list ends with 9")]),
        (chapter(11, 9), "pdf", [("CIT901", "9 references were found, the text cites up to [11]")]),
        (
            chapter(7, 12),
            "text",
            [
                (
                    "CIT902",
                    "reference 8 and all behind it, up to 12, are cited nowhere: the text may not be whole",
                )
            ],
        ),
        (chapter(11, 12), "text", [("CIT902", "reference 12 is cited nowhere in the text")]),
    ],
    ids=["a list cut short", "two beyond the end", "in a PDF", "a text cut short", "one left over"],
)
def test_what_is_missing_is_said_once(text: str, form: str, expected: list[tuple[str, str]]) -> None:
    assert told(text, form) == expected
