from tests.rules.build import case
from tests.rules.works import BONES, GENANT, bones_cited, genant

DROPPED = {"author": ("contradict", "author-dropped")}

FIRES = [
    case(
        genant().replace(", {author:van Kuijk|C}", ""),
        GENANT,
        message="van Kuijk Cornelis is left out",
        marked="Genant HK, Wu CY, Nevitt MC",
        level="error",
    ),
    case(
        genant().replace(", {author:van Kuijk|C}, {author:Nevitt|MC}", ""),
        GENANT,
        message="van Kuijk Cornelis and Nevitt Michael C. are left out",
    ),
    # "et al." stands for those after the last printed author, not for those between.
    case(
        bones_cited().replace("{author:Roe|R}, {author:Poe|QB}", "{author:Poe|QB}{etal:, et al}"),
        BONES,
        says=DROPPED,
        message="Roe Richard is left out",
    ),
]
SILENT = [
    case(genant(), GENANT),
    case(
        bones_cited().replace(", {author:Poe|QB}", "{etal:, et al}"),
        BONES,
    ),
    case(bones_cited(author="Nobody|A"), BONES),
]
