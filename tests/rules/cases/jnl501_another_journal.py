from tests.rules.build import Cited, case, listed
from tests.rules.works import BONES, GENANT, bones_cited, genant

FIRES = [
    case(
        genant(container_title="Bone"),
        GENANT,
        message="the record has Journal of Bone and Mineral Research",
        marked="Bone",
        level="error",
        edits=[("Bone", "Journal of Bone and Mineral Research")],
        safe=False,
    ),
    listed(
        Cited(genant(container_title="Bone"), GENANT),
        Cited(bones_cited(), BONES),
        message="the record has Journal of Bone and Mineral Research",
        edits=[("Bone", "J Bone Miner Res")],
    ),
    listed(
        Cited(genant(container_title="Bone"), GENANT),
        Cited(genant(container_title="J. Bone Miner. Res."), GENANT),
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
    case(genant(), GENANT),
    case(
        genant(container_title="Journal of Bone and Mineral Research"),
        GENANT,
    ),
    case(genant(container_title="JBMR"), GENANT),
]
