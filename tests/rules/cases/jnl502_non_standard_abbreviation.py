from tests.rules.build import case
from tests.rules.works import bones, bones_cited

JBJS = bones(
    container_title="The Journal of Bone and Joint Surgery-American Volume",
    container_title_short="J Bone Joint Surg Am",
)

FIRES = [
    case(
        bones_cited(container_title="J Bone Jt Surgery-American Vol"),
        JBJS,
        message="the usual abbreviation is J Bone Joint Surg Am",
        marked="J Bone Jt Surgery-American Vol",
        level="info",
        edits=[("J Bone Jt Surgery-American Vol", "J Bone Joint Surg Am")],
        safe=False,
    ),
]
SILENT = [
    case(bones_cited(container_title="J. Bone Joint Surg. Am."), JBJS),
    case(bones_cited(container_title=JBJS.item.container_title), JBJS),
    case(bones_cited(container_title="JBJS"), JBJS),
    case(bones_cited(), bones(container_title_short="")),
]
