from tests.rules.build import listed
from tests.rules.works import bones_cited

SHORT = bones_cited(page="224-9")
FULL = bones_cited(page="1070-1073")

FIRES = [
    listed(
        *[SHORT] * 4,
        FULL,
        message="reference 5: last page in full, against 4 others",
        marked="1070-1073",
        level="info",
        edits=[("1070-1073", "1070-3")],
        safe=False,
    ),
    listed(
        *[FULL] * 4,
        SHORT,
        message="reference 5: last page shortened, against 4 others",
        edits=[("224-9", "224-229")],
    ),
    listed(
        *[SHORT] * 4,
        bones_cited(page="224–9"),
        message='reference 5: "–" in the page range, against 4 others',
        edits=[("224–9", "224-9")],
    ),
]
SILENT = [
    listed(*[SHORT] * 5, bones_cited(page="98-103"), bones_cited(page="7-9")),
    listed(*[FULL] * 5, bones_cited(page="S12-S19")),
    listed(*[SHORT] * 3, *[FULL] * 3),
]
