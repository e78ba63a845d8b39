import pytest

from refcheck.extract import join
from refcheck.extract.lines import Line, words


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("Vertebro-", "plasty outcomes", "Vertebroplasty outcomes"),
        ("Vertebro\u00ad", "plasty outcomes", "Vertebroplasty outcomes"),
        ("Golhasani-", "Keshtan F.", "Golhasani-Keshtan F."),
        ("2001;26:627-", "635.", "2001;26:627-635."),
        ("pp. 371–", "391.", "pp. 371–391."),
        ("https://example.org/a-", "b/c", "https://example.org/a-b/c"),
        ("https://doi.org/10.5555/", "abc.12", "https://doi.org/10.5555/abc.12"),
        ("doi:10.5555/abc.", "2010.01", "doi:10.5555/abc.2010.01"),
        ("https://example.org/a.", "Second words", "https://example.org/a. Second words"),
        ("randomised and non-", "randomised trials", "randomised and non-randomised trials"),
        ("state-of-the-", "art review", "state-of-the-art review"),
        ("the  two   gaps", "here", "the two gaps here"),
    ],
)
def test_lines_join_as_they_would_be_printed_in_one(first: str, second: str, joined: str) -> None:
    lines = [Line(first, 0, len(first)), Line(second, len(first) + 1, len(first) + 1 + len(second))]
    assert join.text(lines, words(lines)) == joined


def test_the_documents_own_spelling_decides_a_hyphen() -> None:
    lines = [Line("long-", 0, 5), Line("segment", 6, 13)]
    assert join.text(lines, frozenset({"long-segment", "long", "segment"})) == "long-segment"
    assert join.text(lines, frozenset({"longsegment"})) == "longsegment"
