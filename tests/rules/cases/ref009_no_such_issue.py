from dataclasses import replace

from refcheck.model import Status
from tests.rules.build import case
from tests.rules.works import BONES, MADE_UP_JOURNAL, bones_cited

NOWHERE = {"status": Status.NOT_FOUND, "journal": MADE_UP_JOURNAL}

FIRES = [
    case(
        bones_cited(issue="27"),
        **NOWHERE,
        message="no known volume of Journal of Made-Up Research has more than 12 issues",
        marked="27",
        level="warning",
        evidence={"journal": "Journal of Made-Up Research", "cited": "27"},
    ),
]
SILENT = [
    case(bones_cited(issue="12"), **NOWHERE),
    case(bones_cited(issue="13"), **NOWHERE),
    case(bones_cited(issue="Suppl 27"), **NOWHERE),
    case(bones_cited(issue="27"), BONES, journal=MADE_UP_JOURNAL),
    case(bones_cited(issue="27"), status=Status.NOT_FOUND),
    # Of too few works to tell.
    case(
        bones_cited(issue="27"),
        status=Status.NOT_FOUND,
        journal=replace(MADE_UP_JOURNAL, volumes={"1": {1999: 9}, "2": {2000: 9}}),
    ),
]
