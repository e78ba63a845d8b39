from tests.rules.build import listed
from tests.rules.works import bones_cited

FIRES = [
    listed(
        bones_cited(container_title="J Bone Joint Surg Am"),
        bones_cited(container_title="J Bone Miner Res"),
        bones_cited(container_title="J Bone Jt Surgery-American Vol"),
        message='"J Bone Jt Surgery-American Vol" here, "J Bone Joint Surg Am" in reference 1',
        marked="J Bone Jt Surgery-American Vol",
        level="info",
        edits=[("J Bone Jt Surgery-American Vol", "J Bone Joint Surg Am")],
        safe=False,
    ),
    listed(
        bones_cited(container_title="Journal of Bone and Mineral Research"),
        bones_cited(container_title="J Bone Miner Res"),
        bones_cited(container_title="J. Bone Miner. Res."),
        message='"Journal of Bone and Mineral Research" here, "J Bone Miner Res" in references 2 and 3',
    ),
]
SILENT = [
    listed(*[bones_cited()] * 3),
    listed(
        bones_cited(container_title="J Bone Joint Surg Am"),
        bones_cited(container_title="J Bone Joint Surg Br"),
    ),
    listed(bones_cited(container_title="Spine"), bones_cited(container_title="Spine J")),
    listed(bones_cited(container_title="J. Made Up Res."), bones_cited()),
]
