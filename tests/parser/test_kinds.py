"""The type of a work from its fields and words, and the shapes that patterns read."""

from __future__ import annotations

from typing import Any

import pytest

from refcheck.model import Date
from refcheck.parser.kinds import infer_type
from refcheck.parser.shapes import shaped

KINDS: list[tuple[str, dict[str, Any], str]] = [
    ("article-journal", {"title": "T", "container_title": "J Test", "volume": "1"}, "T. J Test. 2001;1:2"),
    ("chapter", {"title": "T", "container_title": "Handbook", "publisher": "Pub"}, "T. In: Handbook. Pub"),
    ("chapter", {"container_title": "Handbook", "editor": ("x",), "volume": "2"}, "In Handbook, vol. 2"),
    ("paper-conference", {"container_title": "Proceedings of the 3rd Workshop on Tests"}, ""),
    ("article-journal", {"container_title": "Proc Natl Acad Sci USA", "volume": "9"}, ""),
    ("book", {"title": "T", "publisher": "Pub"}, "T. Pub, 2001"),
    ("book", {"title": "T", "isbn": ("9780198534532",)}, "T. 2001"),
    ("thesis", {"title": "T", "genre": "doctoral dissertation"}, "T [doctoral dissertation]"),
    ("report", {"title": "T", "publisher": "Pub"}, "T. Technical Report 12. Pub"),
    ("webpage", {"title": "T", "url": "https://example.org"}, "T. https://example.org"),
    ("dataset", {"title": "T", "url": "https://example.org"}, "T [data set]. Dryad"),
    ("software", {"title": "T"}, "T [Computer software]"),
    ("standard", {"title": "T", "publisher": "ISO"}, "ISO 9001:2015. T. ISO"),
    ("patent", {"title": "T"}, "T. US Patent 6,123,456"),
    ("article", {"title": "T", "arxiv": "2101.00001"}, "T. arXiv:2101.00001"),
    ("article-newspaper", {"container_title": "The Guardian", "issued": Date(2001, 5, 3)}, ""),
    ("article-journal", {"container_title": "Proc Natl Acad Sci USA"}, "in press"),
    ("webpage", {"title": "T", "url": "x", "accessed": "x", "publisher": "Pub"}, "T [Internet]. Pub"),
    ("report", {"title": "T", "publisher": "Pub"}, "T (NIH Publication No. 18-2424). Pub"),
    ("article-journal", {"title": "R package for tests", "container_title": "J"}, "R package for tests. J"),
    ("book", {"title": "T", "container_title": "A: B"}, "图书馆目录[M]. 北京: 高等教育出版社, 1957"),
    ("thesis", {"title": "T", "publisher": "P"}, "微分半动力系统的不变集[D]. 北京"),
    ("", {"title": "T"}, "T"),
]


@pytest.mark.parametrize(("kind", "values", "text"), KINDS)
def test_kind(kind: str, values: dict[str, Any], text: str) -> None:
    assert infer_type(values, text) == kind


CASES = {
    "Roe v. Poe, 410 U.S. 113 (1973).": ("Roe v. Poe", "410", "U.S.", "113", "1973"),
    "Doe v. Test Corp., 123 F.3d 456 (9th Cir. 1997)": ("Doe v. Test Corp.", "123", "F.3d", "456", "1997"),
    "In re Nobody, 12 Cal. 4th 34 (1999)": ("In re Nobody", "12", "Cal. 4th", "34", "1999"),
}


@pytest.mark.parametrize(("text", "fields"), CASES.items())
def test_court_cases(text: str, fields: tuple[str, ...]) -> None:
    found = {segment.label: text[segment.start : segment.end] for segment in shaped(text)}
    assert tuple(found[name] for name in ("title", "volume", "container", "pages", "date")) == fields


@pytest.mark.parametrize(
    "text",
    [
        "Roe A, Poe B. Drug v. placebo in nothing. J Test Stud. 2001;12:45-9.",
        "Roe v. Poe",
        "",
        "v. v. v. " * 5000,
    ],
)
def test_what_is_no_court_case(text: str) -> None:
    assert shaped(text) == []
