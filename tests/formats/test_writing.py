from __future__ import annotations

import codecs
import errno
from pathlib import Path

import pytest

from refcheck.errors import OutputError
from refcheck.formats import writing


def test_a_file_is_replaced_with_its_permissions_and_nothing_else_is_left(tmp_path: Path) -> None:
    path = tmp_path / "refs.bib"
    path.write_text("old")
    path.chmod(0o640)
    writing.write(path, "new\r\nline")
    assert path.read_bytes() == b"new\r\nline"
    assert path.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [("utf-8", codecs.BOM_UTF8), ("utf-16-le", codecs.BOM_UTF16_LE), ("utf-16-be", codecs.BOM_UTF16_BE)],
)
def test_a_byte_order_mark_and_the_encoding_are_kept(tmp_path: Path, encoding: str, mark: bytes) -> None:
    path = tmp_path / "refs.bib"
    writing.write(path, "ü", encoding, byte_order_mark=True)
    assert path.read_bytes() == mark + "ü".encode(encoding)


def test_a_character_the_encoding_lacks_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "refs.bib"
    path.write_bytes(b"old")
    with pytest.raises(OutputError, match=r"latin-1.*U\+4E2D"):
        writing.write(path, "中", "latin-1")
    assert path.read_bytes() == b"old"


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    path, link = tmp_path / "refs.bib", tmp_path / "link.bib"
    path.write_text("old")
    link.symlink_to(path)
    writing.write(link, "new")
    assert link.is_symlink()
    assert path.read_text() == "new"


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="nowhere"):
        writing.write(tmp_path / "nowhere" / "refs.bib", "new")


@pytest.mark.parametrize("fault", [OSError(errno.ENOSPC, "No space left on device"), KeyboardInterrupt()])
def test_what_is_not_written_to_its_end_leaves_the_file_as_it_was(
    fault: BaseException, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "works.bib"
    file.write_text("old")

    def broken_off(*_: object) -> None:
        raise fault

    monkeypatch.setattr(Path, "replace", broken_off)
    with pytest.raises((OutputError, KeyboardInterrupt)):
        writing.write(file, "new")
    assert file.read_text() == "old"
    assert list(tmp_path.iterdir()) == [file]
