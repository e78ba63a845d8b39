import io
from pathlib import Path

import pytest

from refcheck import formats
from refcheck.errors import InputError

TEXT = "Größe “x”\r\nnaïve – y\r\n"


@pytest.mark.parametrize(
    ("data", "encoding", "mark"),
    [
        (TEXT.encode(), "utf-8", False),
        (b"\xef\xbb\xbf" + TEXT.encode(), "utf-8", True),
        (b"\xff\xfe" + TEXT.encode("utf-16-le"), "utf-16-le", True),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16-be", True),
        (TEXT.encode("utf-16-le"), "utf-16-le", False),
        (TEXT.encode("utf-16-be"), "utf-16-be", False),
        (b"\xff\xfe\0\0" + TEXT.encode("utf-32-le"), "utf-32-le", True),
        (TEXT.encode("cp1252"), "cp1252", False),
    ],
)
def test_text_comes_out_whole_in_any_encoding(tmp_path: Path, data: bytes, encoding: str, mark: bool) -> None:
    file = tmp_path / "list.txt"
    file.write_bytes(data)
    document = formats.read(str(file))
    assert (document.text, document.encoding, document.byte_order_mark) == (TEXT, encoding, mark)
    assert (document.path, document.format) == (str(file), "text")


def test_latin_1_is_told_from_windows(tmp_path: Path) -> None:
    file = tmp_path / "list.txt"
    file.write_bytes("Größe\rnaïve\r".encode("latin-1"))
    assert (formats.read(str(file)).text, formats.read(str(file)).encoding) == ("Größe\rnaïve\r", "latin-1")


def test_standard_input_is_a_dash(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"1. Quill A. 1999.")))
    assert formats.read("-").text == "1. Quill A. 1999."


def test_form_feeds_part_pages(tmp_path: Path) -> None:
    file = tmp_path / "list.txt"
    file.write_text("one\n\ftwo\n\fthree\n")
    document = formats.read(str(file))
    assert document.position(document.text.index("three")).page == 3


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is empty. Name a file"),
        (b" \r\n\t", "is empty. Name a file"),
        (
            b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0>\0",
            "is not text, and of no kind that refcheck reads",
        ),
        (bytes(range(1, 32)) * 20, "is not text"),
        (b"\xff\xfea\0b", "holds bytes that are not UTF-16"),
        ("é".encode() * 9 + b"\nx\xe9x", "line 2 holds bytes that are not UTF-8"),
    ],
)
def test_what_is_no_text_is_refused_by_name(tmp_path: Path, data: bytes, message: str) -> None:
    file = tmp_path / "odd.txt"
    file.write_bytes(data)
    with pytest.raises(InputError) as raised:
        formats.read(str(file))
    assert str(raised.value).startswith(f"{file}: ")
    assert message in str(raised.value)


def test_what_cannot_be_opened_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"missing\.txt: no such file"):
        formats.read(str(tmp_path / "missing.txt"))
    with pytest.raises(InputError, match="is a directory"):
        formats.read(str(tmp_path))
    with pytest.raises(InputError, match="cannot be read"):
        formats.read("a\0b")
