from tests.rules.build import case
from tests.rules.works import BONES, GENANT, bones_cited, genant

FIRES = [
    case(
        bones_cited(volume="21"),
        BONES,
        says={"volume": ("contradict", "digits-swapped")},
        message="volume 21: the record has volume 12 (two digits are swapped)",
        marked="21",
        level="error",
        edits=[("21", "12")],
        safe=True,
    ),
    case(
        bones_cited(volume="13"),
        BONES,
        says={"volume": ("contradict", "one-digit")},
        message="volume 13: the record has volume 12 (one digit is wrong)",
    ),
    case(
        genant(volume="9"),
        GENANT,
        says={"volume": ("contradict", "is-issue")},
        message="volume 9, which is its issue: the record has volume 8",
        edits=[("9", "8")],
    ),
    case(
        bones_cited(volume="99"),
        BONES,
        says={"volume": ("contradict", "differs"), "container-title": ("contradict", "another-journal")},
        message="volume 99: the record has volume 12",
        safe=False,
    ),
]
SILENT = [
    case(bones_cited(), BONES, says={"volume": ("agree", "")}),
    case(bones_cited(volume="12A"), BONES, says={"volume": ("variant", "letters")}),
    case(
        bones_cited(volume="4", issue="12"), BONES, says={"volume": ("contradict", "volume-issue-exchanged")}
    ),
]
