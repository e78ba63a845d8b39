from tests.rules.build import case
from tests.rules.works import BONES, bones, bones_cited

FIRES = [
    case(
        bones_cited(year="2009"),
        bones(online="2009-12"),
        message="online in 2009, printed in 2010",
        marked="2009",
        level="info",
    ),
]
SILENT = [
    case(
        bones_cited(),
        bones(online="2009-12"),
    ),
    case(bones_cited(), BONES),
]
