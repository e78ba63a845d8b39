from tests.rules.build import Cited, listed
from tests.rules.works import bones_cited, genant

FIRES = [
    listed(
        genant(),
        bones_cited(),
        bones_cited(author="Able|B"),
        text_before="Widely used [2], and safe [1,3].",
        message="2 is cited before 1",
        marked="[2]",
        level="info",
    ),
]
SILENT = [
    # The first reference is cited nowhere; the numbers of one citation stand in any order.
    listed(genant(), bones_cited(), text_before="Widely used [2]."),
    listed(genant(), bones_cited(), bones_cited(author="Able|B"), text_before="Used [2,1], and safe [3]."),
    listed(genant(), bones_cited(), text_before="Widely used [1], and safe [2], as all know [1]."),
    listed(
        bones_cited(), genant(), bones_cited(author="Wu|X"), text_before="Widely used [2], and safe [1,3]."
    ),
    listed(genant(), bones_cited()),
    listed(*[Cited(genant(), structured=True)] * 2, text_before="Widely used [2], and safe [1]."),
]
