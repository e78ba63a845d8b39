"""Files that mean harm, or are broken: refused by name, in bounded time, and no other file the worse."""

from __future__ import annotations

import hashlib
import io
import os
import struct
import threading
import time
import tracemalloc
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest

from refcheck import extract, formats
from refcheck.errors import InputError, RefcheckError
from refcheck.formats import archive, docx, latex, markdown, text
from refcheck.formats.pdf import columns, read_here
from refcheck.formats.pdf.pages import Page, Place
from tests.commands import Shell
from tests.formats.pdffile import Put, lines, pdf
from tests.formats.wordfile import NAMESPACES, paragraph, run

LIST = [f"{n}. Quill A. On bells and clocks {n}. Acta Ficta. 2001;{n}:1-9." for n in range(1, 9)]
TEXT = lines(["Some text of a page with enough words on it to be a text."] * 3)
PLAIN = pdf(TEXT)
ENCRYPTED = PLAIN.replace(
    b"/Root 1 0 R",
    b"/Root 1 0 R /Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -1 /O <%s> /U <%s> >> /ID [<00><00>]"
    % (b"11" * 32, b"22" * 32),
)


def word(body: str, **members: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in members.items():
            file.writestr(name, data)
        file.writestr("word/document.xml", f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("locked.pdf", ENCRYPTED, "is encrypted. Save a copy without a password."),
        ("ring.pdf", PLAIN.replace(b"/Kids [5 0 R]", b"/Kids [2 0 R]"), "is damaged"),
        ("long.pdf", pdf(*[TEXT[:1]] * 5001), "has more than 5000 pages"),
        ("empty.docx", word("<w:p/>" * 2_000_000), "unpacks beyond measure"),
        ("deep.docx", word("<w:sdt>" * 5000 + "</w:sdt>" * 5000), "is not well-formed"),
        ("deep.json", b"[" * 100_000, "not CSL-JSON"),
        ("deep.xml", b"<article>" + b"<sec>" * 9000, "no reference list was found"),
    ],
)
def test_harm_is_refused_by_name_and_other_files_are_checked(
    name: str, data: bytes, message: str, tmp_path: Path, shell: Shell
) -> None:
    bad, good = tmp_path / name, tmp_path / "good.txt"
    bad.write_bytes(data)
    good.write_text("\n".join(["References", *LIST]), encoding="utf-8")
    outcome = shell("check", "--offline", "--output-format", "json", str(bad), str(good))
    assert outcome.code == 2
    assert name in outcome.stderr
    assert message in outcome.stderr
    assert "fault of refcheck's own" not in outcome.stderr
    (checked,) = outcome.json["documents"]
    assert (checked["path"], len(checked["references"])) == (str(good), len(LIST))


def test_many_members_that_unpack_beyond_measure_together_are_not_all_unpacked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(archive, "_LARGEST_WHOLE", 10_000)
    members = {f"customXml/item{n}.xml": b"<a>" + b"x" * 6000 + b"</a>" for n in range(9)}
    opened = archive.Archive("bomb.docx", word("", **members))
    assert opened.read("customXml/item0.xml")
    for name in ("customXml/item1.xml", "word/document.xml"):
        with pytest.raises(InputError, match="unpacks beyond measure"):
            opened.read(name)


def test_names_that_lead_out_of_an_archive_lead_nowhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    members = {"../../escaped.txt": b"x", "/etc/escaped": b"x", "word/../word/styles.xml": b"x"}
    body = "".join(paragraph(run(text)) for text in ("References", *LIST))
    _, references = extract.references(docx.read("paper.docx", word(body, **members)))
    assert len(references) == len(LIST)
    assert list(tmp_path.rglob("*")) == []


def test_two_thousand_pages_are_read_to_the_list_at_their_end() -> None:
    page = lines(["Words of a page, and more words, that no list holds and nobody reads."] * 2)
    start = time.process_time()
    document, references = extract.references(
        read_here("book.pdf", pdf(*[page] * 1999, lines(["References", *LIST])))
    )
    assert [reference.unstructured for reference in references] == [text[3:] for text in LIST]
    assert document.position(references[0].span.start).page == 2000
    assert time.process_time() - start < 30


@pytest.mark.parametrize("compression", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_what_would_unpack_without_measure_is_not_unpacked(compression: int) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as file:
        file.writestr("word/document.xml", b"<a>" + b" " * 10_000_000)
    tracemalloc.start()
    with pytest.raises(InputError, match="is damaged"):
        archive.Archive("bomb.docx", buffer.getvalue()).read("word/document.xml")
    assert tracemalloc.get_traced_memory()[1] < 1_000_000
    tracemalloc.stop()


def test_what_is_packed_in_an_unknown_way_is_not_said_to_be_encrypted() -> None:
    data = bytearray(word(""))
    struct.pack_into("<H", data, data.find(b"PK\x01\x02") + 10, 93)
    with pytest.raises(InputError, match="is damaged"):
        archive.Archive("odd.docx", bytes(data)).read("word/document.xml")


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs a file without end")
def test_files_without_end_are_refused(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formats, "_LARGEST", 1 << 22)
    outcome = shell("check", "--offline", "/dev/zero")
    assert outcome.code == 2
    assert "/dev/zero: is larger than 4 MB. Check the reference list alone." in outcome.stderr


@pytest.mark.parametrize("command", ["check", "parse"])
def test_standard_input_without_end_is_refused(
    command: str, shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(formats, "_LARGEST", 1 << 22)
    monkeypatch.setattr(formats, "_LONGEST_LINE", 1 << 21)
    for data in (b"x" * (1 << 23), b"<article>\n" + b"x\n" * (1 << 22)):
        outcome = shell(command, stdin=data)
        assert outcome.code == 2
        assert "refcheck: error: -: " in outcome.stderr


def test_texts_beyond_measure_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(InputError, match=r"^long\.txt: has more than 300,000 lines"):
        extract.references(formats.document("long.txt", b"x\n" * 300_001))
    monkeypatch.setattr(text, "_LARGEST", 1000)
    with pytest.raises(InputError, match=r"^long\.bib: is text of more than"):
        formats.document("long.bib", b"@book{a}\n" * 1000)


def test_a_fifo_is_read_as_a_file(tmp_path: Path, shell: Shell) -> None:
    """As a shell's ``<(command)`` is."""
    if not hasattr(os, "mkfifo"):
        pytest.skip("needs FIFOs")
    fifo = tmp_path / "list"
    os.mkfifo(fifo)
    writer = threading.Thread(target=fifo.write_text, args=("\n".join(LIST),))
    writer.start()
    assert len(extract.references(formats.read(str(fifo)))[1]) == len(LIST)
    writer.join()


def test_a_ring_of_links_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "b.txt")
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    with pytest.raises(InputError, match=r"a\.txt: cannot be read"):
        formats.read(str(tmp_path / "a.txt"))


def test_a_page_of_many_lines_or_without_edges_takes_no_time_out_of_proportion() -> None:
    many = lines([f"A line with a few words on it, number {n}." for n in range(6000)])
    start = time.process_time()
    read_here("page.pdf", pdf([Put(put.x, put.y / 120 + 700, put.text, 0.1) for put in many]))
    vast = Page(0, 2e9, 2e9, [Place("x", 0, 2e9, 10, 20, 10, 0)] * 50, [])
    columns.assign(vast)
    assert time.process_time() - start < 6


def test_a_pdf_that_only_its_owner_may_change_is_read() -> None:
    assert "On bells and clocks 8" in formats.document("paper.pdf", locked(b"")).text
    with pytest.raises(InputError, match=r"^paper\.pdf: is encrypted"):
        formats.document("paper.pdf", locked(b"a reader's"))


def locked(password: bytes) -> bytes:
    """A PDF with an owner's password and a reader's (ISO 32000, 7.6.3: RC4 with 40 bits)."""
    padding = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
    padded, identity, rights = (password + padding)[:32], b"1" * 16, -44
    owner = rc4(hashlib.md5((b"an owner's" + padding)[:32]).digest()[:5], padded)
    key = hashlib.md5(padded + owner + struct.pack("<i", rights) + identity).digest()[:5]
    plain = pdf(lines(["References", *LIST]))
    first = plain.index(b"stream\n") + 7
    after = plain.index(b"\nendstream")
    of_object = hashlib.md5(key + struct.pack("<I", 4)[:3] + b"\0\0").digest()[:10]
    return (plain[:first] + rc4(of_object, plain[first:after]) + plain[after:]).replace(
        b"/Root 1 0 R",
        b"/Root 1 0 R /Encrypt << /Filter /Standard /V 1 /R 2 /Length 40 /P %d /O <%s> /U <%s> >> "
        b"/ID [<%s> <%s>]"
        % (rights, *(part.hex().encode() for part in (owner, rc4(key, padding), identity, identity))),
    )


def rc4(key: bytes, data: bytes) -> bytes:
    state, i, j, found = list(range(256)), 0, 0, bytearray()
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) & 255
        state[i], state[j] = state[j], state[i]
    i = j = 0
    for byte in data:
        i = (i + 1) & 255
        j = (j + state[i]) & 255
        state[i], state[j] = state[j], state[i]
        found.append(byte ^ state[(state[i] + state[j]) & 255])
    return bytes(found)


HOSTILE = {
    "stars": b"*a " * 60_000,
    "underscores": b"_a_b " * 60_000,
    "ticks": b"`" * 60_001 + b"\n",
    "brackets": b"[" * 60_000,
    "cites": b"\\cite[a" * 60_000,
    "comments": b"<!--" * 60_000,
    "calls": b"#set x\nbibliography(" * 20_000,
    "macros": rb"\newcommand{\a}[1]{#1#1#1}\begin{thebibliography}{9}\bibitem{x}" + rb"\a{" * 3000,
    "verbatim": b"\\begin{verbatim}" * 20_000,
    "entries": b"\\begin{thebibliography}" + b"\\entry{a}{b}" * 20_000,
    "items": b"\\begin{thebibliography}{9}" + b"\\bibitem[" * 20_000,
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("reader", [markdown.read, latex.read])
def test_no_text_takes_time_out_of_proportion(name: str, reader: object) -> None:
    start = time.process_time()
    with suppress(RefcheckError):
        reader("hostile", HOSTILE[name])  # type: ignore[operator]
    assert time.process_time() - start < 6
