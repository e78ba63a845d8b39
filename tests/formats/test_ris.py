from __future__ import annotations

from dataclasses import replace

from refcheck.formats import ris
from refcheck.model import Date, Item, Name

ITEM = Item(
    type="article-journal",
    title="A made-up title",
    author=(Name("Nobody", "A. B."), Name("Kuijk", "C"), Name(literal="A Made-up Group")),
    container_title="Journal of Made-up Studies",
    issued=Date(2001, 2),
    volume="1",
    issue="2",
    page="224-229",
    doi="10.5555/12345678",
    issn=("1234-5679",),
)


def test_what_is_written_reads_back() -> None:
    document = ris.read("x.ris", ris.write([("nobody2001", ITEM), ("b", Item(title="Another"))]).encode())
    assert document.references is not None
    first, second = document.references
    assert first.key == "nobody2001"
    assert first.item == ITEM
    assert second.item.title == "Another"


def test_places_are_the_files_own() -> None:
    text = "TY  - JOUR|AU  - Nobody, A|TI  - A made-up title|PY  - 2001/03/|SP  - 224|EP  - 9|ER  - |"
    text = text.replace("|", "\r\n")
    document = ris.read("x.ris", text.encode())
    assert document.references is not None
    (reference,) = document.references
    assert reference.item.page == "224-229"
    for variable, index, part, printed in (
        ("author", 0, "", "Nobody, A"),
        ("title", None, "", "A made-up title"),
        ("issued", None, "year", "2001"),
        ("page", None, "last", "9"),
    ):
        span = reference.field_span(variable, index, part)
        assert span is not None
        assert text[span.start : span.end] == printed


def test_a_record_that_is_not_closed_is_read() -> None:
    document = ris.read("x.ris", b"TY  - BOOK\nTI  - One\nTY  - BOOK\nTI  - Two\n")
    assert [reference.item.title for reference in document.references or ()] == ["One", "Two"]


def test_a_list_that_ends_in_et_al_says_so() -> None:
    item = replace(ITEM, author=(Name("Nobody", "A. B."),), authors_truncated=True)
    written = ris.write([("nobody2001", item)])
    assert "AU  - Nobody, A. B.\nAU  - others\nTI" in written
    (read,) = ris.read("x.ris", written.encode()).references or ()
    assert read.item == item


def test_what_parses_bring_is_not_lost() -> None:
    item = replace(
        ITEM, supplement="1", translator=(Name("Roe", "B."),), pmcid="PMC12", accessed=Date(2001, 3, 4)
    )
    written = ris.write([("nobody2001", item)])
    for line in ("IS  - 2 Suppl 1", "A4  - Roe, B.", "C2  - PMC12", "Y2  - 2001/03/04/"):
        assert f"\n{line}\n" in written
