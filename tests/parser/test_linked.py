"""The DOI that a reference leads to when clicked."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from refcheck import flow, parser
from refcheck.model import Reference, Span

TEXT = "Quill A, Strom B. On clocks and bells. Acta Ficta 2001;7:11-19."
PRINTED = TEXT + " doi:10.5555/printed"


@pytest.mark.parametrize(
    ("text", "links", "doi"),
    [
        (TEXT, ("https://doi.org/10.5555/Clocks.1",), "10.5555/clocks.1"),
        (TEXT, ("http://dx.doi.org/10.5555/clo%283%29",), "10.5555/clo(3)"),
        (
            TEXT,
            ("https://example.org/a", "doi:10.5555/clocks", "https://doi.org/10.5555/CLOCKS"),
            "10.5555/clocks",
        ),
        (TEXT, ("https://doi.org/10.5555/one", "https://doi.org/10.5555/two"), ""),
        (TEXT, ("https://example.org/10.5555/clocks",), ""),
        (TEXT, (), ""),
        (PRINTED, ("https://doi.org/10.5555/linked",), "10.5555/printed"),
    ],
)
def test_the_doi_behind_a_reference_is_its_own_where_none_is_printed(
    text: str, links: tuple[str, ...], doi: str
) -> None:
    (found,) = parser.parse([Reference(1, text, Span(0, len(text)), links=links)])
    assert found.item.doi == doi
    assert (found.field_span("doi") is not None) == ("printed" in doi)


def test_nothing_else_of_the_reference_changes() -> None:
    plain = parser.parse_string(TEXT)
    (found,) = parser.parse([replace(plain, links=("https://doi.org/10.5555/clocks",))])
    assert replace(found.item, doi="") == plain.item
    assert found.fields == plain.fields


def test_a_web_page_keeps_the_doi_of_its_links(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(
        f'<html><body><h2>References</h2><ol><li>{TEXT} <a href="https://doi.org/10.5555/clocks">Link</a></li>'
        "<li>Xylo C. On sand. Acta Ficta 2003;9:21-29.</li></ol></body></html>",
        encoding="utf-8",
    )
    dois = [reference.item.doi for reference in flow.references_in(str(path))]
    assert dois == ["10.5555/clocks", ""]
