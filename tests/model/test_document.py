import pytest

from refcheck.model import Document, Position


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_positions_count_lines_and_columns_from_one(newline: str) -> None:
    document = Document("-", f"ab{newline}cd{newline}")
    assert document.position(0) == Position(1, 1)
    assert document.position(2 + len(newline) + 1) == Position(2, 2)


def test_pages_stand_beside_lines() -> None:
    document = Document("-", "ab\ncd", page_starts=(0, 3))
    assert document.position(4) == Position(2, 2, page=2)
