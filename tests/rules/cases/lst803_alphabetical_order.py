from tests.rules.build import Cited, listed
from tests.rules.works import bones_cited

NAMES = ["Able", "Baker", "Carr", "Dunn", "Ekman", "Fahey", "Gold", "Hale", "Ives", "Jarvis", "King"]


def authors(names: list[str], label: str = "") -> list[Cited]:
    return [Cited(bones_cited(author=f"{name}|A"), label=label) for name in names]


FIRES = [
    listed(*authors(["Able", "Noone", *NAMES[1:]]), message="stands after Able", level="info"),
]
SILENT = [
    listed(*authors(NAMES)),
    listed(*authors([*NAMES, "van Kuijk", "Lund"])),
    listed(*authors(["Able", "Noone", "Baker"])),
    listed(*authors(["Able", "Noone", *NAMES[1:]], label="1")),
    listed(*authors([*NAMES[6:], *NAMES[:6][::-1]])),
]
