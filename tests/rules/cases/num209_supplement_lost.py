from tests.rules.build import case
from tests.rules.works import BONES, bones, bones_cited

FIRES = [
    case(
        bones_cited(issue="4"),
        bones(issue="4", supplement="1"),
        message="the record has issue 4 Suppl 1",
        marked="4",
        level="info",
    ),
    case(
        bones_cited(page="12-9"),
        bones(page="S12-S19"),
        message="the record has pages S12-S19",
        marked="12-9",
    ),
    case(
        bones_cited(issue="3"),
        bones(issue="4", supplement="1"),
        message="the record has issue 4 Suppl 1",
        level="warning",
    ),
]
SILENT = [
    case(bones_cited(), BONES),
    case(bones_cited(issue="S1"), BONES, says={"issue": ("variant", "supplement-number")}),
    case(bones_cited(page="134a"), BONES),
]
