from tests.rules.build import case
from tests.rules.works import bones, bones_cited

NUMBERED = bones(page="", number="e134913")
CITED = bones_cited().replace("{page:134-9}", "{number:e134931}")

FIRES = [
    case(
        CITED,
        NUMBERED,
        message="article e134931: the record has e134913 (two digits are swapped)",
        marked="e134931",
        level="error",
        edits=[("e134931", "e134913")],
        safe=True,
    ),
    case(
        CITED.replace("e134931", "134931"),
        NUMBERED,
        says={"number": ("contradict", "digits-swapped")},
        message="article 134931: the record has e134913 (two digits are swapped)",
        edits=[("134931", "134913")],
    ),
]
SILENT = [
    case(CITED.replace("e134931", "e134913"), NUMBERED),
    case(bones_cited(), NUMBERED),
]
