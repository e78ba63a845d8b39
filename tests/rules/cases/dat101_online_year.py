from tests.rules.build import case
from tests.rules.works import BONES, GENANT, bones, bones_cited, genant

ONLINE = {"issued": ("contradict", "online-year", "2009", "1993")}

FIRES = [
    case(
        genant(year="2009"),
        GENANT,
        message="2009 is the online date; volume 8(9) was printed in 1993",
        marked="2009",
        level="error",
        edits=[("2009", "1993")],
        safe=True,
        evidence={
            "published-print": "1993-09",
            "published-online": "2009",
            "source": "crossref",
            "doi": "10.1002/jbmr.5650080915",
        },
    ),
    case(
        genant(year="2009a"),
        GENANT,
        message="2009 is the online date; volume 8(9) was printed in 1993",
        marked="2009",
        edits=[("2009", "1993")],
    ),
    case(
        genant(year="2009"),
        GENANT,
        says=ONLINE | {"title": ("contradict", "title-differs")},
        message="2009 is the online date; volume 8(9) was printed in 1993",
        edits=[],
    ),
]
SILENT = [
    case(genant(), GENANT),
    case(bones_cited(), BONES),
    case(bones_cited(year="2009"), bones(online="2009-12")),
    case(genant(), bones(printed="", online="2009")),
    case(genant()),
]
