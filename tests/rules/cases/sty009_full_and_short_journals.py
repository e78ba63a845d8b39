from tests.rules.build import listed
from tests.rules.works import bones_cited

SHORT = bones_cited()
FULL = bones_cited(container_title="Journal of Made-Up Research")

FIRES = [
    listed(
        *[SHORT] * 4,
        FULL,
        message="reference 5: a journal in full, against 4 others",
        marked="Journal of Made-Up Research",
        level="info",
    ),
    listed(*[FULL] * 4, SHORT, message="reference 5: an abbreviated journal, against 4 others"),
]
SILENT = [
    listed(*[SHORT] * 5),
    listed(*[SHORT] * 5, bones_cited(container_title="Bone")),
    listed(*[SHORT] * 3, *[FULL] * 3),
]
