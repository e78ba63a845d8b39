from tests.rules.build import case
from tests.rules.works import GENANT, genant

CITED = genant() + " PMID: {pmid:8237848}"

FIRES = [
    case(
        CITED,
        GENANT,
        says={"pmid": ("contradict", "another-work", "8237848", "8237484")},
        message="8237848 is another work: the record has 8237484",
        marked="8237848",
        level="error",
        edits=[("8237848", "8237484")],
        safe=False,
    ),
]
SILENT = [
    case(CITED, GENANT),
    case(CITED, GENANT),
]
