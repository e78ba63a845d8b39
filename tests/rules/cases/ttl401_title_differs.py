from tests.rules.build import case
from tests.rules.works import BONES, bones_cited

FIRES = [
    case(
        bones_cited(title="Imaginary joints"),
        BONES,
        message='the record\'s title is "On the healing of made-up bones in imaginary patients"',
        marked="Imaginary joints",
        level="error",
        edits=[],
    ),
]
SILENT = [
    case(bones_cited(), BONES),
    case(bones_cited(title="On the healing"), BONES, says={"title": ("variant", "truncated")}),
    case(bones_cited(), BONES),
]
