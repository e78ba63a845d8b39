from tests.rules.build import case
from tests.rules.works import BONES, GENANT, bones_cited, genant

FIRES = [
    case(
        genant().replace("{author:Nevitt|MC}", "{author:Nevitt|MC}, {author:Nobody|A}"),
        GENANT,
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
    ),
    case(bones_cited(author="Nobody|A"), BONES),
]
