import io
import sys
import zipfile
from pathlib import Path

import pytest

from refcheck import extract, formats
from refcheck.errors import InputError, MissingExtraError
from refcheck.formats import cslyaml, endnote, nbib
from refcheck.model import Date, DateKind, Name
from tests.formats.wordfile import docx, paragraph, run

NBIB = b"""PMID- 00000001
OWN - NLM
VI  - 7
IP  - 2
DP  - 1999 Mar 5
TI  - On tidal clocks and a title
      that goes on.
PG  - 627-35
LID - 10.5555/Clocks [doi]
FAU - Quill, Anna B
AU  - Quill AB
CN  - The Bell Group
TA  - Acta Fict
JT  - Acta Ficta

PMID- 00000002
TI  - Else.
"""

YAML = b"""---
references:
- id: quill99
  type: article-journal
  author:
  - family: Quill
    given: Anna
  - literal: The Bell Group
  title: 'On clocks: a
    long title'
  issued:
    date-parts:
    - - 1999
      - 3
  volume: 7
- id: other
  title: "Else"
  issued:
  - year: 2001
  DOI: 10.5555/X
...
"""

ENDNOTE = b"""<?xml version="1.0" encoding="UTF-8"?><xml><records><record><rec-number>7</rec-number>
<ref-type name="Book Section">5</ref-type><contributors><authors><author><style>Quill, Anna</style></author>
<author>The Bell Group</author></authors></contributors>
<titles><title><style>On</style><style> clocks</style></title>
<secondary-title>A Book of Bells</secondary-title></titles><pages>11-19</pages>
<dates><year>1999</year></dates>
<electronic-resource-num>https://doi.org/10.5555/Clocks</electronic-resource-num></record></records></xml>"""


def test_pubmed_records_are_data_with_places() -> None:
    document = nbib.read("x.nbib", NBIB)
    first, second = extract.references(document)[1]
    item = first.item
    assert (item.title, item.volume, item.issue, item.page) == (
        "On tidal clocks and a title that goes on",
        "7",
        "2",
        "627-635",
    )
    assert (item.doi, item.pmid, first.key) == ("10.5555/clocks", "00000001", "00000001")
    assert item.issued == Date(1999, 3, 5, DateKind.ISSUED)
    assert item.author == (Name("Quill", "Anna B"), Name(literal="The Bell Group"))
    place = first.field_span("volume")
    assert place is not None
    assert document.text[place.start : place.end] == "7"
    assert second.item.title == "Else"


def test_csl_yaml_records_are_data() -> None:
    first, second = extract.references(cslyaml.read("x.yaml", YAML))[1]
    assert first.item.title == "On clocks: a long title"
    assert (first.key, first.item.volume, first.item.issued) == ("quill99", "7", Date(1999, 3))
    assert first.item.author == (Name("Quill", "Anna"), Name(literal="The Bell Group"))
    assert (second.item.doi, second.item.issued) == ("10.5555/x", Date(2001))


def test_endnote_libraries_are_data() -> None:
    (reference,) = extract.references(endnote.read("x.xml", ENDNOTE))[1]
    item = reference.item
    assert (item.type, item.title, item.container_title) == ("chapter", "On clocks", "A Book of Bells")
    assert item.author == (Name("Quill", "Anna"), Name(literal="The Bell Group"))
    assert (item.page, item.issued, item.doi) == ("11-19", Date(1999), "10.5555/clocks")


def odt() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", "<x/>")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (NBIB, "nbib"),
        (YAML, "cslyaml"),
        (ENDNOTE, "endnote"),
        (b"TY  - JOUR\nTI  - On clocks\nER  - \n", "ris"),
        (b"@article{quill, title={On clocks}}\n", "bibtex"),
        (b"% a comment\n@book{quill, title={On clocks}}\n", "bibtex"),
    ],
)
def test_formats_are_told_by_their_content(tmp_path: Path, data: bytes, name: str) -> None:
    file = tmp_path / "records.txt"
    file.write_bytes(data)
    assert formats.read(str(file)).format == name


@pytest.mark.parametrize(
    "data", [odt(), b"\xd0\xcf\x11\xe0" + "WordDocument".encode("utf-16-le"), rb"{\rtf1 words}"]
)
def test_office_files_say_what_they_need(
    tmp_path: Path, data: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    file = tmp_path / "paper"
    file.write_bytes(data)
    with pytest.raises(InputError, match="needs LibreOffice to be read"):
        formats.read(str(file))


def test_a_document_with_a_password_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "paper.docx"
    file.write_bytes(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512) + "EncryptedPackage".encode("utf-16-le")
    )
    with pytest.raises(InputError, match="is encrypted"):
        formats.read(str(file))


@pytest.mark.parametrize(("module", "data"), [(nbib, b"no tags"), (cslyaml, b"a: b\n"), (endnote, b"<xml/>")])
def test_files_without_records_are_refused(module: object, data: bytes) -> None:
    with pytest.raises(InputError, match=r"^x: holds no re"):
        module.read("x", data)  # type: ignore[attr-defined]


def test_xml_of_another_kind_is_not_taken_for_text(tmp_path: Path) -> None:
    file = tmp_path / "paper.xml"
    file.write_text("<?xml version='1.0'?><TEI><p>References</p><p>Quill A. Bells. 2001.</p></TEI>")
    with pytest.raises(InputError, match="holds no article"):
        formats.read(str(file))


@pytest.mark.parametrize(
    ("data", "library", "extra"),
    [
        (b"%PDF-1.4 and more", "pypdfium2", "pdf"),
        (b"<article><body/></article>", "lxml", "xml"),
        (b"<html><body>x</body></html>", "lxml", "xml"),
        (b"<xml><records></records></xml>", "lxml", "xml"),
        (docx(paragraph(run("x"))), "lxml", "word"),
    ],
)
def test_a_missing_library_is_named_with_its_extra(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data: bytes, library: str, extra: str
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    file = tmp_path / "paper"
    file.write_bytes(data)
    with pytest.raises(MissingExtraError, match=rf"paper.*: reading.* pip install 'refcheck-cli\[{extra}\]'"):
        formats.read(str(file))
