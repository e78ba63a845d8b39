from collections.abc import Iterator

import pytest

from refcheck.extract.stream import stream

REFERENCES = [
    f"Example A{chr(97 + n % 26)}, Sample B. An invented title of work {n}. "
    f"J Made Up Stud. {1950 + n % 70};{n % 90 + 1}:{n}-{n + 9}."
    for n in range(400)
]


def pieces(text: str, size: int) -> Iterator[str]:
    """``text`` in pieces of about ``size`` characters that end where lines end."""
    piece = ""
    for line in text.splitlines(keepends=True):
        piece += line
        if len(piece) >= size:
            yield piece
            piece = ""
    yield piece


@pytest.mark.parametrize("size", [700, 5000, 1_000_000])
@pytest.mark.parametrize(
    "text",
    [
        "\n".join(REFERENCES),
        "\n\n".join(REFERENCES) + "\n",
        "\n".join(f"{n}. {text}" for n, text in enumerate(REFERENCES, 1)),
        "\n\n".join(text.replace(". An", ".\n    An") for text in REFERENCES),
    ],
    ids=["one a line", "blank lines", "numbered", "wrapped"],
)
def test_a_list_in_pieces_is_cut_like_a_whole_one(text: str, size: int) -> None:
    found = list(stream(pieces(text, size)))
    assert [reference.unstructured for reference in found] == REFERENCES
    assert [reference.number for reference in found] == list(range(1, len(REFERENCES) + 1))


def test_nothing_comes_of_nothing() -> None:
    assert list(stream([])) == []
    assert list(stream(["\n", "  \n"])) == []
