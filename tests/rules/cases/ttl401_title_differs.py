from tests.rules.build import case
from tests.rules.works import BONES, bones, bones_cited

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
FIRES += [
    # A style without titles prints the book, and the record names the series.
    case(
        bones_cited(title="Solar system ices", container_title=""),
        bones(type="chapter"),
        message='the record\'s title is "On the healing of made-up bones in imaginary patients"',
        level="info",
    ),
]
SILENT = [
    case(bones_cited(), BONES),
    case(bones_cited(title="On the healing"), BONES, says={"title": ("variant", "truncated")}),
    case(bones_cited(), BONES),
]
