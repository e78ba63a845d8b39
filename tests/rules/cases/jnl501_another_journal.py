from tests.rules.build import Cited, case, listed
from tests.rules.works import BONES, GENANT, bones, bones_cited, genant

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
FIRES += [
    # The stop of the old abbreviation was the sentence's as well.
    listed(
        Cited(bones_cited(container_title="J. Dull Res.").replace("Res.}. ", "Res.} "), BONES),
        bones_cited(container_title="Annals of Bones"),
        message="the record has Journal of Made-Up Research",
        edits=[("J. Dull Res.", "Journal of Made-Up Research.")],
    ),
    # A chapter's book may stand in a series.
    case(
        bones_cited(container_title="Imaginary Series"),
        bones(type="chapter"),
        message="the record has Journal of Made-Up Research",
        level="info",
    ),
]
SILENT = [
    case(bones_cited(container_title="J Made Up Res XII"), BONES),
    case(bones_cited(container_title="J Made Up Res R-12 (II)"), BONES),
    case(bones_cited(container_title="Ed. Anna Nobody. J Made Up Res"), BONES),
    # The style prints no titles, and the parser saw one.
    case(bones_cited(title="Journal of Made-Up", container_title="Research"), BONES),
    case(bones_cited(title="Poe", container_title="J Made Up Res"), BONES),
    case(genant(), GENANT),
    case(
        genant(container_title="Journal of Bone and Mineral Research"),
        GENANT,
    ),
    case(genant(container_title="JBMR"), GENANT),
]
