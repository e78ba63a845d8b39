import pytest

from refcheck.fields.person import person
from tests.fields.printed_names import name


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
