import pytest

from refcheck.extract import headings


@pytest.mark.parametrize(
    "text",
    [
        "References",
        "7. REFERENCES",
        "VII. References:",
        "R E F E R E N C E S",
        "参 考 文 献",
        "Piśmiennictwo",
        "KAYNAKÇA",
        "Referências bibliográficas",
        "Βιβλιογραφία",
        "Список литературы",
        "Использованная литература",
        "References / Литература",
        "참고문헌 (References)",
        "Further reading",
        "Secondary sources",
        "References for Methods",
    ],
)
def test_headings_of_lists(text: str) -> None:
    assert headings.is_heading(text)
    assert not headings.is_ending(text)


@pytest.mark.parametrize(
    "text",
    ["References to the sea .... 12", "Reading", "The references were checked", "Sources of error in Quill"],
)
def test_other_lines_are_no_headings_of_lists(text: str) -> None:
    assert not headings.is_heading(text)


@pytest.mark.parametrize(
    "text",
    [
        "Appendix A. Proofs",
        "Publisher’s Note The publisher remains neutral with regard to jurisdictional claims in maps and",
        "© The Author(s) 2019. Open Access This article is licensed under a licence that permits its use,",
        "Received 12 March 2019; accepted 3 May 2019",
    ],
)
def test_headings_of_what_follows(text: str) -> None:
    assert headings.is_ending(text)
    assert not headings.is_heading(text)
