from tests.rules.build import case
from tests.rules.works import BONES, bones, bones_cited

FIRES = [
    case(
        bones_cited(page="134-6"),
        BONES,
        message="the last page is 139: the record has pages 134-139 (one digit is wrong)",
        marked="134-6",
        level="error",
        edits=[("134-6", "134-9")],
        safe=True,
    ),
    case(
        bones_cited(page="229-1"),
        bones(page="229-231"),
        message="the last page is 231: the record has pages 229-231 (the range is shortened too much)",
        edits=[("229-1", "229-31")],
    ),
]
SILENT = [
    case(
        bones_cited(page="1197-80"),
        bones(page="1197-1180"),
    ),
    case(bones_cited(), BONES),
    case(bones_cited(page="143-9"), BONES),
    case(bones_cited(page="134"), BONES),
]
