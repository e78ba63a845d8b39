from tests.rules.build import case
from tests.rules.works import BONES, OMIDI, bones, bones_cited

OMIDI_CITED = bones_cited(container_title="J Osteoporos", year="2013", volume="2013", page="1-5").replace(
    "({issue:4})", ""
)

FIRES = [
    case(
        OMIDI_CITED,
        OMIDI,
        message="the article number 690329 is missing",
        marked="1-5",
        level="info",
        edits=[("1-5", "690329")],
        safe=False,
    ),
    case(
        OMIDI_CITED,
        message="pages 1-5 seem counted within the article: its number is missing",
        edits=[],
    ),
]
SILENT = [
    case(bones_cited(), BONES),
    case(OMIDI_CITED + " 690329", OMIDI),
    case(bones_cited(page="1-7")),
    case(bones_cited(page="1-7"), bones(page="1-7")),
]
