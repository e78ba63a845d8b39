from tests.rules.build import Cited, listed
from tests.rules.works import bones_cited, genant

FIRES = [
    listed(
        Cited(bones_cited(), label="11"),
        Cited(genant(), label="13"),
        message="13 follows 11",
        level="warning",
    ),
    listed(Cited(bones_cited(), label="1"), Cited(genant(), label="1"), message="1 stands twice"),
]
SILENT = [
    listed(bones_cited(), genant()),
    listed(Cited(bones_cited(), label="21"), Cited(genant(), label="22")),
    listed(Cited(bones_cited(), label="Doe10"), Cited(genant(), label="Gen93")),
]
