"""Documents that LibreOffice turns into .docx; most tests put a program of their own in its place."""

from __future__ import annotations

import io
import shutil
import sys
import tempfile
import time
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from refcheck import extract, formats
from refcheck.errors import InputError
from refcheck.formats import office
from tests.commands import Shell
from tests.formats.wordfile import csl, docx, field, paragraph, run

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="the programs in LibreOffice's place are scripts"
)

RTF = rb"{\rtf1\ansi Known.\par References\par Quill A. On clocks. Acta Ficta. 2001;3:1-9.\par}"
WORD = "WordDocument".encode("utf-16-le")
DOC = b"\xd0\xcf\x11\xe0" + bytes(600) + WORD


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where temporary files go, so that what is left behind is seen."""
    target = tmp_path / "temporary"
    target.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(target))
    return target


def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """Put a shell script in LibreOffice's place; it finds the target folder in $OUT."""
    place = tmp_path / "bin"
    place.mkdir(exist_ok=True)
    soffice = place / "soffice"
    soffice.write_text(f'#!/bin/sh\nOUT="$6"\n{script}\n')
    soffice.chmod(0o755)
    monkeypatch.setenv("PATH", f"{place}:/usr/bin:/bin")


def converter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, body: str) -> None:
    made = tmp_path / "made.docx"
    made.write_bytes(docx(body))
    program(tmp_path, monkeypatch, f'cp "{made}" "$OUT/document.docx"')


def test_the_converted_document_is_read_under_its_own_name(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    converter(tmp_path, monkeypatch, paragraph(run("Quill A. On clocks. 2001.")))
    document = formats.document("paper.rtf", RTF)
    assert (document.path, document.text) == ("paper.rtf", "Quill A. On clocks. 2001.\n")
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("script", ["exit 1", "exit 0", "kill -9 $$", 'echo no > "$OUT/document.docx"'])
def test_a_failure_is_an_error_with_the_next_step(
    script: str, tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(tmp_path, monkeypatch, script)
    with pytest.raises(InputError, match=r"paper\.rtf: .*save"):
        formats.document("paper.rtf", RTF)
    assert list(folder.iterdir()) == []


def test_what_takes_too_long_is_ended_with_all_that_it_started(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    late = tmp_path / "late"
    program(tmp_path, monkeypatch, f'(sleep 0.5; touch "{late}") & sleep 5')
    monkeypatch.setattr(office, "_PATIENCE", 0.2)
    with pytest.raises(InputError, match="still reading"):
        formats.document("paper.rtf", RTF)
    assert list(folder.iterdir()) == []
    time.sleep(0.6)
    assert not late.exists()


def test_every_run_has_a_profile_of_its_own(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, seen = tmp_path / "made.docx", tmp_path / "seen"
    made.write_bytes(docx(paragraph(run("x"))))
    program(tmp_path, monkeypatch, f'echo "$2" >> "{seen}"; cp "{made}" "$OUT/document.docx"')
    with ThreadPoolExecutor(3) as pool:
        list(pool.map(lambda name: formats.document(name, RTF), ["a.rtf", "b.rtf", "c.rtf"]))
    profiles = seen.read_text().split("\n")[:-1]
    assert len(set(profiles)) == 3
    assert all(profile.startswith("-env:UserInstallation=file:///") for profile in profiles)
    assert list(folder.iterdir()) == []


def test_without_libreoffice_the_error_names_it_and_the_other_files_are_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shell: Shell
) -> None:
    monkeypatch.setattr(office, "_PROGRAMS", ("no-such-program",))
    (tmp_path / "paper.rtf").write_bytes(RTF)
    (tmp_path / "list.txt").write_text("1. Quill A. On clocks. Acta Ficta. 2001;3:1-9.\n")
    outcome = shell("check", "--offline", str(tmp_path / "paper.rtf"), str(tmp_path / "list.txt"))
    assert outcome.code == 2
    assert (
        "paper.rtf: needs LibreOffice to be read. Install it, or save the document as .docx."
        in outcome.stderr
    )
    assert "1 reference" in outcome.stdout


def test_a_doc_that_loses_its_citations_is_not_read_without_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = "Known \x13 ADDIN ZOTERO_ITEM {}\x14(Quill, 2001)\x15.".encode("utf-16-le")
    converter(tmp_path, monkeypatch, paragraph(run("Known .")))
    with pytest.raises(InputError, match="drops the citations"):
        formats.document("paper.doc", DOC + held)
    converter(tmp_path, monkeypatch, paragraph(run("Known ") + field("ADDIN X", run("(Quill, 2001)"))))
    assert formats.document("paper.doc", DOC + held).text == "Known (Quill, 2001)\n"


def test_a_password_is_told_before_anything_is_started() -> None:
    with pytest.raises(InputError, match="encrypted"):
        formats.document("paper.docx", DOC + "EncryptedPackage".encode("utf-16-le"))


def locked(data: bytes) -> bytes:
    """A .doc whose directory says that the text begins in the first sector, where a flag says "password"."""
    text = b"\xec\xa5" + bytes(8) + b"\x00\x01"
    head = (b"\xd0\xcf\x11\xe0" + bytes(26) + b"\x09\x00").ljust(512, b"\0")
    return head + text.ljust(512, b"\0") + WORD.ljust(116, b"\0") + bytes(4) + data


def test_what_cannot_be_read_is_told_before_anything_is_started(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(tmp_path, monkeypatch, f'touch "{tmp_path}/started"')
    manifest = '<manifest><file-entry full-path="content.xml"><encryption-data/></file-entry></manifest>'
    with pytest.raises(InputError, match="encrypted"):
        formats.document("paper.doc", locked(b""))
    with pytest.raises(InputError, match="encrypted"):
        formats.document("paper.odt", odt("<x/>", **{"META-INF/manifest.xml": manifest}))
    with pytest.raises(InputError, match="is no Word document"):
        formats.document("mail.msg", b"\xd0\xcf\x11\xe0" + bytes(600))
    namespace = "http://schemas.microsoft.com/office/2006/xmlPackage"
    flat = f'<?mso-application progid="Word.Document"?><p xmlns="{namespace}"/>'
    with pytest.raises(InputError, match="in one XML file"):
        formats.document("paper.xml", flat.encode())
    assert not (tmp_path / "started").exists()
    with pytest.raises(InputError, match="LibreOffice could not read"):
        formats.document("paper.doc", DOC)
    assert (tmp_path / "started").exists()


def odt(content: str, **parts: str) -> bytes:
    """An OpenDocument text whose members were packed anew, so that the kind of file comes last."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, held in {"content.xml": content, **parts}.items():
            archive.writestr(name, held)
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    return buffer.getvalue()


TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"


def test_reference_marks_and_sections_of_managers_reach_libreoffice_as_bookmarks(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """LibreOffice is played by a program that keeps what it was given and answers with its bookmarks."""
    entries = [
        "Quill A. On tidal clocks. Acta Ficta. 2001;1:1-9.",
        "Quill A. On bells. Acta Ficta. 2001;2:1-9.",
    ]
    code = f"ZOTERO_ITEM CSL_CITATION {csl('On tidal clocks', 'On bells')} RNDa1"
    name = code.replace("&", "&amp;").replace('"', "&quot;")
    given = odt(
        f'<x xmlns:t="{TEXT}"><t:p>Known <t:reference-mark-start t:name="{name}"/>[1,2]'
        f'<t:reference-mark-end t:name="{name}"/>.</t:p>'
        '<t:section t:name="ZOTERO_BIBL {} CSL_BIBLIOGRAPHY RNDb">'
        f"<t:p>{entries[0]}</t:p><t:p>{entries[1]}</t:p></t:section></x>",
        **{"Pictures/a.png": "x"},
    )
    start, end = '<w:bookmarkStart w:id="{0}" w:name="{1}"/>', '<w:bookmarkEnd w:id="{0}"/>'
    made = tmp_path / "made.docx"
    made.write_bytes(
        docx(
            paragraph(run("Known ") + start.format(1, "refcheck_0") + run("[1,2]") + end.format(1) + run("."))
            + paragraph(start.format(2, "refcheck_list_1") + run(entries[0]))
            + paragraph(start.format(3, "refcheck_list_1") + run(entries[1]) + end.format(3))
        )
    )
    kept = tmp_path / "kept.odt"
    program(tmp_path, monkeypatch, f'cp "$7" "{kept}"; cp "{made}" "$OUT/document.docx"')
    document, references = extract.references(formats.document("paper.odt", given))
    assert [reference.unstructured for reference in references] == entries
    assert [mark.numbers for mark in document.citations] == [(1, 2)]
    assert document.embedded[1].item.title == "On bells"
    with zipfile.ZipFile(kept) as archive:
        assert archive.namelist() == ["mimetype", "content.xml"]
        told = archive.read("content.xml").decode()
    assert told.count("bookmark-start") == told.count("bookmark-end") == 2
    assert 'bookmark-end t:name="refcheck_0"/>.' in told
    assert "ZOTERO_ITEM" not in told


def test_a_page_saved_as_one_file_needs_no_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "_PROGRAMS", ("no-such-program",))
    page = (
        'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\n'
        'Content-Type: text/html; charset="windows-1252"\r\n'
        "Content-Transfer-Encoding: quoted-printable\r\n\r\n"
        "<html><body><p>Known =96 by all.</p></body></html>\r\n--b--\r\n"
    )
    assert formats.document("paper.doc", page.encode()).text.strip() == "Known – by all."


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_itself(folder: Path) -> None:
    document = formats.document("paper.rtf", RTF)
    assert document.text.splitlines()[:2] == ["Known.", "References"]
    assert not [left for left in folder.iterdir() if left.name.startswith("refcheck-")]
