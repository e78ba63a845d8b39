from tests.rules.build import Cited, case, listed
from tests.rules.works import BONES, GENANT, bones_cited, genant

OTHER = {"container-title": ("contradict", "another-journal")}
SHORT = {"container-title": ("variant", "abbreviation")}

FIRES = [
    case(
        genant(container_title="Bone"),
        GENANT,
        says=OTHER,
        message="the record has Journal of Bone and Mineral Research",
        marked="Bone",
        level="error",
        edits=[("Bone", "Journal of Bone and Mineral Research")],
        safe=False,
    ),
    listed(
        Cited(genant(container_title="Bone"), GENANT, OTHER),
        Cited(bones_cited(), BONES, SHORT),
        message="the record has Journal of Bone and Mineral Research",
        edits=[("Bone", "J Bone Miner Res")],
    ),
    listed(
        Cited(genant(container_title="Bone"), GENANT, OTHER),
        Cited(genant(container_title="J. Bone Miner. Res."), GENANT, SHORT),
        message="the record has Journal of Bone and Mineral Research",
        edits=[("Bone", "J. Bone Miner. Res.")],
    ),
    case(
        genant(container_title="J Bone Miner Res B"),
        GENANT,
        says={"container-title": ("contradict", "another-section")},
        message="the record has Journal of Bone and Mineral Research (another section)",
    ),
]
SILENT = [
    case(genant(), GENANT, says=SHORT),
    case(
        genant(container_title="Journal of Bone and Mineral Research"),
        GENANT,
        says={"container-title": ("agree", "")},
    ),
    case(genant(container_title="JBMR"), GENANT, says={"container-title": ("variant", "acronym")}),
]
