from dataclasses import replace

from refcheck.model import Date, DateKind
from tests.rules.build import case
from tests.rules.works import BONES, GENANT, bones_cited, genant

WRONG = {"issued": ("contradict", "year-differs", "2011", "2010")}

FIRES = [
    case(
        bones_cited(year="2011"),
        BONES,
        message="2011 is no year of this work: it was published in 2010",
        marked="2011",
        level="error",
        edits=[("2011", "2010")],
        safe=True,
        evidence={"published-print": "2010-05", "cited": "2011", "recorded": "2010"},
    ),
    case(
        bones_cited(year="2001"),
        BONES,
        message="2001 is no year of this work: it was published in 2010 (two digits are swapped)",
        edits=[("2001", "2010")],
    ),
    case(
        bones_cited(year="2011"),
        BONES,
        says=WRONG | {"author": ("contradict", "author-differs")},
        message="2011 is no year of this work: it was published in 2010",
        edits=[],
    ),
    case(
        bones_cited(year="2011"),
        BONES,
        says=WRONG | {"volume": ("contradict", "differs"), "page": ("contradict", "pages-differ")},
        message="2011 is no year of this work: it was published in 2010",
        safe=False,
    ),
    # The DOI says which version is meant, however much else is wrong.
    case(
        bones_cited(year="2012", volume="13", page="234-9") + " doi:{doi:10.5555/bones.1}",
        BONES,
        message="2012 is no year of this work: it was published in 2010",
        safe=True,
    ),
]
SILENT = [
    case(
        bones_cited(year="2009"),
        replace(BONES, dates=(*BONES.dates, Date(2009, 9, kind=DateKind.EVENT))),
    ),
    case(bones_cited(), BONES),
    case(genant(year="2009"), GENANT),
    case(genant(), GENANT),
]
