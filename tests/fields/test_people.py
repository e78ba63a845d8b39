import pytest

from refcheck.fields.people import align, compare, compare_first, person, show
from refcheck.model import Item, Name


def names(text: str) -> tuple[Name, ...]:
    """ "van/Kuijk C; [WHO]; Wu CY" as names."""
    return tuple(name(part.strip()) for part in text.split(";") if part.strip())


def name(text: str) -> Name:
    if text.startswith("["):
        return Name(literal=text.strip("[]"))
    particle, _, rest = text.rpartition("/")
    family, _, given = rest.partition(", ")
    return Name(family=family, given=given, non_dropping_particle=particle)


@pytest.mark.parametrize(
    ("cited", "recorded", "state", "note"),
    [
        ("Genant, HK", "Genant, Harry K.", "agree", ""),
        ("Genant, HK", "GENANT, H. K.", "agree", ""),
        ("Klazen, CA", "Klazen, Caroline AH", "variant", "fewer-initials"),
        ("Lohle, PN", "Lohle, Paul NM", "variant", "fewer-initials"),
        ("Lohle, PNM", "Lohle, P", "variant", "more-initials"),
        ("Smith, RH", "Smith, Harold", "variant", "more-initials"),
        ("Li, C-H", "Li, Chih-Hsiang", "agree", ""),
        ("Li, CH", "Li, Chih-Hsiang", "agree", ""),
        ("Li, C", "Li, Chih-Hsiang", "agree", ""),
        ("Li, C-H", "Li, Chihhsiang", "agree", ""),
        ("Chen, YM", "CHEN, YU MING", "variant", "fewer-initials"),
        ("Rad, AE", "Ehteshami Rad, Ali", "variant", "compound-name"),
        ("Rad, A", "Ehteshami Rad, Ali", "variant", "compound-name"),
        ("Ehteshami Rad, A", "Rad, Ali Ehteshami", "variant", "compound-name"),
        ("Keshtan, FG", "Golhasani-Keshtan, Farideh", "variant", "compound-name"),
        ("García Lorca, F", "García-Lorca, Federico", "agree", ""),
        ("van/Kuijk, C", "van Kuijk, C", "agree", ""),
        ("Kuijk, C", "van Kuijk, C", "variant", "particle"),
        ("de la Torre, J", "Torre, Juan", "variant", "particle"),
        ("Jimenez, MD", "Jiménez, M. D.", "variant", "diacritics"),
        ("Mueller, K", "Müller, Karl", "variant", "diacritics"),
        ("O'Connor, P", "O’Connor, P", "agree", ""),
        ("Wei, Z", "Zhang, Wei", "variant", "name-order"),
        ("Wei, Zhang", "Zhang, Wei", "variant", "name-order"),
        ("[World Health Organization]", "[WHO]", "variant", "group"),
        ("[Vertos Group]", "[Vertos Group]", "agree", ""),
        ("[Vertos Group]", "[Spine Team]", "contradict", "author-differs"),
        ("[朴南權]", "朴, 南權", "agree", ""),
        ("朴南權", "南權, 朴", "agree", ""),
        ("[朴南權]", "金, 正一", "contradict", "author-differs"),
        ("Genent, HK", "Genant, Harry K.", "contradict", "author-misspelt"),
        ("Genant, KH", "Genant, Harry K.", "contradict", "initials-swapped"),
        ("Genant, P", "Genant, Harry K.", "contradict", "initials-differ"),
        ("Wu, CY", "Genant, Harry K.", "contradict", "author-differs"),
        ("Kim, WJ", "Kang, JW", "contradict", "author-differs"),
        ("Li, C", "Liu, C", "contradict", "author-differs"),
    ],
)
def test_one_name_against_another(cited: str, recorded: str, state: str, note: str) -> None:
    assert person(name(cited), name(recorded)) == (state, note)


GENANT = "Genant, Harry K.; Wu, Chun Y.; van/Kuijk, Cornelis; Nevitt, Michael C."


@pytest.mark.parametrize(
    ("cited", "recorded", "state", "note"),
    [
        ("Genant, HK; Wu, CY; van/Kuijk, C; Nevitt, MC", GENANT, "agree", ""),
        ("Genant, H; Wu, CY; van/Kuijk, C; Nevitt, MC", GENANT, "variant", "fewer-initials"),
        ("Genant, HK; Wu, CY; Nevitt, MC", GENANT, "contradict", "author-dropped"),
        ("Genant, HK", GENANT, "contradict", "author-dropped"),
        ("Genant, HK; Wu, CY; Mustermann, X; van/Kuijk, C; Nevitt, MC", GENANT, "contradict", "author-added"),
        ("Genant, HK; van/Kuijk, C; Wu, CY; Nevitt, MC", GENANT, "contradict", "authors-exchanged"),
        ("Genant, HK; Wu, CY; van/Kuijk, C; Nevill, MC", GENANT, "contradict", "author-misspelt"),
        ("Genant, HK; Wu, CY; Mustermann, X; Nevitt, MC", GENANT, "contradict", "author-differs"),
        ("Mustermann, X; Musterfrau, Y", GENANT, "contradict", "authors-differ"),
        ("Genant, HK; Wu, CY; van/Kuijk, C; Nevitt, MC", "Genant, HK", "unknown", "record-incomplete"),
        ("Genant, HK; Wu, CY", "Genant, HK; Wu, CY; [Bone Group]", "agree", ""),
        ("", GENANT, "unknown", "not-cited"),
        ("Genant, HK", "", "unknown", "not-recorded"),
    ],
)
def test_lists(cited: str, recorded: str, state: str, note: str) -> None:
    agreement = compare(Item(author=names(cited)), Item(author=names(recorded)))
    assert (agreement.state, agreement.note) == (state, note)


@pytest.mark.parametrize(
    ("cited", "state", "note"),
    [
        ("Genant, HK", "variant", "et-al"),
        ("Genant, HK; Wu, CY; van/Kuijk, C", "variant", "et-al"),
        ("Genant, HK; Wu, CY; Nevitt, MC", "variant", "et-al"),
        ("Genant, HK; van/Kuijk, C", "contradict", "author-dropped"),
        ("Wu, CY; van/Kuijk, C", "contradict", "author-dropped"),
    ],
)
def test_et_al_stands_for_those_who_follow(cited: str, state: str, note: str) -> None:
    agreement = compare(Item(author=names(cited), authors_truncated=True), Item(author=names(GENANT)))
    assert (agreement.state, agreement.note) == (state, note)


@pytest.mark.parametrize(
    ("cited", "recorded", "state", "note"),
    [
        ("Genant, HK; Wu, CY", GENANT, "agree", ""),
        ("Wu, CY; Genant, HK", GENANT, "contradict", "not-first"),
        ("Mustermann, X", GENANT, "contradict", "author-differs"),
        ("Genant, HK", "[Bone Group]; Genant, HK", "variant", "group"),
    ],
)
def test_first_author(cited: str, recorded: str, state: str, note: str) -> None:
    agreement = compare_first(Item(author=names(cited)), Item(author=names(recorded)))
    assert (agreement.state, agreement.note) == (state, note)


def test_pairs_name_the_people() -> None:
    pairs = align(names("Genant, HK; Nevitt, MC"), names(GENANT))
    assert [(pair.cited, pair.recorded) for pair in pairs] == [(0, 0), (1, 3), (None, 1), (None, 2)]


def test_a_list_is_shown_as_a_person_reads_it() -> None:
    assert show(names("van/Kuijk, C; [WHO]"), truncated=True) == "van Kuijk C, WHO, et al."
