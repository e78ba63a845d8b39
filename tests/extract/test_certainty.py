"""How sure the extraction is of a list, and by which signs."""

from __future__ import annotations

import pytest

from refcheck import extract
from refcheck.extract import certainty as room
from refcheck.extract.split import Segmentation
from refcheck.model import Certainty, Document

_WORKS = [
    f"{name} {initials}. On the {topic} of made-up things. Acta Ficta. {1990 + k};{k + 3}:{k + 21}-{k + 29}."
    for k, (name, initials, topic) in enumerate(
        zip(
            ("Adler", "Brand", "Copper", "Dial", "Ember", "Farrow", "Gale", "Holm"),
            ("AB", "C", "DE", "F", "GH", "J", "KL", "M"),
            ("bells", "clocks", "dunes", "tides", "moons", "lamps", "reeds", "stones"),
            strict=True,
        )
    )
]
_NUMBERED = [f"{number}. {work}" for number, work in enumerate(_WORKS, 1)]


def certainty(text: str) -> Certainty:
    document, _ = extract.references(Document("paper.txt", text))
    assert document.certainty
    return document.certainty


def paper(body: str, listed: list[str]) -> str:
    return f"{body}\n\nReferences\n\n" + "\n".join(listed) + "\n"


def test_a_numbered_list_that_the_text_cites_to_its_end_is_sure() -> None:
    assert certainty(paper("Known [1-8].", _NUMBERED)).is_sure


@pytest.mark.parametrize(
    ("body", "listed", "sign"),
    [
        ("Known [1-8], and [11].", _NUMBERED, "citations"),
        ("Known [1-8].", [*_NUMBERED[:2], *_NUMBERED[4:6], *_NUMBERED[7:]], "order"),
        ("Nobody.", [_WORKS[k] for k in (5, 2, 7, 1, 6, 0, 4, 3)], "order"),
    ],
)
def test_what_speaks_against_a_list_lowers_its_certainty(body: str, listed: list[str], sign: str) -> None:
    doubted = certainty(paper(body, listed))
    best = certainty(paper("Known [1-8].", _NUMBERED))
    assert doubted.value < best.value
    score = {each.name: each.score for each in doubted.signs}
    assert score[sign] < {each.name: each.score for each in best.signs}[sign]


def test_a_list_shorter_than_its_citations_is_not_sure_and_says_so() -> None:
    doubted = certainty(paper("Known [1-8], and [11].", _NUMBERED))
    assert not doubted.is_sure
    assert "8 entries were found, the text cites up to [11]" in [sign.said for sign in doubted.signs]


def test_a_number_far_above_the_list_says_nothing() -> None:
    alone = certainty(paper("Known [1-7], in an interval of [95].", _NUMBERED))
    assert alone.value == pytest.approx(certainty(paper("Known [1-7].", _NUMBERED)).value, abs=0.01)


def test_a_list_that_is_cut_like_no_other_is_less_sure_than_one_that_is_set_plainly() -> None:
    run_on = "\n".join(" ".join(_WORKS)[k : k + 70] for k in range(0, len(" ".join(_WORKS)), 70))
    assert certainty(paper("Known.", [run_on])).value < certainty(paper("Known.", _WORKS)).value


def test_entries_that_a_format_tells_apart_are_certain() -> None:
    document = Document("list.bib", "", "bibtex", references=())
    assert extract.references(document)[0].certainty == Certainty(
        1.0, (extract.certainty.given(()).signs[0],)
    )


@pytest.mark.parametrize(
    ("in_doubt", "said"),
    [
        (0.0, "it is clear what belongs to the list"),
        (0.4, "about 1 line may belong to the list or not"),
        (19.1, "about 19 lines may belong to the list or not"),
    ],
)
def test_doubt_is_said_in_whole_lines(in_doubt: float, said: str) -> None:
    document = Document("-", "Text.\n\nReferences\n\nQuill A. On clocks. Acta Ficta 1999;7:1-9.\n")
    _, references = extract.references(document)
    signs = room.of(references, [Segmentation("text", (0,))], in_doubt, ()).signs
    assert {sign.name: sign.said for sign in signs}["bounds"] == said
