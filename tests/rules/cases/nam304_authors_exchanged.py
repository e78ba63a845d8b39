from tests.rules.build import case
from tests.rules.works import GENANT, genant

FIRES = [
    case(
        genant().replace("{author:Wu|CY}, {author:van Kuijk|C}", "{author:van Kuijk|C}, {author:Wu|CY}"),
        GENANT,
        message="the record's order is Genant Harry K., Wu Chun Y., van Kuijk Cornelis, Nevitt Michael C.",
        marked="Genant HK, van Kuijk C, Wu CY, Nevitt MC",
        level="error",
    ),
]
SILENT = [
    case(genant(), GENANT),
    case(
        genant().replace("{author:Genant|HK}, {author:Wu|CY}", "{author:Wu|CY}, {author:Genant|HK}"), GENANT
    ),
]
