from tests.rules.build import case
from tests.rules.works import BONES, bones, bones_cited

FIRES = [
    case(
        bones_cited(issue="5"),
        BONES,
        message="issue 5: the record has issue 4",
        marked="5",
        level="error",
        edits=[("5", "4")],
        safe=True,
    ),
    case(
        bones_cited(issue="12"),
        BONES,
        message="issue 12, which is its volume: the record has issue 4",
    ),
]
FIRES += [
    # The issue is the first page's number, and both are printed.
    case(
        bones_cited(issue="1", page="1-9"),
        bones(page="1-9"),
        message="issue 1: the record has issue 4",
    ),
]
SILENT = [
    case(bones_cited(), BONES),
    case(bones_cited(issue="4-5"), BONES),
    case(bones_cited(issue="May"), BONES),
    case(bones_cited(volume="4", issue="12"), BONES),
    case(bones_cited(issue="4 Suppl"), BONES),
]
