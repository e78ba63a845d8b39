"""Lists whose entries hold several references, and lists that a Word document's fields outgrew."""

from types import ModuleType

import pytest

from refcheck.model import Citation, Date, Document, Item, Match, Name, Reference, Span, Status
from refcheck.rules import cit901_cited_not_listed as cit901
from refcheck.rules import cit902_listed_not_cited as cit902
from refcheck.rules import cit903_citation_order as cit903
from refcheck.rules import lst801_same_work_twice as lst801
from refcheck.rules import lst802_numbering as lst802
from refcheck.rules import sty008_closing_stop as sty008


def unchecked(number: int, label: str, label_span: Span) -> Match:
    reference = Reference(
        number, f"Quill A. Bells {number}. 2001.", Span(30, 40), label=label, label_span=label_span
    )
    return Match(reference, Status.UNCHECKED, "not asked")


ONE, TWO, TWO_AGAIN = Span(10, 12), Span(20, 22), Span(25, 27)


def test_parts_of_one_entry_share_its_number() -> None:
    parts = [unchecked(1, "1", ONE), unchecked(2, "2", TWO), unchecked(2, "2", TWO)]
    assert list(lst802.check_list(parts, Document("-", ""))) == []


def test_a_number_printed_twice_is_reported() -> None:
    twice = [unchecked(1, "1", ONE), unchecked(2, "2", TWO), unchecked(2, "2", TWO_AGAIN)]
    assert len(list(lst802.check_list(twice, Document("-", "")))) == 1


def test_what_a_word_list_lacks_and_what_it_has_too_much_are_reported() -> None:
    record = Reference(1, "", Span(0, 0), key="Strom 2005, Moons")
    document = Document(
        "paper.docx",
        "(1) and (3)",
        citations=(Citation(Span(0, 3), (1,)), Citation(Span(8, 11), keys=(record.key,))),
        embedded=(record,),
    )
    matches = [unchecked(1, "1", ONE), unchecked(2, "2", TWO)]
    (missing,) = cit901.check_list(matches, document)
    assert "Strom 2005, Moons is cited" in missing.message
    (uncited,) = cit902.check_list(matches, document)
    assert "reference 2 is cited nowhere" in uncited.message


def test_the_order_of_a_bib_is_not_that_of_the_citations() -> None:
    entries = [
        Match(
            Reference(n, f"entry {n}", Span(20 + n, 21 + n), key=f"k{n}", structured=structured),
            Status.UNCHECKED,
            "not asked",
        )
        for structured in (True, False)
        for n in (1, 2, 3)
    ]
    document = Document("-", "", citations=(Citation(Span(0, 3), (3,)), Citation(Span(4, 6), (1,))))
    assert list(cit903.check_list(entries[:3], document)) == []
    assert len(list(cit903.check_list(entries[3:], document))) == 1


def listed(*, in_note: bool) -> list[Match]:
    """Works of which one comes twice, with numbers left out and a last entry without its stop."""
    item = Item(
        title="On tidal clocks and bells", author=(Name("Quill", "A"),), issued=Date(2001), volume="7"
    )
    places = (1, 3, 3, 5, 6, 7, 8, 9)
    return [
        Match(
            Reference(
                place,
                "Quill A. On tidal clocks and bells.",
                Span(100 + 40 * k, 135 + 40 * k - (k == 7)),
                label=str(place),
                label_span=Span(97 + 40 * k, 98 + 40 * k),
                item=item,
                in_note=in_note,
            ),
            Status.UNCHECKED,
            "not asked",
        )
        for k, place in enumerate(places)
    ]


@pytest.mark.parametrize("rule", [lst801, lst802, cit901, sty008])
def test_what_is_a_fault_of_a_list_is_none_of_notes(rule: ModuleType) -> None:
    text = "Known [1,3,5,6,7,8,9,10].".ljust(99) + " Quill A. On tidal clocks and bells.    " * 8
    document = Document("-", text, citations=(Citation(Span(6, 24), (1, 3, 5, 6, 7, 8, 9, 10)),))
    assert list(rule.check_list(listed(in_note=False), document))
    assert not list(rule.check_list(listed(in_note=True), document))
