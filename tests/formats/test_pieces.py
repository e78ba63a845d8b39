"""Standard input in pieces: a list is read on only as far as it is asked for."""

from __future__ import annotations

from io import BytesIO

from refcheck.formats import pieces

LINE = b"Roe A. A study of nothing. J Test Stud. 2001;12:45-9.\n"


def test_pieces_end_where_lines_end_and_lose_nothing() -> None:
    data = LINE * 60_000
    found = list(pieces(BytesIO(data)))
    assert b"".join(found) == data
    assert all(piece.endswith(b"\n") for piece in found)
    assert len(found[0]) > max(map(len, found[1:]))


def test_the_rest_is_not_read_before_it_is_asked_for() -> None:
    stream = BytesIO(LINE * 60_000)
    taken = pieces(stream)
    first, second = next(taken), next(taken)
    assert stream.tell() < 1.2 * (len(first) + len(second)) < len(stream.getvalue())


def test_a_last_line_without_an_end() -> None:
    assert list(pieces(BytesIO(b"one\ntwo"))) == [b"one\n", b"two"]
    assert list(pieces(BytesIO(b""))) == []
