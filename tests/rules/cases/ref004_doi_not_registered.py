from refcheck.model import Status
from tests.rules.build import case
from tests.rules.works import BONES, bones_cited

CITED = bones_cited() + " doi:{doi:10.5555/bones.l}"

FIRES = [
    case(
        CITED,
        BONES,
        says={"doi": ("contradict", "unregistered", "10.5555/bones.l", "10.5555/bones.1")},
        message="not registered; the work's DOI is 10.5555/bones.1",
        marked="10.5555/bones.l",
        level="error",
        edits=[("10.5555/bones.l", "10.5555/bones.1")],
        safe=False,
    ),
]
FIRES.append(
    case(
        CITED,
        status=Status.NOT_FOUND,
        says={"doi": ("contradict", "unregistered")},
        message="not registered",
        marked="10.5555/bones.l",
        edits=[],
    )
)
SILENT = [
    case(CITED, BONES),
    case(bones_cited() + " doi:{doi:10.5555/bones.1}", BONES),
]
