from tests.rules.build import case
from tests.rules.works import BONES, bones_cited

EXCHANGED = ("contradict", "volume-issue-exchanged")

FIRES = [
    case(
        bones_cited(volume="4", issue="12"),
        BONES,
        says={"volume": EXCHANGED, "issue": EXCHANGED},
        message="volume and issue are exchanged: the record has 12(4)",
        marked="4",
        edits=[("4", "12"), ("12", "4")],
        safe=True,
        evidence={"cited": "4(12)", "recorded": "12(4)"},
    ),
]
SILENT = [
    case(bones_cited(), BONES, says={"volume": ("agree", "")}),
    case(bones_cited(volume="4"), BONES, says={"volume": ("contradict", "is-issue")}),
]
