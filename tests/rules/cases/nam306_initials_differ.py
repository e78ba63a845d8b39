from tests.rules.build import case
from tests.rules.works import BONES, GENANT, bones_cited, genant

FIRES = [
    case(
        genant().replace("{author:Wu|CY}", "{author:Wu|YC}"),
        GENANT,
        message="Wu YC: the record has Wu Chun Y. (the initials are swapped)",
        marked="Wu YC",
        level="error",
    ),
    case(
        bones_cited(author="Doe|K"),
        BONES,
        message="Doe K: the record has Doe Jane A.",
    ),
]
SILENT = [
    case(bones_cited(), BONES),
    case(bones_cited(author="Doe|J"), BONES),
]
