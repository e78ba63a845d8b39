from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from refcheck import extract, formats
from refcheck.errors import NoReferencesError
from refcheck.model import Citation, Document, Item, Reference, Span

MANUSCRIPT = Path(__file__).parents[2] / "data" / "manuscript.txt"

FAMILIES = ["Quill", "de Oerlund", "Vasquez-Trell", "O'Bramble", "Štrom", "Ünder", "Fennimore", "Zatzick"]
TOPICS = ["glass rivers", "winter barley", "paper moons", "tidal clocks", "slow lichens", "copper bells"]
JOURNALS = ["J Imag Res", "Annals of Nothing", "Rev Inexist", "Acta Ficta"]


@st.composite
def printed_references(draw: st.DrawFn) -> str:
    family = st.sampled_from(FAMILIES)
    initials = st.text("ABCDEFGHJKLMNPRST", min_size=1, max_size=2)
    authors = draw(st.lists(st.builds("{} {}".format, family, initials), min_size=1, max_size=4))
    title = f"{draw(st.sampled_from(['On', 'Effects of', 'Notes about']))} {draw(st.sampled_from(TOPICS))}"
    year, volume, first = draw(st.integers(1950, 2025)), draw(st.integers(1, 99)), draw(st.integers(100, 900))
    journal = draw(st.sampled_from(JOURNALS))
    return f"{', '.join(authors)}. {title}. {journal}. {year};{volume}:{first}-{first + 9}."


lists = st.lists(printed_references(), min_size=2, max_size=12)


def wrapped(text: str, width: int, first: str, rest: str) -> str:
    """The text broken at spaces into lines of about ``width`` characters."""
    lines, line = [], first
    for word in text.split(" "):
        if len(line) > len(first) and len(line) + len(word) > width:
            lines.append(line.rstrip())
            line = rest
        line += word + " "
    return "\n".join([*lines, line.rstrip()])


def found(text: str, bare: bool = False) -> tuple[Document, tuple[Reference, ...]]:
    return extract.references(Document("-", text), bare)


def strings(references: Sequence[Reference]) -> list[str]:
    return [reference.unstructured for reference in references]


def holds_together(document: Document, references: Sequence[Reference]) -> None:
    """Every character of every string is the document's character that its run names."""
    for reference in references:
        assert document.text[reference.span.start : reference.span.end].split() != []
        for offset, character in enumerate(reference.unstructured):
            place = reference.locate(offset, offset + 1)
            source = document.text[place.start : place.end]
            assert source == character or (character == " " and source.isspace())


def test_manuscript_holds_fifteen_references_as_given() -> None:
    document, references = extract.references(formats.read(str(MANUSCRIPT)))
    assert [reference.label for reference in references] == [str(number) for number in range(1, 16)]
    assert [reference.number for reference in references] == list(range(1, 16))
    printed = document.text.partition("References\n")[2].split("\n")
    assert [line.partition(". ")[2] for line in printed if line] == strings(references)
    genant = references[10]
    assert genant.unstructured.startswith("Genant HK, Wu CY, van Kuijk C")
    assert document.text[genant.span.start : genant.span.end] == genant.unstructured
    assert genant.label_span is not None
    assert document.text[genant.label_span.start : genant.label_span.end] == "11."


def test_manuscript_cites_every_reference() -> None:
    document, _ = extract.references(formats.read(str(MANUSCRIPT)))
    marks = [document.text[mark.span.start : mark.span.end] for mark in document.citations]
    expected = ["[1]", "[2]", "[3]", "[4,5]", "[6,7]", "[8-10]", "[11]", "[12]", "[13-15]", "[7]", "[2,8-10]"]
    assert marks == expected
    assert document.citations[-1].numbers == (2, 8, 9, 10)
    assert {number for mark in document.citations for number in mark.numbers} == set(range(1, 16))


@given(lists, st.sampled_from(["{}. ", "[{}] ", "{}) ", "({}) "]), st.booleans(), st.booleans())
def test_numbered_lists_come_back(printed: list[str], label: str, wrap: bool, headed: bool) -> None:
    entries = [
        wrapped(text, 60 if wrap else 9999, label.format(number), "    ")
        for number, text in enumerate(printed, 1)
    ]
    document, references = found(
        "\n".join(["References", "", *entries] if headed else entries), bare=not headed
    )
    assert strings(references) == printed
    assert [reference.number for reference in references] == list(range(1, len(printed) + 1))
    holds_together(document, references)


@given(lists, st.booleans(), st.sampled_from(["\n", "\r\n", "\r"]))
@example(
    [  # every line begins as a reference may
        "Fennimore K, O'Bramble F, Fennimore N, Fennimore N. On winter barley. J Imag Res. 1970;70:602-611.",
        "Fennimore K, O'Bramble F, Fennimore N, Fennimore N. On glass rivers. J Imag Res. 1978;10:162-171.",
    ],
    True,
    "\n",
)
def test_lists_parted_by_blank_lines_come_back(printed: list[str], wrap: bool, newline: str) -> None:
    entries = [wrapped(text, 50 if wrap else 9999, "", "") for text in printed]
    document, references = found("\n\n".join(entries).replace("\n", newline), bare=True)
    assert strings(references) == printed
    holds_together(document, references)


@given(lists)
def test_one_a_line_comes_back_without_being_told(printed: list[str]) -> None:
    document, references = found("\n".join(printed))
    assert strings(references) == printed
    assert all(reference.runs == () for reference in references)
    assert document.bibliography == Span(references[0].span.start, references[-1].span.end)


@given(lists, st.sampled_from(["  ", "    ", "\t"]))
@example(
    [
        "Quill A. On glass rivers. J Imag Res. 1950;1:100-109.",
        "Quill A. On glass rivers. J Imag Res. 1950;1:100-109.",
        "Quill A, Quill A, Quill A, Quill A. Effects of winter barley. Annals of Nothing. 1950;1:100-109.",
        "Quill A, Quill A, Quill A, Vasquez-Trell AA. Effects of glass rivers. J Imag Res. 1950;1:100-109.",
    ],
    "  ",
)
def test_hanging_indents_come_back(printed: list[str], indent: str) -> None:
    entries = [wrapped(text, 50, "", indent) for text in printed]
    document, references = found("Literatur\n\n" + "\n".join(entries))
    assert strings(references) == printed
    holds_together(document, references)


@given(st.text())
def test_any_text_gives_references_that_hold_together_or_a_clear_error(text: str) -> None:
    for bare in (False, True):
        with suppress(NoReferencesError):
            holds_together(*found(text, bare))


def test_prose_without_a_list_is_refused_by_name() -> None:
    prose = "The day was long. We walked to the river, and nothing of note was seen there. " * 8
    with pytest.raises(NoReferencesError, match=r"walk\.txt: no reference list was found\. Put a heading"):
        extract.references(Document("walk.txt", prose))


@pytest.mark.parametrize(
    ("after", "ending"),
    [
        ("Appendix A\n\nMore words here about the method that was used.", "Appendix A"),
        ("Figure 1. A drawing of the apparatus, seen from above.", "Figure 1"),
        ("Received: 4 May 2020; accepted 7 June 2020", "Received"),
        ("About the author\n\nA. Quill teaches nothing at all.", "About"),
    ],
)
def test_a_list_ends_before_what_follows_it(after: str, ending: str) -> None:
    printed = [
        f"{n}. Quill A, Fennimore B. On tidal clocks. Acta Ficta. 20{n:02};{n}:11-19." for n in range(1, 8)
    ]
    _, references = found("\n".join(["Text.", "", "References", *printed, "", after]))
    assert len(references) == 7
    assert ending not in references[-1].unstructured


def test_a_number_that_is_missing_leaves_the_others_their_labels() -> None:
    printed = [
        f"{n}. Quill A. On tidal clocks, part {n}. Acta Ficta. 2011;{n}:11-19." for n in (1, 2, 3, 5, 6)
    ]
    _, references = found("\n".join(["References", *printed]))
    assert [reference.number for reference in references] == [1, 2, 3, 5, 6]


def test_a_word_document_whose_list_is_stale_keeps_the_keys_it_lacks() -> None:
    clocks = Reference(1, "", Span(0, 0), key="Quill 2001, On clocks", item=Item(title="On clocks"))
    bells = Reference(2, "", Span(0, 0), key="Quill 2002, Bells", item=Item(title="Copper bells ring"))
    text = "Known (1) and (2).\nReferences\n1. Quill A. On clocks. Acta Ficta. 2001;1:11-19.\n"
    document = Document(
        "paper.docx",
        text,
        citations=(Citation(Span(6, 9), keys=(clocks.key,)), Citation(Span(14, 17), keys=(bells.key,))),
        embedded=(clocks, bells),
    )
    found, _ = extract.references(document)
    assert [(mark.numbers, mark.keys) for mark in found.citations] == [((1,), ()), ((), (bells.key,))]


def test_bullets_in_the_text_are_no_list_where_one_follows_without_a_heading() -> None:
    bullets = "".join(f"- Point {n} of what was found in 2011 is long and says much.\n" for n in range(1, 5))
    prose = "We walked along the river for an hour and saw nothing that was worth a note.\n" * 40
    printed = [f"[{n}] A. Quill and B. Strom, Acta Ficta {n}, 1{n} (20{n:02})." for n in range(1, 15)]
    _, references = found(prose + bullets + prose + "\n".join(printed))
    assert [reference.label for reference in references] == [str(n) for n in range(1, 15)]


def test_a_line_that_is_a_whole_reference_is_one_among_numbered_ones() -> None:
    listed = [
        "1. Quill A, Strom B. On clocks and bells of copper. Acta Ficta 1993;8:1137-48.",
        "[2] Xylo C, Zatz D. Another study of the bells. Acta Ficta. 2001;12(3):45-50.",
        "Brown, T. A., & White, K. L. (2015). Measuring bells. Journal of Fiction, 4(2), 100-110.",
        "4. Müller H, Schmidt K. Die Glocken der Stadt. Acta Ficta 1999;124:1-5.",
        "World Bell Organization (2020). Global report on bells. Geneva: WBO.",
        "- Garcia M. Bells of the sea. Acta Ficta 2010;5:11-20.",
    ]
    assert [reference.span.end for reference in found("\n".join(listed), bare=True)[1]] == [
        sum(len(line) + 1 for line in listed[: k + 1]) - 1 for k in range(len(listed))
    ]


def test_a_wrapped_line_that_names_a_body_and_a_year_begins_no_reference() -> None:
    listed = [
        f"{k}. Quill A, Strom B. Report of the meeting on the clocks and bells of {1990 + k}.\n"
        "World Bell Organization and Others, 2001, Geneva, Switzerland."
        for k in range(1, 7)
    ]
    assert len(found("\n".join(listed), bare=True)[1]) == len(listed)


_WORKS = (
    "Quill AB, Strom C. On tidal clocks. Acta Ficta. 1999;12(3):45-52.",
    "Fünnemore B, Zatzick D. Copper bells in winter. Ann Nothing. 2001;7:627-35.",
    "Ünder K. Paper moons: a history. 2nd ed. Nowhere: Made Up Press; 2005.",
)


@pytest.mark.parametrize(
    ("heading", "label", "mark", "labels"),
    [
        ("References\n==========", ".. [{}] ", "[1]_ and [2]_, [3]_", ["1", "2", "3"]),
        ("References\n----------", ".. [W{}] ", "[W1]_ and [W2]_, [W3]_", ["W1", "W2", "W3"]),
        ("References\n----------", "* ", "nothing", ["", "", ""]),
        ("## References", "1. ", "[1-3]", ["1", "2", "3"]),
        ("## References", "[^{}]: ", "one[^1] and two[^2],[^3]", ["1", "2", "3"]),
        ("## References", "[^w{}]: ", "one[^w1] and two[^w2],[^w3]", ["w1", "w2", "w3"]),
        ("= References", "+ ", "[1], [2-3]", ["1", "2", "3"]),
    ],
)
def test_lists_in_light_markup(heading: str, label: str, mark: str, labels: list[str]) -> None:
    listed = "\n\n".join(label.format(number) + work for number, work in enumerate(_WORKS, 1))
    document, references = found(f"A title\n=======\n\nKnown: {mark}.\n\n{heading}\n\n{listed}\n")
    assert strings(references) == list(_WORKS)
    assert [reference.label for reference in references] == labels
    cited = {number for citation in document.citations for number in citation.numbers}
    assert cited == ({1, 2, 3} if any(labels) else set())
    holds_together(document, references)
