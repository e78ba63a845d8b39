from tests.rules.build import case
from tests.rules.works import BONES, GENANT, MARTIN, bones_cited, genant

SWAPPED = genant().replace("{author:Genant|HK}, {author:Wu|CY}", "{author:Wu|CY}, {author:Genant|HK}")

FIRES = [
    case(
        genant(author="Nobody|A"),
        GENANT,
        says={"first-author": ("contradict", "author-differs", "Nobody A", "Genant Harry K")},
        message="the record's first author is Genant Harry K",
        marked="Nobody A",
        level="error",
        edits=[],
    ),
    case(
        SWAPPED,
        GENANT,
        says={"first-author": ("contradict", "not-first", "Wu CY", "Genant Harry K")},
        message="the record's first author is Genant Harry K; Wu CY is its author no. 2",
        marked="Wu CY",
    ),
]
SILENT = [
    case(genant(), GENANT, says={"first-author": ("agree", "")}),
    case(genant(author="Gennant|HK"), GENANT, says={"first-author": ("contradict", "author-misspelt")}),
    case(bones_cited(author="Doe|JB"), BONES, says={"first-author": ("contradict", "initials-differ")}),
    case("{author:Martin|DJ}, {author:Rad|AE}", MARTIN, says={"first-author": ("agree", "")}),
]
