from tests.rules.build import case
from tests.rules.works import BONES, GENANT, bones_cited

CITED = bones_cited() + " doi:{doi:10.5555/bones.l}"

FIRES = [
    case(
        CITED,
        BONES,
        message="the work's DOI is 10.5555/bones.1",
        marked="10.5555/bones.l",
        level="warning",
        edits=[("10.5555/bones.l", "10.5555/bones.1")],
        safe=False,
    ),
]
SILENT = [
    case(bones_cited() + " doi:{doi:10.5555/bones.1}", BONES),
    case(CITED, BONES, says={"doi": ("variant", "alias")}),
    case(CITED, BONES, doi_work=GENANT),
    case(CITED, BONES, says={"doi": ("contradict", "unregistered", "10.5555/bones.l", "10.5555/bones.1")}),
]
