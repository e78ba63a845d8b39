from refcheck.model import Status
from tests.rules.build import case
from tests.rules.works import BONES, MADE_UP_JOURNAL, bones_cited

NOWHERE = {"status": Status.NOT_FOUND, "journal": MADE_UP_JOURNAL}

FIRES = [
    case(
        bones_cited(year="2008", volume="87"),
        **NOWHERE,
        message="the highest known volume of Journal of Made-Up Research is 19 (2017)",
        marked="87",
        level="warning",
        evidence={"journal": "Journal of Made-Up Research", "cited": "87"},
    ),
]
SILENT = [
    case(bones_cited(year="2008", volume="10"), **NOWHERE),
    # The index may be a year behind.
    case(bones_cited(year="2017", volume="20"), **NOWHERE),
    case(bones_cited(year="2025", volume="27"), **NOWHERE),
    case(bones_cited(year="2008", volume="2008"), **NOWHERE),
    case(bones_cited(year="2008", volume="A87"), **NOWHERE),
    case(bones_cited(year="2008", volume="87"), status=Status.NOT_FOUND),
    case(bones_cited(volume="87"), BONES, journal=MADE_UP_JOURNAL),
]
