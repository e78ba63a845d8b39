from tests.rules.build import case
from tests.rules.works import BONES, GENANT, bones_cited, genant

FIRES = [
    case(
        genant().replace("{author:Nevitt|MC}", "{author:Nevitt|MC}, {author:Nobody|A}"),
        GENANT,
        says={"author": ("contradict", "author-added")},
        message="the record has no author Nobody A",
        marked="Nobody A",
        level="error",
    ),
]
SILENT = [
    case(genant(), GENANT),
    case(
        bones_cited().replace("{author:Poe|QB}", "{author:Poe|QB}, {author:=The Made-Up Study Group}"),
        BONES,
        says={"author": ("variant", "group")},
    ),
    case(bones_cited(author="Nobody|A"), BONES, says={"author": ("contradict", "authors-differ")}),
]
