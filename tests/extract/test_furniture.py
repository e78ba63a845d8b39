"""What stands among the references of a list and is none: headings, running heads, page numbers."""

from __future__ import annotations

import pytest

from refcheck import extract
from refcheck.errors import NoReferencesError
from refcheck.model import Document

NAMES = ["Adler", "Brand", "Copper", "Dial", "Ember", "Farrow", "Gale", "Holm", "Idle", "Jarrow"]
WORKS = [
    f"{name}, {initial}. ({1990 + k}): On the {topic} of made-up things, as seen from the shore and\n"
    f"    from the hills above it. Acta Ficta {k + 3}, {k + 21}-{k + 29}."
    for k, (name, initial, topic) in enumerate(
        zip(
            NAMES,
            "ABCDEFGHIJ",
            ("bells", "clocks", "dunes", "tides", "moons", "lamps", "reeds", "stones", "wells", "barns"),
            strict=True,
        )
    )
]


def beginnings(text: str, bare: bool = False) -> list[str]:
    _, references = extract.references(Document("-", text), bare)
    assert all("shore and from the hills above it. Acta Ficta" in each.unstructured for each in references)
    return [each.unstructured.split(",")[0] for each in references]


@pytest.mark.parametrize(
    ("above", "between"),
    [
        ("Primary sources", "Secondary sources"),
        ("Books", "Articles"),
        ("A", "B"),
        ("Quellen", "Literatur"),
        ("Gedruckte Quellen 1933-1945", "Sonstige Literatur"),
        ("Fuentes primarias", "Bibliografía"),
        ("", "References"),
    ],
)
@pytest.mark.parametrize("bare", [True, False])
def test_a_heading_within_a_list_is_no_entry_and_ends_none(above: str, between: str, bare: bool) -> None:
    blocks = ["References", above, *WORKS[:5], between, *WORKS[5:]]
    text = "\n".join(block for block in blocks[bare and bool(above) :] if block)
    assert beginnings(text, bare) == NAMES


@pytest.mark.parametrize("head", ["Journal of Things 217", "218", "A. QUILL ET AL.", "Page 7 of 12"])
@pytest.mark.parametrize("place", [1, 4, 9])
def test_a_running_head_within_a_list_is_left_out(head: str, place: int) -> None:
    rows = "\n".join(WORKS).split("\n")
    text = "\n".join(["References", *rows[: 2 * place], head, *rows[2 * place :]])
    assert beginnings(text) == NAMES


def test_numbered_formulas_are_no_list() -> None:
    prose = [
        f"We then see that the value of step {k} is bounded, and go on with what follows." for k in range(90)
    ]
    for k in range(10, 90, 4):
        prose[k] = f"({k // 4}) + (x - y)(x + y) - (x - z)(x + z)"
    with pytest.raises(NoReferencesError):
        extract.references(Document("-", "\n".join(prose)))
