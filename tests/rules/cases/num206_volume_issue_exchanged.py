from tests.rules.build import case
from tests.rules.works import BONES, bones_cited

FIRES = [
    case(
        bones_cited(volume="4", issue="12"),
        BONES,
        message="volume and issue are exchanged: the record has 12(4)",
        marked="4",
        edits=[("4", "12"), ("12", "4")],
        safe=True,
        evidence={"cited": "4(12)", "recorded": "12(4)"},
    ),
]
SILENT = [
    case(bones_cited(), BONES),
    case(bones_cited(volume="4"), BONES),
]
