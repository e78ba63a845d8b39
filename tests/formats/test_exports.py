"""What reference managers and databases export, told by its content under any name."""

import io
import sys
from types import SimpleNamespace

import pytest

from refcheck import extract, formats
from refcheck.errors import InputError
from refcheck.model import Item, Name

RIS = """TY  - JOUR
AU  - Quill, Anna B.
AU  - Strom, C.
TI  - On tidal clocks
JO  - Acta Ficta
VL  - 7
IS  - 2
SP  - 11
EP  - 19
PY  - 1999
DO  - 10.5555/Clocks
ER  -
"""
ENW = """%0 Journal Article
%A Quill, Anna B.
%A Strom, C.
%T On tidal clocks
%J Acta Ficta
%V 7
%N 2
%P 11-19
%@ 0000-0000
%D 1999
%R 10.5555/Clocks
"""
ISI = """FN Clarivate Analytics Web of Science
VR 1.0
PT J
AU Quill, AB
   Strom, C
AF Quill, Anna B.
   Strom, C.
TI On tidal
   clocks
SO Acta Ficta
PD MAR
PY 1999
VL 7
IS 2
BP 11
EP 19
DI 10.5555/Clocks
UT WOS:000000000000001
ER

EF
"""
NBIB = """PMID- 00000001
DP  - 1999 Mar 5
TI  - On tidal clocks.
VI  - 7
IP  - 2
PG  - 11-9
LID - 10.5555/Clocks [doi]
FAU - Quill, Anna B.
FAU - Strom, C.
JT  - Acta Ficta
"""
CSL = """[{"id": "quill", "type": "article-journal", "title": "On tidal clocks", "volume": "7", "issue": "2",
"page": "11-19", "container-title": "Acta Ficta", "DOI": "10.5555/Clocks", "issued": {"date-parts": [[1999]]},
"author": [{"family": "Quill", "given": "Anna B."}, {"family": "Strom", "given": "C."}]}]"""
YAML = """- id: quill
  type: article-journal
  title: On tidal clocks
  volume: 7
  issue: 2
  page: 11-19
  container-title: Acta Ficta
  DOI: 10.5555/Clocks
  issued: {date-parts: [[1999]]}
  author:
  - {family: Quill, given: Anna B.}
  - family: Strom
    given: C.
"""
BIB = """@article{quill, author={Quill, Anna B. and Strom, C.}, title={On tidal clocks}, journal={Acta Ficta},
 volume=7, number=2, pages={11--19}, year=1999, doi={10.5555/Clocks}}
"""
XML = (
    "<xml><records><record><ref-type name='Journal Article'>17</ref-type><contributors><authors>"
    "<author>Quill, Anna B.</author><author>Strom, C.</author></authors></contributors>"
    "<titles><title>On tidal clocks</title><secondary-title>Acta Ficta</secondary-title></titles>"
    "<pages>11-19</pages><volume>7</volume><number>2</number><dates><year>1999</year></dates>"
    "<electronic-resource-num>10.5555/Clocks</electronic-resource-num></record></records></xml>"
)
EVERY = {
    "ris": RIS, "refer": ENW, "isi": ISI, "nbib": NBIB, "csljson": CSL, "cslyaml": YAML, "bibtex": BIB,
    "endnote": XML,
}  # fmt: skip


def item(name: str, data: bytes) -> Item:
    (reference,) = extract.references(formats.document(name, data))[1]
    return reference.item


@pytest.mark.parametrize("name", ["export", "export.txt", "-", "export.dat"])
@pytest.mark.parametrize("kind", EVERY)
def test_each_is_told_by_its_content(kind: str, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    data = EVERY[kind].encode()
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(data)))
    assert formats.kind(name, data) == kind
    found = formats.read(name).references if name == "-" else formats.document(name, data).references
    assert found
    assert len(found) == 1


@pytest.mark.parametrize(
    "changed", [str, lambda text: "\ufeff" + text, lambda text: text.replace("\n", "\r\n")]
)
@pytest.mark.parametrize("kind", EVERY)
def test_each_says_the_same(kind: str, changed: object) -> None:
    found = item("export", changed(EVERY[kind]).encode())  # type: ignore[operator]
    assert [name.family for name in found.author] == ["Quill", "Strom"]
    assert (found.author[0].given, found.title, found.container_title) == (
        "Anna B.",
        "On tidal clocks",
        "Acta Ficta",
    )
    assert (found.volume, found.issue, found.page, found.doi) == ("7", "2", "11-19", "10.5555/clocks")
    assert found.issued
    assert (found.issued.year, found.type) == (1999, "article-journal")


@pytest.mark.parametrize(
    "changed",
    [
        RIS.replace("ER  -\n", ""),
        RIS.replace("TY  - JOUR", "TY  - jour"),
        RIS.replace("TY  -", "ty  -").replace("AU  -", "au  -"),
        "Provider: Made Up Press\nContent: text/plain; charset=\"UTF-8\"\n\n" + RIS,
        "\n\n" + RIS.replace("  - ", " - "),
        RIS.replace("PY  -", "Y1  -").replace("1999", "1999/03/05/").replace("JO  -", "JF  -"),
        RIS.replace("TI  -", "T1  -").replace("AU  -", "A1  -").replace("JO  -", "T2  -"),
        RIS.replace("DO  - ", "UR  - https://doi.org/"),
        RIS.replace("DO  -", "M3  -"),
        RIS.replace("SP  - 11\nEP  - 19", "SP  - 11-19"),
    ],
)  # fmt: skip
def test_odd_ris_is_read_all_the_same(changed: str) -> None:
    found = item("export", changed.encode())
    assert (found.title, found.doi, found.page) == ("On tidal clocks", "10.5555/clocks", "11-19")
    assert found.issued
    assert (found.container_title, found.issued.year, len(found.author)) == ("Acta Ficta", 1999, 2)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Quill, Anna, Jr.", Name("Quill", "Anna", suffix="Jr.")),
        ("Quill AB", Name("Quill", "AB")),
        ("van Quill A.-B.", Name("van Quill", "A.-B.")),
        ("World Bell Organization", Name(literal="World Bell Organization")),
        ("World Bell Organization,", Name(literal="World Bell Organization")),
    ],
)
def test_names_in_ris(written: str, name: Name) -> None:
    assert item("x.ris", f"TY  - JOUR\nAU  - {written}\nTI  - On clocks\nER  - \n".encode()).author == (name,)


def test_two_records_without_an_end_are_two() -> None:
    text = ENW + "\n" + ENW.replace("%0 Journal Article\n", "") + "\n" + ENW.replace("\n%A", "\n  \n%A", 1)
    assert len(formats.document("x.enw", text.encode()).references or ()) == 3


def test_json_of_another_kind_is_refused() -> None:
    with pytest.raises(InputError, match="holds no references"):
        formats.document("notebook.ipynb", b'{"cells": [{"source": "words"}], "metadata": {}}')


def test_an_answer_of_crossref_is_a_list() -> None:
    found = item("x", b'{"status": "ok", "message": {"title": ["On clocks"], "DOI": "10.5555/Clocks"}}')
    assert (found.title, found.doi) == ("On clocks", "10.5555/clocks")


@pytest.mark.parametrize("name", ["x.ris", "x.enw", "x.ciw", "x.nbib", "x.yml"])
def test_files_without_records_are_refused(name: str) -> None:
    with pytest.raises(InputError, match="holds no re"):
        formats.document(name, b"Words, and nothing but words.\n")
