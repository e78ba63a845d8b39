"""Names and years as real texts print them, each tied to the reference that is meant."""

from __future__ import annotations

import pytest

from refcheck import extract
from refcheck.model import Document

LIST = {
    "adler": "Adler, A. (1999). On tidal clocks. Acta Ficta, 1, 1-9.",
    "adler b": "Adler, B. (1999). On sundials. Acta Ficta, 1, 11-19.",
    "adler brand": "Adler, A., & Brand, B. (2003). On slow lichens. Acta Ficta, 2, 1-9.",
    "repeated": "———. (2005). On fast lichens. Acta Ficta, 3, 1-9.",
    "borsch": "Börsch-Quill, H. (2004). On pale dunes. Acta Ficta, 4, 1-9.",
    "reprint": "Copper, C. (1974/1859). On old bells. Nowhere: Imaginary Press.",
    "edition": "Dial, D. (Ed.) (19802 ), Lexikon der Glocken. Nowhere: Imaginary Press.",
    "group": "World Bell Organization (WBO) (2012). Report on bells. Nowhere: WBO.",
    "acronym": "QXB (Quarterly Council of Bells) (1998). Rules of ringing. Nowhere: QXB.",
    "long group": "Bell Research Board Nowhere (2003). National bells. Nowhere: BRB.",
    "small": "infax (Institut für Glocken) (2007). Evaluation der Glocken. Nowhere: infax.",
    "title": "The Bells Workbench Manual (2023). https://bells.example.org",
    "undated": "Ember, E. (n.d.). On embers. https://embers.example.org",
    "coming": "Farrow, F. (in press). On glass rivers. Acta Ficta.",
    "particle": "van der Gale, G. (2008). On gales. Acta Ficta, 8, 1-9.",
    "de": "de la Holm, H. (2009). On islands. Acta Ficta, 9, 1-9.",
    "cyrillic": "Квиллов, А. (2011). О колоколах. Acta Ficta, 11, 1-9.",
    "weber": "Weaver, M. (1905). Die Glocken. Nowhere: Imaginary Press.",
    "goff": "Goffer, E. (1973). Asyle der Glocken. Nowhere: Imaginary Press.",
    "oneill": "O’Neilly, K. (2013). On ferries. Acta Ficta, 13, 1-9.",
}
NAMES = list(LIST)
ALL = (
    "All told (A. Adler, 1999; Adler & Brand, 2003; Börsch-Quill, 2004; Dial, 1980; Ember, n.d.; "
    "Farrow, in press; Weaver, 1905; Goffer, 1973; O’Neilly, 2013).\n"
)


def cited(prose: str) -> list[list[str]]:
    text = ALL + prose + "\n\nReferences\n\n" + "\n".join(LIST.values()) + "\n"
    marks = extract.references(Document("paper.txt", text))[0].citations
    return [[NAMES[number - 1] for number in mark.numbers] for mark in marks if mark.span.start >= len(ALL)]


@pytest.mark.parametrize(
    ("prose", "expected"),
    [
        ("as B. Adler (1999) says", [["adler b"]]),
        ("as Adler (1999) says", [["adler", "adler b"]]),
        ("(Adler et al. 2005)", [["repeated"]]),
        ("(Adler and Brand, 2003, 2005)", [["adler brand"], ["repeated"]]),
        ("Adler and Brand (2003, p. 4; 2005: 14-17)", [["adler brand"], ["repeated"]]),
        ("(Adler,2005)", [["repeated"]]),
        ("dunes (Börsch-\nQuill, 2004)", [["borsch"]]),
        ("dunes (BÖRSCH-QUILL 2004)", [["borsch"]]),
        ("(Copper 1859/1974)", [["reprint"], ["reprint"]]),
        ("of Copper ([1859] 1974)", [["reprint"], ["reprint"]]),
        ("(vgl. Dial 1980: 63f.)", [["edition"]]),
        ("(World Bell\nOrganization [WBO], 2012), (WBO, 2012)", [["group"], ["group"]]),
        ("(QXB, 1998)", [["acronym"]]),
        ("(Bell Research Board 2003)", [["long group"]]),
        ("(infax 2007: 98)", [["small"]]),
        ("(The Bells Workbench Manual, 2023)", [["title"]]),
        ("(Ember, o. J.)", [["undated"]]),
        ("(Farrow, forthcoming)", [["coming"]]),
        ("(Van der Gale 2008; de la Holm et al., 2009)", [["particle"], ["de"]]),
        ("(Holm, 2009)", [["de"]]),
        ("как у Квиллова (2011)", [["cyrillic"]]),
        ("In 1905 Max Weaver printed", [["weber"]]),
        ("Goffers »Asyle« (1973)", [["goff"]]),
        ("O'Neilly's (2013) ferries", [["oneill"]]),
        ("(e.g. Weaver 1905; cf. Goffer, 1973: 14–17)", [["weber"], ["goff"]]),
        ("in the dialect of 1980 and the gale of 2008", []),
    ],
)
def test_a_name_and_a_year_are_tied_to_their_reference(prose: str, expected: list[list[str]]) -> None:
    assert cited(prose) == expected


def test_an_acronym_that_the_text_introduces_is_a_name() -> None:
    listed = [
        "Bureau of Made-up Bells. (2014). Bells of the year. Nowhere: Imaginary Press.",
        "Quill, A. (2001). On clocks. Acta Ficta, 1, 1-9.",
        "Strom, B. (2002). On tides. Acta Ficta, 2, 1-9.",
    ]
    text = (
        "Told (Bureau of Made-up Bells [BuMaB], 2014; Quill, 2001; Strom, 2002), then (BuMaB, 2014).\n\n"
        "References\n\n" + "\n".join(listed) + "\n"
    )
    marks = extract.references(Document("paper.txt", text))[0].citations
    assert [mark.numbers for mark in marks] == [(1,), (2,), (3,), (1,)]


def test_labels_with_a_name_and_a_year_are_what_the_text_cites() -> None:
    listed = [
        "[Quill et al.(2011)] A Quill et al. On clocks. Acta Ficta.",
        "[Strom(1992)] B Strom. Private communication.",
        "[Xylo and Zatz(2003)] C Xylo and D Zatz. On tides. Acta Ficta.",
    ]
    text = "Told by Quill et al. [2011], [Strom, 1992] and Xylo and Zatz [2003].\n\nReferences\n\n"
    document = Document("paper.txt", text + "\n".join(listed) + "\n")
    assert {n for mark in extract.references(document)[0].citations for n in mark.numbers} == {1, 2, 3}
