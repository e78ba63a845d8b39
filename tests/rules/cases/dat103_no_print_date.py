from tests.rules.build import case
from tests.rules.works import BONES, bones, bones_cited

FIRES = [
    case(
        bones_cited(year="1993"),
        bones(printed="", online="2009-12-03"),
        message="1993 cannot be judged: the record has only an online date (2009)",
        marked="1993",
        level="info",
        edits=[],
        evidence={"published-online": "2009-12-03"},
    ),
    case(
        bones_cited(year="1993"),
        bones(printed="", issued="2009"),
        message="1993 cannot be judged: the record has no print date (it says 2009)",
    ),
]
SILENT = [
    case(bones_cited(), BONES),
    case(bones_cited(), BONES),
    case(bones_cited(year="in press"), BONES),
]
