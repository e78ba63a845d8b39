from dataclasses import replace

from refcheck.model import Date, DateKind
from tests.rules.build import case
from tests.rules.works import BONES, bones_cited

HELD = replace(BONES, dates=(*BONES.dates, Date(2009, 9, kind=DateKind.EVENT)))

FIRES = [
    case(
        bones_cited(year="2009"),
        HELD,
        message="held in 2009, published in 2010",
        marked="2009",
        level="info",
        evidence={"event-date": "2009-09"},
    ),
]
SILENT = [
    case(bones_cited(), HELD),
    case(bones_cited(year="2009"), BONES),
    case(bones_cited(year="2008"), HELD),
]
