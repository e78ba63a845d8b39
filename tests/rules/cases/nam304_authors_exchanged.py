from tests.rules.build import case
from tests.rules.works import GENANT, genant

EXCHANGED = ("contradict", "authors-exchanged", "", "Genant HK, Wu CY, van Kuijk C, Nevitt MC")

FIRES = [
    case(
        genant().replace("{author:Wu|CY}, {author:van Kuijk|C}", "{author:van Kuijk|C}, {author:Wu|CY}"),
        GENANT,
        says={"author": EXCHANGED},
        message="the record's order is Genant HK, Wu CY, van Kuijk C, Nevitt MC",
        marked="Genant HK, van Kuijk C, Wu CY, Nevitt MC",
        level="error",
    ),
]
SILENT = [
    case(genant(), GENANT),
    case(genant(), GENANT, says={"author": EXCHANGED, "first-author": ("contradict", "not-first")}),
]
