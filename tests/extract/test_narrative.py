"""Citations of one author within a sentence that no reference fits, and what only looks like them."""

import pytest

from refcheck import extract
from refcheck.model import Document

LIST = """

References

Fauxmann, E. and Scheinberg, F. (2003) 'Imaginary structure', Bone Fantasy, 33, pp. 210-218.
Inventado, C. (1988) Grading the Unreal. Nowhere: Phantom Press.
Madeupson, A. (2003) Phantoms. London: Mirage.
Wrongyear, T. (2012) 'A year', Time Studies, 9, pp. 3-9.
"""
KNOWN = "Bells are known (Fauxmann and Scheinberg, 2003; Inventado, 1988). Madeupson (2003) agrees."


def unlisted(prose: str) -> list[tuple[str, str]]:
    document, _ = extract.references(Document("-", f"Introduction\n\n{KNOWN} {prose}{LIST}"))
    return [(mark.author, mark.year) for mark in document.citations if mark.author]


@pytest.mark.parametrize(
    "prose",
    [
        "Missingson (2004) disagrees with all of this.",
        "However, Missingson (2004) has also shown that bells ring.",
        "As Missingson (2004, p. 3) said, bells ring.",
        "The bells ring, according to Missingson (2004).",
        "This follows the method described by Missingson (2004) for bells.",
        "Madeupson (2003) and Missingson (2004) agree; Missingson (2004) argued so first.",
    ],
)
def test_words_of_authors_tell_a_citation(prose: str) -> None:
    assert set(unlisted(prose)) == {("Missingson", "2004")}


@pytest.mark.parametrize("prose", ["As in Wrongyear (2013), bells ring.", "Bells ring for Wrongyear (2013)."])
def test_an_author_of_the_list_is_one_in_the_text(prose: str) -> None:
    assert unlisted(prose) == [("Wrongyear", "2013")]


@pytest.mark.parametrize(
    "prose",
    [
        "The Nowhere Protection Act (2004) said that bells ring.",
        "In March (2004) all bells rang.",
        "The bells of Nowhere (2004) ring.",
        "Bells ring in Utopia. Utopia (2004) suggested otherwise.",
        "The Bellworks (2004) reported a loss, and Figure (2004) is empty.",
        "New Chimeria (2004) agreed to ring bells.",
        "Ringing (2004) was a film about ringing; Ringing (2004) found its friends.",
        "Madeupson, Nobody, and Missingson (2003) said so; Madeupson and Nobody (2003) agreed.",
        "Fauxmann (2003) was said to ring.",
        "Wrongyeer (2012) said so.",
    ],
)
def test_things_and_places_are_no_authors(prose: str) -> None:
    assert unlisted(prose) == []
