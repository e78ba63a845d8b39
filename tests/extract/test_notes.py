"""References in foot- and endnotes: notes as they are printed, and what each holds in full."""

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from refcheck import extract, formats
from refcheck.errors import NoReferencesError
from refcheck.extract.notes.whole import whole
from refcheck.model import Document, Note, Reference, Span

TEXT = "The archives say little of this, and what they say was written down much later by other hands. "

# A note, and the references that it holds in full.
CHICAGO = [
    (
        "Benedict Anderson, Imagined Communities: Reflections on the Origin and Spread of Nationalism, rev."
        " ed."
        " (London: Verso, 1991), 6–7.",
        None,
    ),
    (
        "Joan W. Scott, “Gender: A Useful Category of Historical Analysis,” American Historical Review 91,"
        " no. 5"
        " (December 1986): 1053–75.",
        None,
    ),
    (
        "See Charles Tilly, Coercion, Capital, and European States, AD 990–1992 (Cambridge, MA: Blackwell,"
        " 1992);"
        " and Michael Mann, The Sources of Social Power, vol. 1 (Cambridge: Cambridge University Press,"
        " 1986), 32.",
        [
            "Charles Tilly, Coercion, Capital, and European States, AD 990–1992 (Cambridge, MA: Blackwell,"
            " 1992)",
            "Michael Mann, The Sources of Social Power, vol. 1 (Cambridge: Cambridge University Press,"
            " 1986), 32.",
        ],
    ),
    (
        "For an overview of the debate, see Lynn Hunt, ed., The New Cultural History (Berkeley: University of"
        " California Press, 1989), 1–22. This view was contested by many at the time. Cf. also Scott,"
        " “Gender,” 1060.",
        ["Lynn Hunt, ed., The New Cultural History (Berkeley: University of California Press, 1989), 1–22."],
    ),
    (
        "Natalie Zemon Davis, “The Rites of Violence,” in Society and Culture in Early Modern France"
        " (Stanford:"
        " Stanford University Press, 1975), 152–87, quoted in Lynn Hunt, Politics, Culture, and Class"
        " (Berkeley:"
        " University of California Press, 1984), 12.",
        [
            "Natalie Zemon Davis, “The Rites of Violence,” in Society and Culture in Early Modern France"
            " (Stanford:"
            " Stanford University Press, 1975), 152–87",
            "Lynn Hunt, Politics, Culture, and Class (Berkeley: University of California Press, 1984), 12.",
        ],
    ),
]
GERMAN = [
    ("Hans-Ulrich Wehler, Deutsche Gesellschaftsgeschichte, Bd. 3, München 1995, S. 45.", None),
    (
        "Vgl. Hans Mommsen, Die verspielte Freiheit. Der Weg der Republik von Weimar in den Untergang 1918"
        " bis"
        " 1933, Berlin 1989, S. 23 f.; ders., Beamtentum im Dritten Reich, Stuttgart 1966; siehe auch Thomas"
        " Nipperdey, Verein als soziale Struktur, in: Historische Zeitschrift 200 (1965), S. 1–20, hier S."
        " 5.",
        [
            "Hans Mommsen, Die verspielte Freiheit. Der Weg der Republik von Weimar in den Untergang 1918"
            " bis 1933,"
            " Berlin 1989, S. 23 f.",
            "ders., Beamtentum im Dritten Reich, Stuttgart 1966",
            "Thomas Nipperdey, Verein als soziale Struktur, in: Historische Zeitschrift 200 (1965), S."
            " 1–20, hier"
            " S. 5.",
        ],
    ),
    (
        "Mommsen, Freiheit (wie Anm. 3), S. 34; Jürgen Kocka, Sozialgeschichte, Göttingen ²1986, S. 12.",
        ["Jürgen Kocka, Sozialgeschichte, Göttingen ²1986, S. 12."],
    ),
    (
        "Heine, Hartwig: Tabuverletzung als Mittel politischer Veränderung. In: Kerbs, D. (Hrsg.): Das Ende"
        " der"
        " Höflichkeit. München 1970, S. 115-135.",
        None,
    ),
]
FRENCH = [
    (
        "Pierre Nora, « Entre Mémoire et Histoire », dans Pierre Nora (dir.), Les lieux de mémoire, t. 1,"
        " Paris,"
        " Gallimard, 1984, p. XVII-XLII.",
        None,
    ),
    (
        "Cf. Marc Bloch, Apologie pour l’histoire, Paris, Armand Colin, 1949, p. 12 ; id., Les rois"
        " thaumaturges,"
        " Paris, Gallimard, 1983, p. 51.",
        [
            "Marc Bloch, Apologie pour l’histoire, Paris, Armand Colin, 1949, p. 12",
            "id., Les rois thaumaturges, Paris, Gallimard, 1983, p. 51.",
        ],
    ),
    ("Voir Fernand Braudel, « La longue durée », Annales ESC, vol. 13, no 4, 1958, p. 725-753.", "Fernand"),
]
LAW = [
    ("Alison L Young, ‘In Defence of Due Deference’ (2009) 72 MLR 554.", None),
    ("Paul Craig, ‘Theory and Values in Public Law: A Response’ [2005] PL 440.", None),
    ("Gareth Jones, Goff and Jones: The Law of Restitution (7th edn, Sweet & Maxwell 2007) 33.", None),
    ("Charles A. Reich, The New Property, 73 YALE L.J. 733, 737–38 (1964).", None),
    (
        "See Brown v. Board of Educ., 347 U.S. 483 (1954); Derrick A. Bell, Jr., Brown v. Board of"
        " Education and"
        " the Interest-Convergence Dilemma, 93 HARV. L. REV. 518 (1980).",
        [],
    ),
    ("Civil Rights Act of 1964, 42 U.S.C. § 2000e (1994).", []),
]
SCIENCE = [
    (
        "(a) J. P. Collman, Acc. Chem. Res. 10, 265 (1977); A. Smith, B. Doe, Nature 300, 12 (1999).",
        ["J. P. Collman, Acc. Chem. Res. 10, 265 (1977)", "A. Smith, B. Doe, Nature 300, 12 (1999)."],
    ),
    ("Lovejoy CO. Dental wear in the Libben population. Am J Phys Anthropol. 1985;68:47-56.", None),
    (
        "Stops, Michael; Mazzoni, Thomas (2010): Matchingprozesse auf beruflichen Teilarbeitsmärkten."
        " Jahrbücher"
        " für Nationalökonomie und Statistik 230, 287-312.",
        None,
    ),
]
SHORT_FORMS_AND_PROSE = [
    "Kirton 2008, 51.",
    "Kirton (2008); Kirton / Koch (2008).",
    "Paxton George (1994), who argues against this duty, also on other grounds. HSR 40 (2015) 4",
    "Francione (2008), for the latter, see Singer (1993). If so, see Journal of Things 12 (2009), 4.",
    "Smith, Origins, p. 4.",
    "Ibid., 33.",
    "Ebd., S. 12; Mommsen, Freiheit, S. 40.",
    "Wehler, Gesellschaftsgeschichte (Anm. 4), Bd. 3, S. 12.",
    "Young (n 12) 560.",
    "Bell, supra note 3, at 520.",
    "The New York Times, 12 March 1999, p. 3.",
    "DER SPIEGEL vom 11. 3. 1996, S. 17.",
    "Bundesarchiv Berlin, R 43 I/1234, Bl. 12, Schreiben vom 3. Mai 1933.",
    "I thank John Smith and Jane Doe for this reference.",
    "Moreover, the delegates met in Paris, 1919, where they agreed on nothing.",
    "In 1989 the government fell, and with it what Smith called the old order (see chapter 3).",
    "However, several studies were made in those years (Ghalambor et al., 2015; Koch and Guillaume, 2020).",
    "Interview with the mayor, Berlin, 12 May 2010.",
    "Hans Müller, Direktor des Archivs, erklärte 1999 in einem Gespräch, es sei nichts erhalten.",
    "",
]


# Authors that are not named: the note is one reference.
AND_OTHERS = [
    ("Otto Neverwas et al., Handbook of Nothing (London: Mirage, 2007), 9.", None),
    ("Zed Nobody et al., “Nil,” Journal of Nil 3 (2001): 4–9.", None),
    ("Zed Nobody, Otto Neverwas, et al., The Law of Nowhere (London: Phantom Press, 1999), 23.", None),
    ("Otto Neverwas and others, “Nothing at All,” Journal of Nil 3 (2007): 1–9.", None),
    ("Otto Neverwas and others (eds), Handbook of Nothing (London: Mirage, 2007), 9.", None),
    ("Neverwas O et al. Handbook of nothing at all. J Nil 2009;8:1137-48.", None),
    ("O. Neverwas et al., ‘Nothing at all’, Journal of Nil, 8 (2009), 1137–48.", None),
    ("Otto Neverwas et alii, Handbook of Nothing (London: Mirage, 2007), 9.", None),
    ("Otto Neverwas & al., Handbook of Nothing (London: Mirage, 2007), 9.", None),
    ("Otto Neverwas u. a., Nichts von Dauer (Berlin: Mirage, 2007), S. 9.", None),
    ("Neverwas, Otto u.a.: Nichts von Dauer, Berlin 2007, S. 9.", None),
    ("Otto Neverwas et autres, « Rien du tout », Annales du vide, vol. 3, no 2, 2007, p. 9.", None),
    (
        "See Otto Neverwas et al., Handbook of Nothing (London: Mirage, 2007), 9; Zed Nobody et al., “Nil,”"
        " Journal of Nil 3 (2001): 4–9.",
        [
            "Otto Neverwas et al., Handbook of Nothing (London: Mirage, 2007), 9",
            "Zed Nobody et al., “Nil,” Journal of Nil 3 (2001): 4–9.",
        ],
    ),
    ("Neverwas et al., Handbook, 9.", []),
    ("Neverwas and others, Handbook, 9.", []),
    ("Neverwas et al. (2007), 9.", []),
    ("Neverwas and others have argued against it (London, 2007).", []),
]


def held(text: str) -> list[str]:
    return [text[start:end] for start, end in whole(text)]


@pytest.mark.parametrize(("note", "expected"), CHICAGO + GERMAN + FRENCH + LAW + SCIENCE + AND_OTHERS)
def test_a_note_is_cut_into_what_it_holds_in_full(note: str, expected: list[str] | str | None) -> None:
    if isinstance(expected, str):  # where the only reference begins
        expected = [note[note.index(expected) :]]
    assert held(note) == ([note] if expected is None else expected)


@pytest.mark.parametrize("note", SHORT_FORMS_AND_PROSE)
def test_short_forms_and_prose_are_no_references(note: str) -> None:
    assert held(note) == []


@given(
    st.lists(
        st.sampled_from([note for note, whole_one in CHICAGO + GERMAN + FRENCH if whole_one is None]),
        min_size=1,
        max_size=4,
    ),
    st.sampled_from(["; ", " See also ", " Vgl. auch ", " Cf. "]),
)
def test_references_one_after_another_are_parted(references: list[str], between: str) -> None:
    note = between.join(one.rstrip(".") if between == "; " else one for one in references)
    assert [one.rstrip(".") for one in held(note)] == [one.rstrip(".") for one in references]


@given(st.text("aBcD (1999),;.:“”\n-S&é", max_size=300))
@example("A" * 300 + " 1999")
@example("(" * 200 + "Doe, J. 1999;" + ")" * 200)
def test_any_note_is_cut_in_order_and_within_bounds(note: str) -> None:
    places = whole(note)
    assert all(0 <= start < end <= len(note) for start, end in places)
    assert places == sorted(places)
    assert all(before[1] <= after[0] for before, after in pairwise(places))


# --- documents ----------------------------------------------------------------------------------------


def document(*noted: str, labels: list[str] | None = None) -> Document:
    """A text whose notes the format tells of."""
    text, notes = TEXT * 5 + "\n", []
    for count, note in enumerate(noted):
        start = len(text)
        text += f"{note}\n{TEXT * 3}\n"
        label = labels[count] if labels else str(count + 1)
        notes.append(Note(label, (Span(start, start + len(note)),)))
    return Document("-", text, notes=tuple(notes))


def found(read: Document) -> tuple[Document, tuple[Reference, ...]]:
    return extract.references(read)


NOTES = [CHICAGO[2][0], "Ibid., 33.", GERMAN[0][0], "I thank Jane Doe.", FRENCH[0][0]]


def test_the_references_of_a_note_share_its_number() -> None:
    read, references = found(document(*NOTES))
    assert [(one.number, one.label) for one in references] == [(1, "1"), (1, "1"), (3, "3"), (5, "5")]
    assert all(one.in_note for one in references)
    assert [read.text[one.span.start : one.span.end] for one in references] == [
        one.unstructured for one in references
    ]
    assert read.citations == ()


def test_numbers_that_begin_anew_on_every_page_are_not_the_references() -> None:
    _, references = found(document(*NOTES, labels=["1", "2", "1", "2", "1"]))
    assert [(one.number, one.label) for one in references] == [(1, "1"), (2, "1"), (3, "1"), (4, "1")]


def test_a_note_may_go_on_elsewhere() -> None:
    first, second = "Marc Bloch, Apologie pour l’histoire, Paris, Ar-", "mand Colin, 1949, p. 12."
    text = f"{TEXT * 5}\n{first}\n{TEXT * 5}\n{second}\n{TEXT * 2}"
    spans = tuple(Span(text.index(part), text.index(part) + len(part)) for part in (first, second))
    _, (reference,) = found(Document("-", f"{text}\nArmand was a publisher.", notes=(Note("1", spans),)))
    assert reference.unstructured == "Marc Bloch, Apologie pour l’histoire, Paris, Armand Colin, 1949, p. 12."
    place = reference.locate(reference.unstructured.index("1949"), reference.unstructured.index("1949") + 4)
    assert text[place.start : place.end] == "1949"


def test_a_list_with_a_heading_is_the_list() -> None:
    read = document(*NOTES)
    listed = "\n".join(note for note, one in CHICAGO + GERMAN + FRENCH if one is None)
    _, references = found(Document("-", f"{read.text}\nReferences\n\n{listed}\n", notes=read.notes))
    assert not any(one.in_note for one in references)


def test_notes_without_a_reference_are_no_list() -> None:
    with pytest.raises(NoReferencesError):
        found(document("Ibid., 33.", "I thank Jane Doe.", "Smith, Origins, p. 4."))


def test_a_note_may_be_empty() -> None:
    read = document(*NOTES)
    empty = Note("6", (Span(len(read.text) - 1, len(read.text) - 1),))
    _, references = found(Document("-", read.text, notes=(*read.notes, empty, Note("7", ()))))
    assert len(references) == 4


def test_notes_in_doubt_are_told() -> None:
    doubtful = "Smith, J., Origins of Things. Press of Somewhere vol. 2, pp. 33-4 of 1999 and later"
    sure, _ = found(document(*NOTES))
    unsure, _ = found(document(*NOTES, doubtful, doubtful, doubtful))
    assert sure.certainty
    assert unsure.certainty
    assert sure.certainty.is_sure
    assert unsure.certainty.value < sure.certainty.value
    many, _ = found(document(*NOTES * 12))
    assert many.certainty
    assert many.certainty.is_doubtful


# --- notes that are typed as text ---------------------------------------------------------------------


@pytest.mark.parametrize("heading", ["Notes", "Anmerkungen", "Endnotes", "Notas", "Fußnoten", "NOTES"])
@pytest.mark.parametrize("label", ["{}. ", "[{}] ", "{} "])
def test_numbered_notes_under_a_heading(heading: str, label: str) -> None:
    typed = "\n".join(label.format(count) + note for count, note in enumerate(NOTES, 1))
    _, references = found(Document("-", f"{TEXT * 9}\n\n{TEXT * 9}\n\n{heading}\n\n{typed}\n"))
    assert [one.number for one in references] == [1, 1, 3, 5]
    assert references[2].unstructured == NOTES[2]


def test_numbered_notes_at_the_foot_of_pages() -> None:
    pages = [f"{TEXT}\n{TEXT}\n\n{count} {note}\n" for count, note in enumerate(NOTES, 1)]
    _, references = found(formats.document("-", "\f".join(pages).encode()))
    assert [one.number for one in references] == [1, 1, 3, 5]


def test_notes_that_are_nothing_but_references_are_a_list() -> None:
    """As in Science: numbers in the text cite them."""
    listed = [note for note, one in CHICAGO + GERMAN + FRENCH + LAW + SCIENCE if one is None]
    typed = "\n".join(f"{count}. {note}" for count, note in enumerate(listed, 1))
    body = " ".join(f"{TEXT}[{count}]" for count in range(1, len(listed) + 1))
    read, references = found(Document("-", f"{body}\n\nNotes\n\n{typed}\n"))
    assert [one.unstructured for one in references] == listed
    assert [mark.numbers for mark in read.citations] == [(one,) for one in range(1, len(listed) + 1)]
