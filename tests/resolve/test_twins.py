"""Works that are easily taken for one another, and what tells them apart. All are made up."""

import pytest

from refcheck.model import Name, Work
from refcheck.parser import parse
from refcheck.resolve import resolve
from tests.resolve.library import Shelf, reference, work

TITLE = "Leakage of imaginary cement after hypothetical vertebroplasty"
PEOPLE = (Name("Mustermann", "Erika X"), Name("Placeholder", "Adam"))
CITED = f"Mustermann EX, Placeholder A. {TITLE}. "

ARTICLE = work("article")
PREPRINT = work(
    "preprint", container_title="medRxiv", volume="", issue="", page="", type="posted-content", year=1998
)
CORRECTION = work("correction", title=f"Correction to: {TITLE}", page="502", issue="4")
CONFERENCE = work(
    "conference",
    container_title="Proceedings of the 7th Conference on Made-up Spines",
    volume="",
    issue="",
    page="44-49",
    year=1997,
)
REPRINT = work(
    "reprint",
    container_title="Classic Papers on Imaginary Bones",
    volume="",
    issue="",
    page="91-98",
    year=2005,
)
TRANSLATION = work(
    "translation",
    title="Austritt von imaginärem Zement nach hypothetischer Vertebroplastie",
    container_title="Zeitschrift für erdachte Knochen",
    volume="3",
    page="12-19",
    year=2000,
)
BOOK = work(
    "book",
    title="Imaginary bones and their cement",
    container_title="",
    volume="",
    issue="",
    page="",
    year=2001,
)
CHAPTER = work(
    "book.4",
    title="Machines for imaginary bones and their cement",
    container_title="Imaginary bones and their cement",
    volume="",
    issue="",
    page="61-80",
    year=2001,
)
PARTS = [
    work(f"part.{number}", title=f"{TITLE}. Part {roman}", page=page, issue=issue)
    for number, roman, page, issue in ((1, "I", "345-351", "3"), (2, "II", "402-409", "4"))
]
YEARLY = [
    work(
        f"intro.{year}",
        title="Introduction",
        author=(),
        container_title="Annual Review of Imaginary Bones",
        volume=str(volume),
        issue="",
        page="1-3",
        year=year,
    )
    for volume, year in ((11, 1998), (12, 1999), (13, 2000))
]
PHYSICS = [
    work(f"phys.{page}", title=title, author=people, container_title="Physical Reviews of Nowhere", page=page)
    for page, title, people in (
        ("014401", "Spin of made-up solids", PEOPLE),
        ("014402", "Charge of made-up solids", PEOPLE),
        ("014403", "Charge of imaginary solids", (Name("Beispiel", "B"),)),
    )
]


@pytest.mark.parametrize(
    ("text", "works", "meant"),
    [
        (CITED + "J Imag Bones 1999;12(3):345-51.", [PREPRINT, ARTICLE], ARTICLE),
        (CITED + "medRxiv 1998.", [ARTICLE, PREPRINT], PREPRINT),
        (CITED + "J Imag Bones 1999;12(3):345-51.", [CORRECTION, ARTICLE], ARTICLE),
        (
            f"Mustermann EX, Placeholder A. Correction to: {TITLE}. J Imag Bones 1999;12(4):502.",
            [ARTICLE, CORRECTION],
            CORRECTION,
        ),
        (CITED + "J Imag Bones 1999;12:345-51.", [CONFERENCE, ARTICLE], ARTICLE),
        (
            CITED + "In: Proceedings of the 7th Conference on Made-up Spines, 1997, pp. 44-49.",
            [ARTICLE, CONFERENCE],
            CONFERENCE,
        ),
        (CITED + "J Imag Bones 1999;12:345-51.", [REPRINT, ARTICLE], ARTICLE),
        (
            CITED + "In: Classic Papers on Imaginary Bones, 2005, pp. 91-98.",
            [ARTICLE, REPRINT],
            REPRINT,
        ),
        (
            f"Mustermann EX, Placeholder A. {TRANSLATION.item.title}. Z erdachte Knochen 2000;3:12-9.",
            [ARTICLE, TRANSLATION],
            TRANSLATION,
        ),
        (CITED + "J Imag Bones 1999;12:345-51.", [TRANSLATION, ARTICLE], ARTICLE),
        (
            "Mustermann, E. X., & Placeholder, A. (2001). Imaginary bones and their cement. Nobody Press.",
            [CHAPTER, BOOK],
            BOOK,
        ),
        (
            "Mustermann, E. X., & Placeholder, A. (2001). Machines for imaginary bones and their cement. "
            "In Imaginary bones and their cement (pp. 61-80).",
            [BOOK, CHAPTER],
            CHAPTER,
        ),
        (CITED[:-2] + ". Part I. J Imag Bones 1999;12(3):345-51.", PARTS, PARTS[0]),
        (CITED[:-2] + ". Part 2. J Imag Bones 1999;12(4):402-9.", PARTS, PARTS[1]),
        ("Introduction. Annual Review of Imaginary Bones. 1999;12:1-3.", YEARLY, YEARLY[1]),
        ("Introduction. Annual Review of Imaginary Bones. 2000;13:1-3.", YEARLY, YEARLY[2]),
        (
            "E.X. Mustermann and A. Placeholder, Physical Reviews of Nowhere 12, 014402 (1999).",
            PHYSICS,
            PHYSICS[1],
        ),
        ("B. Beispiel, Physical Reviews of Nowhere 12, 014403 (1999).", PHYSICS, PHYSICS[2]),
    ],
)
@pytest.mark.parametrize("backwards", [False, True])
def test_the_twin_that_is_printed_is_found(
    text: str, works: list[Work], meant: Work, backwards: bool
) -> None:
    (match,) = resolve(parse([reference(text)]), [Shelf(*(works[::-1] if backwards else works))])
    assert (match.status, match.work) == ("found", meant)


@pytest.mark.parametrize(
    ("text", "other"),
    [
        (CITED + "J Imag Bones 1999;12(3):345-51.", CORRECTION),
        (CITED + "J Imag Bones 1999;12(3):345-51.", PARTS[1]),
        (CITED + "J Imag Bones 1999;12:345-51.", REPRINT),
        (CITED + "J Imag Bones 1999;12:345-51.", CONFERENCE),
        (f"Mustermann EX. Reply to: {TITLE}. J Imag Bones 1999;12(4):501. Re: 1999;12:345-51.", ARTICLE),
        # A chapter named like its book is not the book, though most of its words are printed.
        ("Beispiel, B. (Ed.). (2001). Imaginary bones and their cement.", CHAPTER),
        # Another chapter of the same name by the same author in the same book.
        (
            "Mustermann, E. X. (2001). Machines for imaginary bones and their cement. "
            "In Imaginary bones and their cement (pp. 604-612).",
            CHAPTER,
        ),
        ("Introduction. Annual Review of Imaginary Bones. 2003;16:1-3.", YEARLY[1]),
        ("E.X. Mustermann, Physical Reviews of Nowhere 12, 014499 (1999).", PHYSICS[0]),
        # Where the right page ends is no place for another to begin.
        (
            "Imaginary action of unicorn derivatives on mild steel. J Imag Bones 1999;12(3):33-45.",
            work(
                "steel.2",
                title="Imaginary action of dragon derivatives on mild steel",
                author=(),
                issue="2",
                page="45-57",
            ),
        ),
        # A title alone; one shared surname.
        (f"{TITLE}.", ARTICLE),
        ("Mustermann P. Of quite another matter. Rev Nowhere 1999;4:1-9.", ARTICLE),
    ],
)
def test_a_twin_of_what_is_printed_is_not_accepted(text: str, other: Work) -> None:
    (match,) = resolve(parse([reference(text)]), [Shelf(other)])
    assert match.work is None
    assert match.status != "ambiguous"


MISPARSED = (
    "Neighbour N; Mustermann EX. Leakage of imaginary cement after hypothetical vertebroplasty. "
    "J Imag Bones 1999;12(3):345-51."
)
NEIGHBOUR = work(
    "neighbour",
    title="Of joints that nobody has and of their care",
    author=(Name("Neighbour", "Nora"), Name("Mustermann", "Erika X")),
    volume="11",
)


@pytest.mark.parametrize("works", [(ARTICLE, NEIGHBOUR), (NEIGHBOUR, ARTICLE), (NEIGHBOUR,)])
@pytest.mark.parametrize("doi", ["", " doi:10.5555/neighbour"])
def test_title_and_volume_together_are_not_outweighed_by_names_and_pages(
    works: tuple[Work, ...], doi: str
) -> None:
    (match,) = resolve(parse([reference(MISPARSED + doi)]), [Shelf(*works)])
    assert match.work == (ARTICLE if ARTICLE in works else None)
    assert (match.doi_work == NEIGHBOUR) is bool(doi)
