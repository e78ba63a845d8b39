"""Crossref records as they come, well-formed and not. The works are made up (10.5555)."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from refcheck.model import Date, DateKind, Item, Name, Update
from refcheck.sources.records import work


def item(**record: Any) -> Item:
    return work(record, "crossref").item


FULL = {
    "DOI": "10.5555/Ducks.1",
    "type": "journal-article",
    "title": ["Ducks &amp; <i>geese</i>"],
    "subtitle": ["A comparison"],
    "author": [
        {"family": "van Quack", "given": "Q. P.", "suffix": "Jr.", "sequence": "first"},
        {"name": "The Pond Study Group"},
        {"family": "O&#39;Mallard"},
        {"given": "Drake"},
    ],
    "editor": [{"family": "Gander", "given": "Ed"}],
    "container-title": ["Journal of Imaginary Ornithology"],
    "short-container-title": ["J Imag Ornithol"],
    "volume": "8",
    "issue": "9",
    "page": "1137-48",
    "publisher": "Pond Press",
    "language": "en",
    "ISSN": ["http://id.crossref.org/issn/1234-5679", "1234-5679"],
    "issued": {"date-parts": [[1993, 9]]},
    "published": {"date-parts": [[1993, 9]]},
    "published-print": {"date-parts": [[1993, 9]]},
    "published-online": {"date-parts": [[2009, 12, 3]]},
    "created": {"date-parts": [[2010, 1, 5]]},
    "journal-issue": {"issue": "9", "published-print": {"date-parts": [[1993, 9, 1]]}},
}


def test_a_full_record() -> None:
    found = work(FULL, "crossref")
    assert found.item == Item(
        type="article-journal",
        title="Ducks & geese: A comparison",
        author=(
            Name(family="van Quack", given="Q. P.", suffix="Jr."),
            Name(literal="The Pond Study Group"),
            Name(family="O'Mallard"),
            Name(literal="Drake"),
        ),
        editor=(Name(family="Gander", given="Ed"),),
        container_title="Journal of Imaginary Ornithology",
        container_title_short="J Imag Ornithol",
        issued=Date(1993, 9, kind=DateKind.PRINT),
        volume="8",
        issue="9",
        page="1137-1148",
        publisher="Pond Press",
        language="en",
        doi="10.5555/ducks.1",
        issn=("1234-5679",),
    )
    assert found.container_titles == ("Journal of Imaginary Ornithology", "J Imag Ornithol")
    assert (found.source, found.url) == ("crossref", "https://doi.org/10.5555/ducks.1")


def test_every_kind_of_date_is_kept_apart() -> None:
    assert {date.kind: (date.year, date.month, date.day) for date in work(FULL, "crossref").dates} == {
        DateKind.ISSUED: (1993, 9, None),
        DateKind.PUBLISHED: (1993, 9, None),
        DateKind.PRINT: (1993, 9, None),
        DateKind.ONLINE: (2009, 12, 3),
        DateKind.CREATED: (2010, 1, 5),
        DateKind.ISSUE_PRINT: (1993, 9, 1),
    }


def test_a_registration_date_is_never_the_year_to_cite() -> None:
    assert item(created={"date-parts": [[2010, 1, 5]]}).issued is None


@pytest.mark.parametrize(
    ("written", "year_month_day"),
    [
        ({"date-parts": [["1993", "9"]]}, (1993, 9, None)),
        ({"date-parts": [1993, 9]}, (1993, 9, None)),
        ({"date-parts": [[1993, 13, 40]]}, (1993, None, None)),
        ({"date-parts": [[1993, 9, 0]]}, (1993, 9, None)),
        ({"date-parts": [[1993, None, 4]]}, (1993, None, None)),
    ],
)
def test_dates_as_precise_as_they_are_sound(written: Any, year_month_day: tuple[int | None, ...]) -> None:
    issued = item(issued=written).issued
    assert issued is not None
    assert (issued.year, issued.month, issued.day) == year_month_day


@pytest.mark.parametrize(
    "written",
    [
        None,
        {},
        {"date-parts": None},
        {"date-parts": []},
        {"date-parts": [[None]]},
        {"date-parts": [None]},
        {"date-parts": [[]]},
        {"date-parts": [[0]]},
        {"date-parts": [["n.d."]]},
        {"date-parts": "1993"},
        "1993",
        1993,
    ],
)
def test_no_date_where_there_is_no_year(written: Any) -> None:
    assert work({"issued": written}, "crossref").dates == ()


@pytest.mark.parametrize(
    ("record", "title"),
    [
        ({"title": "A CSL title"}, "A CSL title"),
        ({"title": []}, ""),
        ({"title": [None, "Second"]}, "Second"),
        ({"title": None, "subtitle": ["Alone"]}, "Alone"),
        ({"title": ["Ducks: a tale"], "subtitle": ["A tale"]}, "Ducks: a tale"),
        ({"title": ["Why ducks?"], "subtitle": ["A tale"]}, "Why ducks? A tale"),
        ({"title": ["Ducks:"], "subtitle": ["A tale"]}, "Ducks: A tale"),
        ({"title": ["RETRACTED: Ducks"]}, "RETRACTED: Ducks"),
        ({"title": {"de": "Enten"}}, ""),
    ],
)
def test_title(record: dict[str, Any], title: str) -> None:
    assert item(**record).title == title


@pytest.mark.parametrize(
    ("record", "page", "number"),
    [
        ({"page": "E668-678"}, "E668-E678", ""),
        ({"article-number": "690329"}, "", "690329"),
        ({"page": "1-5", "article-number": "690329"}, "1-5", "690329"),
        ({"page": "e0159982"}, "", "e0159982"),
        ({"page": "e0159982", "article-number": "e0159982"}, "", "e0159982"),
        ({"page": "n/a-n/a"}, "", ""),
        ({"page": "no-no"}, "", ""),
        ({"page": 5}, "5", ""),
        ({"page": "37-37"}, "37", ""),
    ],
)
def test_pages_and_article_numbers(record: dict[str, Any], page: str, number: str) -> None:
    assert (item(**record).page, item(**record).number) == (page, number)


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ({"issue": "4 Suppl 1"}, ("", "4", "1")),
        ({"issue": "Supplement_2"}, ("", "", "2")),
        ({"issue": "suppl_B"}, ("", "", "B")),
        ({"volume": "24 (Suppl. 3)"}, ("24", "", "3")),
        ({"issue": "4 Suppl"}, ("", "4 Suppl", "")),
        ({"issue": "S1"}, ("", "S1", "")),
        ({"journal-issue": {"issue": "7"}}, ("", "7", "")),
        ({"volume": 8, "issue": None}, ("8", "", "")),
    ],
)
def test_volume_issue_and_supplement(record: dict[str, Any], expected: tuple[str, str, str]) -> None:
    found = item(**record)
    assert (found.volume, found.issue, found.supplement) == expected


@pytest.mark.parametrize(
    ("crossref", "csl"),
    [
        ("journal-article", "article-journal"),
        ("book-chapter", "chapter"),
        ("proceedings-article", "paper-conference"),
        ("posted-content", "article"),
        ("dissertation", "thesis"),
        ("edited-book", "book"),
        ("journal", "periodical"),
        ("component", ""),
        ("article-journal", "article-journal"),
        (None, ""),
        (["report"], "report"),
    ],
)
def test_type(crossref: Any, csl: str) -> None:
    assert item(type=crossref).type == csl


@pytest.mark.parametrize(
    "titles", [["Lecture Notes in Ducks", "On Ponds"], ["On Ponds", "Lecture Notes in Ducks"]]
)
def test_a_chapters_book_is_told_from_its_series(titles: list[str]) -> None:
    found = item(**{"type": "book-chapter", "container-title": titles})
    assert (found.container_title, found.collection_title) == ("On Ponds", "Lecture Notes in Ducks")


def test_an_author_called_et_al_means_more_authors() -> None:
    found = item(author=[{"family": "Quack", "given": None}, {"name": "et al."}])
    assert (found.author, found.authors_truncated) == ((Name(family="Quack"),), True)


def test_updates_both_ways() -> None:
    record = {
        "updated-by": [
            {
                "DOI": "10.5555/NOTICE",
                "type": "retraction",
                "label": "Retraction",
                "source": "retraction-watch",
                "updated": {"date-parts": [[2010, 2, 6]]},
                "record-id": 4036,
            },
            "nonsense",
        ],
        "update-to": [
            {"DOI": "https://doi.org/10.5555/old", "type": "expression-of-concern", "updated": None}
        ],
    }
    assert work(record, "crossref").updates == (
        Update(
            "retraction",
            "10.5555/notice",
            "updated-by",
            Date(2010, 2, 6),
            "retraction-watch",
            "Retraction",
            "4036",
        ),
        Update("expression_of_concern", "10.5555/old", "update-to"),
    )


def test_relations_are_dois() -> None:
    relation = {
        "has-preprint": [{"id": "10.5555/Pre", "id-type": "doi"}, {"id": "10.5555/pre", "id-type": "doi"}],
        "cites": [],
        "is-supplemented-by": [{"id": "https://example.org", "id-type": "uri"}],
        "broken": None,
    }
    assert work({"relation": relation}, "crossref").relations == {"has-preprint": ("10.5555/pre",)}


def test_the_address_of_a_doi_with_odd_characters() -> None:
    found = work({"DOI": "10.5555/(SICI)1<1:A>2.0;2-#?%"}, "crossref")
    assert found.url == "https://doi.org/10.5555/(sici)1%3C1:a%3E2.0;2-%23%3F%25"


KEYS = [
    *FULL,
    "updated-by",
    "update-to",
    "relation",
    "event",
    "PMID",
    "URL",
    "number",
    "edition-number",
    "ISBN",
]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.just("1993-94"),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["date-parts", "family", "name", "id", "DOI", "start"]), inner, max_size=3
        )
    ),
    max_leaves=8,
)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(st.sampled_from(KEYS), JSON))
def test_nothing_raises(record: dict[str, Any]) -> None:
    assert isinstance(work(record, "crossref").item, Item)
