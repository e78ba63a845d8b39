"""Names as lists of references print them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refcheck.fields.names import read_names
from refcheck.model import Name


def person(family: str, given: str = "", particle: str = "", suffix: str = "") -> Name:
    return Name(family=family, given=given, non_dropping_particle=particle, suffix=suffix)


def group(literal: str) -> Name:
    return Name(literal=literal)


LISTS = {
    "Genant HK, Wu CY, van Kuijk C, Nevitt MC": [
        person("Genant", "HK"), person("Wu", "CY"), person("Kuijk", "C", "van"), person("Nevitt", "MC"),
    ],
    "Genant, H. K., Wu, C. Y., & van Kuijk, C.": [
        person("Genant", "H. K."), person("Wu", "C. Y."), person("Kuijk", "C.", "van"),
    ],
    "H. K. Genant, C. Y. Wu and C. van Kuijk": [
        person("Genant", "H. K."), person("Wu", "C. Y."), person("Kuijk", "C.", "van"),
    ],
    "Genant, Harry K., and Chun Y. Wu": [person("Genant", "Harry K."), person("Wu", "Chun Y.")],
    "Rod Burstall and Butler Lampson": [person("Burstall", "Rod"), person("Lampson", "Butler")],
    "Hartmann, Dirk / Janich, Peter": [person("Hartmann", "Dirk"), person("Janich", "Peter")],
    "Li, Wei; Wang, Xu-dong": [person("Li", "Wei"), person("Wang", "Xu-dong")],
    "Li C-H, Chang M-C": [person("Li", "C-H"), person("Chang", "M-C")],
    "Teng MMH": [person("Teng", "MMH")],
    "Ehteshami Rad A": [person("Ehteshami Rad", "A")],
    "Smith J Jr": [person("Smith", "J", suffix="Jr")],
    "King, M. L., Jr., Smith, J.": [person("King", "M. L.", suffix="Jr."), person("Smith", "J.")],
    "SMITH J, WU CY": [person("SMITH", "J"), person("WU", "CY")],
    "BUON Olivier": [person("BUON", "Olivier")],
    "García Márquez, Gabriel": [person("García Márquez", "Gabriel")],
    "de la Cruz-Pérez, J.A.": [person("Cruz-Pérez", "J.A.", "de la")],
    "R. J. E. Walpot, C. W. M. van der Geld": [
        person("Walpot", "R. J. E."), person("Geld", "C. W. M.", "van der"),
    ],
    "M. da Silva": [person("Silva", "M.", "da")],
    "J.-P. Mornon": [person("Mornon", "J.-P.")],
    "Pacheco-Vega, A., J. R. Pacheco, and T. Rodić": [
        person("Pacheco-Vega", "A."), person("Pacheco", "J. R."), person("Rodić", "T."),
    ],
    "O’Brien K, D'Souza R": [person("O’Brien", "K"), person("D'Souza", "R")],
    "Bugnon (A.-L.)": [person("Bugnon", "A.-L.")],
    "Иванов И. И., Петров А.": [person("Иванов", "И. И."), person("Петров", "А.")],
    "Παπαδόπουλος Γ, Νικολάου Α": [person("Παπαδόπουλος", "Γ"), person("Νικολάου", "Α")],
    "World Health Organization": [group("World Health Organization")],
    "Food and Agriculture Organization of the United Nations": [
        group("Food and Agriculture Organization of the United Nations"),
    ],
    "Smith, J., World Health Organization": [person("Smith", "J."), group("World Health Organization")],
    "Grady, J. Lee": [person("Grady", "J. Lee")],
    "SÁ, Alvino Augusto de; SHECAIRA, Sérgio (Orgs.)": [
        person("SÁ", "Alvino Augusto", "de"), person("SHECAIRA", "Sérgio"),
    ],
    "Csampai, Attila, and Dietmar Holland (eds.)": [
        person("Csampai", "Attila"), person("Holland", "Dietmar"),
    ],
    "GENANT, H. K.; VAN KUIJK, C.": [person("GENANT", "H. K."), person("VAN KUIJK", "C.")],
    "DE SMET R, TER BRAAK CJF": [person("DE SMET", "R"), person("TER BRAAK", "CJF")],
    "Linc G, Nagy ED": [person("Linc", "G"), person("Nagy", "ED")],
    "Nurse D, Phillipson G, editors.": [person("Nurse", "D"), person("Phillipson", "G")],
    "Planck Collaboration": [group("Planck Collaboration")],
    "UNCTAD": [group("UNCTAD")],
    "刘国钧, 陈绍业": [group("刘国钧"), group("陈绍业")],
    "박지성, 김철수": [group("박지성"), group("김철수")],
    "محمد علي": [group("محمد علي")],
    "Roe A, Conde e Silva N": [person("Roe", "A"), person("Conde e Silva", "N")],
    "Ortega y Gasset, José": [person("Ortega y Gasset", "José")],
    "Silva, João e Souza, Maria": [person("Silva", "João"), person("Souza", "Maria")],
    "Silva A e Souza M": [person("Silva", "A"), person("Souza", "M")],
    "Roe J, Doe A and the Test Network": [person("Roe", "J"), person("Doe", "A"), group("Test Network")],
    "Roe J; on behalf of the Test Study Group": [person("Roe", "J"), group("Test Study Group")],
    "Bill & Melinda Gates Foundation": [group("Bill & Melinda Gates Foundation")],
    "Dept. of Health": [group("Dept. of Health")],
    "City of Mississauga": [group("City of Mississauga")],
    "Sieber OF, Roe A": [person("Sieber", "OF"), person("Roe", "A")],
    "Roe AC, inventor; Test Devices R&D Inc., assignee": [person("Roe", "AC")],
    "محمد علي، أحمد حسن": [group("محمد علي"), group("أحمد حسن")],
    "": [],
    ", .": [],
}  # fmt: skip


@pytest.mark.parametrize(("text", "names"), LISTS.items())
def test_lists(text: str, names: list[Name]) -> None:
    assert [printed.name for printed in read_names(text).names] == names


@pytest.mark.parametrize(
    "text",
    ["Klazen CA, ... Lohle PN", "Klazen, C. A., . . . Lohle, P. N.", "Klazen CA, Lohle PN, et al",
     "Klazen CA, Lohle PN, et al.", "Klazen CA, Lohle PN and others", "Klazen CA, Lohle PN u.a.",
     "Klazen CA; Lohle PN; …"],
)  # fmt: skip
def test_a_truncated_list(text: str) -> None:
    found = read_names(text)
    assert found.truncated
    assert [printed.name.family for printed in found.names] == ["Klazen", "Lohle"]


def test_places() -> None:
    text = "van Kuijk C, Nevitt MC"
    first, second = read_names(text).names
    assert text[first.start : first.end] == "van Kuijk C"
    assert text[slice(*(second.family or ()))] == "Nevitt"
    assert text[slice(*(second.given or ()))] == "MC"


@given(st.text(max_size=200))
def test_places_are_ordered_and_apart(text: str) -> None:
    end = 0
    for printed in read_names(text).names:
        assert end <= printed.start < printed.end <= len(text)
        for part in (printed.family, printed.given):
            assert part is None or printed.start <= part[0] < part[1] <= printed.end
        end = printed.end
