"""References of styles without titles: what the parser took for a title is told from the record."""

import pytest

from refcheck.model import Item, Name
from refcheck.resolve.untitled import read_again

RECORDED = Item(
    title="Retrograde rotation of made-up planets",
    author=(Name("Mustermann", "J."), Name("Placeholder", "Adam B.")),
    container_title="Annals of Imaginary Planets and Moons",
)
NAMES = ("Annals of Imaginary Planets and Moons", "Ann Imag Planets Moons")


@pytest.mark.parametrize(
    ("title", "container", "expected"),
    [
        ("Annals of Imaginary Planets", "Moons", ("", "Annals of Imaginary Planets Moons")),
        ("Annals of Imaginary Planets and Moons", "", ("", "Annals of Imaginary Planets and Moons")),
        ("", "B. Ann. Imag. Planets Moons", ("", "Ann. Imag. Planets Moons")),
        ("Placeholder", "Ann Imag Planets Moons", ("", "Ann Imag Planets Moons")),
        # A piece of the name is read as the name.
        ("Imaginary Planets and Moons", "", ("", "Annals of Imaginary Planets and Moons")),
        # What is no name of the container stays as it was read.
        ("Prograde rotation of dull suns", "Ann Imag Planets Moons", None),
        ("Retrograde rotation of made-up planets", "Annals of Dull Suns", None),
        ("", "Annals of Dull Suns", None),
        ("", "Ann Imag Planets Moons", None),
        ("Moons", "Bone", None),
    ],
)
def test_a_journal_read_as_a_title(title: str, container: str, expected: tuple[str, str] | None) -> None:
    cited = Item(title=title, container_title=container, volume="7")
    again = read_again(cited, RECORDED, NAMES)
    assert (again.title, again.container_title) == (expected or (title, container))
    assert again.volume == "7"
