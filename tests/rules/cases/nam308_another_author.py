from tests.rules.build import case
from tests.rules.works import BONES, GENANT, bones_cited, genant

FIRES = [
    case(
        genant().replace("{author:Wu|CY}", "{author:Nobody|A}"),
        GENANT,
        message="the record has Wu Chun Y.",
        marked="Nobody A",
        level="error",
    ),
    case(
        genant().replace("{author:Wu|CY}, {author:van Kuijk|C}", "{author:Nobody|A}, {author:Noone|B}"),
        GENANT,
        message=(
            "the record's authors are Genant Harry K., Wu Chun Y., van Kuijk Cornelis, Nevitt Michael C."
        ),
    ),
]
SILENT = [
    case(bones_cited(), BONES),
    case(
        genant(author="Nobody|A"),
        GENANT,
    ),
]
