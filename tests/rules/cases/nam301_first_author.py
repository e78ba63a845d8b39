from tests.rules.build import case
from tests.rules.works import BONES, GENANT, MARTIN, bones_cited, genant

SWAPPED = genant().replace("{author:Genant|HK}, {author:Wu|CY}", "{author:Wu|CY}, {author:Genant|HK}")

FIRES = [
    case(
        genant(author="Nobody|A"),
        GENANT,
        message="the record's first author is Genant Harry K.",
        marked="Nobody A",
        level="error",
        edits=[],
    ),
    case(
        SWAPPED,
        GENANT,
        message="the record's first author is Genant Harry K.; Wu CY is its author no. 2",
        marked="Wu CY",
    ),
]
FIRES += [
    case(
        bones_cited(author="Doer J. A.|Poe Q. B."),
        BONES,
        structured=True,
        message="the record's first author is Doe Jane A.",
    ),
]
SILENT = [
    # "Doe J. A., Roe R., Poe Q. B." as BibTeX cuts it.
    case(bones_cited(author="Doe J. A.|Poe Q. B."), BONES, structured=True),
    case(genant(), GENANT),
    case(genant(author="Gennant|HK"), GENANT),
    case(bones_cited(author="Doe|JB"), BONES),
    case("{author:Martin|DJ}, {author:Rad|AE}", MARTIN),
]
