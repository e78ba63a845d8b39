from tests.rules.build import case
from tests.rules.works import BONES, GENANT, bones_cited, genant

FIRES = [
    case(
        genant().replace("{author:Wu|CY}", "{author:Nobody|A}"),
        GENANT,
        says={"author": ("contradict", "author-differs")},
        message="the record has Wu Chun Y.",
        marked="Nobody A",
        level="error",
    ),
    case(
        genant().replace("{author:Wu|CY}, {author:van Kuijk|C}", "{author:Nobody|A}, {author:Noone|B}"),
        GENANT,
        says={
            "author": ("contradict", "authors-differ", "", "Genant HK, Wu CY"),
            "first-author": ("agree", ""),
        },
        message="the record's authors are Genant HK, Wu CY",
    ),
]
SILENT = [
    case(bones_cited(), BONES),
    case(
        genant(author="Nobody|A"),
        GENANT,
        says={"author": ("contradict", "author-differs"), "first-author": ("contradict", "author-differs")},
    ),
]
