import pytest

from refcheck.extract.signs import YEAR


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("J Made Up Stud. 1999;12:3-4.", ["1999"]),
        ("(2009a) and 2011B", ["2009a", "2011B"]),
        ("pages 1137-1148, 12009, 3.1999, 20199", []),
        ("1500 1499 2049 2050", ["1500", "2049"]),
        ("In press. Forthcoming; im Erscheinen", ["In press", "Forthcoming", "im Erscheinen"]),
        ("n.d., N. D., o. J., s.f., s. d.", ["n.d.", "N. D.", "o. J.", "s.f.", "s. d."]),
        ("no prelo, En prensa, sous presse, В печати", ["no prelo", "En prensa", "sous presse", "В печати"]),
        ("within pressure, sand., on design", []),
    ],
)
def test_years_and_what_stands_for_them(text: str, found: list[str]) -> None:
    assert [match.group() for match in YEAR.finditer(text)] == found
