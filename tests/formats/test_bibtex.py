from __future__ import annotations

import pytest

from refcheck.formats import bibtex
from refcheck.formats.bibtex.entries import protect
from refcheck.formats.bibtex.names import names_in, read_names
from refcheck.model import Date, Item, Name, Reference

TEXT = """\
@string{jms = "Journal of Made-up Studies"}
@Article{nobody2001,
  author  = {Nobody, Anna B. and van der Made, Jan and {A Made-up Group} and others},
  title   = {The {DNA} of M{\\"u}ller},
  journal = jms,
  year    = 2001,
  month   = sep,
  volume  = {8},
  number  = "9",
  pages   = {1137--48},
  doi     = {https://doi.org/10.5555/AB\\_C},
}
@inproceedings{child, author = {Ulrich {\\"U}nder and Maria de la Cruz}, title = {Child}, crossref = {parent}}
@proceedings{parent, title = {Proceedings of Nothing}, year = {2002}, publisher = {Nobody Press}}
@misc{eprint, title = {E}, eprint = {2101.00001v2}, archiveprefix = {arXiv}, date = {2021-01-05}}
"""


def references(text: str) -> dict[str, Reference]:
    document = bibtex.from_text("x.bib", text)
    return {reference.key: reference for reference in document.references or ()}


def test_an_entry_reads_as_an_item() -> None:
    item = references(TEXT)["nobody2001"].item
    assert item == Item(
        type="article-journal",
        title="The DNA of Müller",
        author=(
            Name("Nobody", "Anna B."),
            Name("Made", "Jan", non_dropping_particle="van der"),
            Name(literal="A Made-up Group"),
        ),
        authors_truncated=True,
        container_title="Journal of Made-up Studies",
        issued=Date(2001, 9),
        volume="8",
        issue="9",
        page="1137-1148",
        doi="10.5555/ab_c",
    )


def test_every_field_knows_its_characters() -> None:
    reference = references(TEXT)["nobody2001"]
    for variable, index, part, written in (
        ("title", None, "", 'The {DNA} of M{\\"u}ller'),
        ("author", 0, "family", "Nobody"),
        ("author", 1, "", "van der Made, Jan"),
        ("author", 1, "family", "Made"),
        ("author", 1, "given", "Jan"),
        ("author", 2, "", "{A Made-up Group}"),
        ("issued", None, "year", "2001"),
        ("volume", None, "", "8"),
        ("issue", None, "", "9"),
        ("page", None, "first", "1137"),
        ("page", None, "last", "48"),
        ("container_title", None, "", "jms"),
    ):
        span = reference.field_span(variable, index, part)
        assert span is not None, variable
        assert TEXT[span.start : span.end] == written


def test_what_stands_in_the_crossref_is_the_childs_too() -> None:
    child = references(TEXT)["child"].item
    assert (child.container_title, child.issued, child.publisher) == (
        "Proceedings of Nothing",
        Date(2002),
        "Nobody Press",
    )
    assert child.title == "Child"


def test_an_eprint_is_an_arxiv_identifier() -> None:
    item = references(TEXT)["eprint"].item
    assert (item.arxiv, item.issued) == ("2101.00001", Date(2021, 1, 5))


def test_the_printed_string_is_tied_to_the_document() -> None:
    reference = references(TEXT)["nobody2001"]
    assert reference.unstructured.startswith("Nobody Anna B., Made Jan")
    start = reference.unstructured.index("2001")
    span = reference.locate(start, start + 4)
    assert TEXT[span.start : span.end] == "2001"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Nobody, Anna", [Name("Nobody", "Anna")]),
        ("Anna Nobody", [Name("Nobody", "Anna")]),
        ("Ludwig van Beethoven", [Name("Beethoven", "Ludwig", non_dropping_particle="van")]),
        ("van Beethoven, Ludwig", [Name("Beethoven", "Ludwig", non_dropping_particle="van")]),
        ("King, Jr., Martin Luther", [Name("King", "Martin Luther", suffix="Jr.")]),
        ("{van Gogh}, Vincent", [Name("van Gogh", "Vincent")]),
        ("{World Health Organization}", [Name(literal="World Health Organization")]),
        ("{Barnes and Noble} and Anna Nobody", [Name(literal="Barnes and Noble"), Name("Nobody", "Anna")]),
        ("Plato", [Name("Plato")]),
        ("W. A. Nobody, and B C", [Name("Nobody", "W. A."), Name("C", "B")]),
        (", and B C", [Name(literal=","), Name("C", "B")]),
        ("family=Nobody, given=Anna, prefix=van", [Name("Nobody", "Anna", non_dropping_particle="van")]),
        ("Anna\n   Nobody  AND  B C", [Name("Nobody", "Anna"), Name("C", "B")]),
        ("Nobody, Anna; Noone, B. and C D", [Name("Nobody", "Anna"), Name("Noone", "B."), Name("D", "C")]),
        ("{Bone &amp; Joint} and {A; B}", [Name(literal="Bone &amp; Joint"), Name(literal="A; B")]),
        ("", []),
    ],
)
def test_names(value: str, expected: list[Name]) -> None:
    names, _ = read_names(value)
    assert [written.name for written in names] == expected == list(names_in(value)[0])


ITEM = Item(
    type="article-journal",
    title="Vertebroplasty in acute fractures (Vertos II): a trial of MRI & CT",
    author=(
        Name("Kuijk", "CH", non_dropping_particle="van"),
        Name("Müller", "Jan"),
        Name(literal="A & B Group"),
    ),
    container_title="Journal of Made-up Studies",
    issued=Date(1993, 9),
    volume="8",
    issue="9",
    page="1137-1148",
    doi="10.5555/a_b",
    url="https://doi.org/10.5555/a_b",
)


def test_an_entry_for_bibtex() -> None:
    assert bibtex.entry("kuijk1993", ITEM).splitlines() == [
        "@article{kuijk1993,",
        '  author  = {van Kuijk, C. H. and M{\\"u}ller, Jan and {A \\& B Group}},',
        "  title   = {Vertebroplasty in acute fractures ({Vertos} {II}): a trial of {MRI} \\& {CT}},",
        "  journal = {Journal of Made-up Studies},",
        "  year    = {1993},",
        "  month   = sep,",
        "  volume  = {8},",
        "  number  = {9},",
        "  pages   = {1137--1148},",
        "  doi     = {10.5555/a_b},",
        "}",
    ]


def test_an_entry_for_biblatex_in_unicode() -> None:
    written = bibtex.entry("k", ITEM, bibtex.Spelling(biblatex=True, unicode=True))
    assert "journaltitle = {Journal of Made-up Studies}" in written
    assert "date         = {1993-09}" in written
    assert "Müller" in written


@pytest.mark.parametrize(
    ("title", "protected"),
    [
        ("Bone loss in Africa: The study", "Bone loss in {Africa}: The study"),
        (
            "Does Percutaneous Kyphoplasty Have Better Outcome",
            "Does Percutaneous Kyphoplasty Have Better Outcome",
        ),
        (
            "Role of CT in Bone Disease of McCune Patients",
            "Role of {CT} in Bone Disease of {McCune} Patients",
        ),
        ("mRNA in bone", "{mRNA} in bone"),
        ("DNA-based care", "{DNA-based} care"),
        ("Is it so? Yes it is", "Is it so? Yes it is"),
        ("The “Spine” paper", "The “{Spine}” paper"),
        ("Burkholderia", "Burkholderia"),
        ("CORRELATION OF ACID EXCHANGE WITH pH", "CORRELATION OF ACID EXCHANGE WITH {pH}"),
        ("NASA and ESA", "{NASA} and {ESA}"),
    ],
)
def test_capitals_are_protected_where_a_style_would_lower_them(title: str, protected: str) -> None:
    assert protect(title, bibtex.Spelling(unicode=True)) == protected


@pytest.mark.parametrize(
    ("item", "start"),
    [
        (Item(type="book", title="A"), "@book{"),
        (Item(type="chapter", title="A", container_title="B"), "@incollection{"),
        (Item(type="paper-conference", title="A", container_title="B"), "@inproceedings{"),
        (Item(type="paper-conference", title="A"), "@misc{"),
        (Item(type="thesis", title="A", publisher="B"), "@phdthesis{"),
        (Item(type="thesis", genre="mathesis", title="A", publisher="B"), "@mastersthesis{"),
        (Item(type="thesis", genre="Master's thesis", title="A", publisher="B"), "@mastersthesis{"),
        (Item(type="report", title="A", publisher="B"), "@techreport{"),
        (Item(type="report", title="A"), "@misc{"),
        (Item(type="webpage", title="A"), "@misc{"),
        (Item(title="A", container_title="B", volume="1"), "@article{"),
        (Item(type="article-journal", container_title="J. Test.", volume="1", page="2"), "@article{"),
        (Item(type="article-journal", container_title="J. Test."), "@misc{"),
        (Item(title="A"), "@misc{"),
    ],
)
def test_types(item: Item, start: str) -> None:
    assert bibtex.entry("k", item).startswith(start)


@pytest.mark.parametrize(
    ("item", "line"),
    [
        (Item(title="A", issue="3", supplement="1"), "number = {3 Suppl 1}"),
        (Item(title="A", supplement="2"), "number = {Suppl 2}"),
        (Item(title="A", supplement="Suppl"), "number = {Suppl}"),
        (Item(title="A", number_of_pages="320"), "pagetotal = {320}"),
        (Item(title="A", translator=(Name("Roe", "B."),)), "translator = {Roe, B.}"),
        (Item(type="chapter", title="A", container_title="B", editor=(Name("Roe", "B."),)), "key = {A}"),
    ],
)
def test_what_parses_bring_is_not_lost(item: Item, line: str) -> None:
    assert line in " ".join(bibtex.entry("k", item).split())


def test_what_is_written_reads_back() -> None:
    read = references(bibtex.entry("k", ITEM))["k"].item
    assert read.author[0] == Name("Kuijk", "C. H.", non_dropping_particle="van")
    assert (read.title, read.page, read.issue, read.doi, read.issued) == (
        ITEM.title,
        ITEM.page,
        ITEM.issue,
        ITEM.doi,
        ITEM.issued,
    )


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("ACID EXCHANGE<sup>1</sup>", r"ACID EXCHANGE\textsuperscript{1}"),
        ("ACID EXCHANGE<sup>1</sup", r"ACID EXCHANGE\textsuperscript{1}"),  # the reader lost a character
        ("Uptake of H<sub>2</sub>O", r"Uptake of {H\textsubscript{2}O}"),
        ("In <i>Danio rerio</i> larvae", "In {Danio} rerio larvae"),
        ("Bone &amp; joint &lt;sup&gt;a&lt;/sup&gt;", r"Bone \& joint \textsuperscript{a}"),
        ("If a < b <sup>x y</sup>", "If a < b x y"),
        ("An unclosed { brace", r"An unclosed \textbraceleft{} brace"),
    ],
)
def test_markup_in_a_title_becomes_latex_or_plain_and_nothing_is_lost(title: str, written: str) -> None:
    assert f"  title  = {{{written}}}," in bibtex.entry("k", Item(title=title, author=(Name("A", "B."),)))


@pytest.mark.parametrize(
    ("given", "written"),
    [
        ("HK", "H. K."), ("J C", "J. C."), ("C", "C."), ("C.", "C."), ("J.C.", "J. C."), ("J-P", "J.-P."),
        ("J.-P.", "J.-P."), ("Harry K", "Harry K."), ("Jean-Pierre", "Jean-Pierre"), ("A. v.", "A. v."),
    ],
)  # fmt: skip
def test_initials_have_stops(given: str, written: str) -> None:
    entry = bibtex.entry("k", Item(title="A", author=(Name("Nobody", given),)))
    assert f"author = {{Nobody, {written}}}," in entry


@pytest.mark.parametrize(
    ("edition", "bibtex_form", "biblatex_form"),
    [("2", "Second", "2"), ("2nd ed", "Second", "2"), ("Third edition", "Third", "3"), ("15", "15th", "15"),
     ("22. Aufl.", "22nd", "22"), ("Revised", "Revised", "Revised")],
)  # fmt: skip
def test_editions(edition: str, bibtex_form: str, biblatex_form: str) -> None:
    item = Item(type="book", title="A", edition=edition)
    assert f"edition = {{{bibtex_form}}}" in bibtex.entry("k", item)
    assert f"edition = {{{biblatex_form}}}" in bibtex.entry("k", item, bibtex.Spelling(biblatex=True))


def test_what_only_biblatex_knows_is_said_in_words_for_bibtex() -> None:
    item = Item(
        type="patent", title="A", genre="patentus", number="B1", publisher_place="countryfr and countryuk"
    )
    entry = bibtex.entry("k", item)
    for field in ("number  = {B1}", "type    = {U.S. patent}", "address = {France, United Kingdom}"):
        assert field in entry
    assert "patentus" in bibtex.entry("k", item, bibtex.Spelling(biblatex=True))


@pytest.mark.parametrize(
    ("source", "classic", "biblatex"),
    [
        ("@mastersthesis{k, title = {T}, school = {S}}", "@mastersthesis{k,", "= {Master's thesis},"),
        ("@phdthesis{k, title = {T}, school = {S}}", "@phdthesis{k,", "= {PhD thesis},"),
        ("@techreport{k, title = {T}, institution = {I}}", "@techreport{k,", "= {Technical report},"),
        (
            "@thesis{k, title = {T}, institution = {I}, type = {mathesis}}",
            "@mastersthesis{k,",
            "= {mathesis},",
        ),
        ("@book{k, author = {A B}, booktitle = {C}, title = {T}}", "@incollection{k,", "@incollection{k,"),
    ],
)
def test_an_entry_is_written_as_what_it_was_read_as(source: str, classic: str, biblatex: str) -> None:
    item = references(source)["k"].item
    assert classic in bibtex.entry("k", item)
    assert biblatex in bibtex.entry("k", item, bibtex.Spelling(biblatex=True))
    assert "type " not in bibtex.entry("k", item)  # the styles say it of themselves
