from refcheck.model import Status
from tests.rules.build import case
from tests.rules.works import BONES, GENANT, bones_cited

CITED = bones_cited() + " doi:{doi:10.1002/jbmr.5650080915}"
MESSAGE = (
    '10.1002/jbmr.5650080915 is another work: "Vertebral fracture assessment using a semiquantitative '
    'technique" by Genant'
)

FIRES = [
    case(
        CITED,
        BONES,
        doi_work=GENANT,
        message=MESSAGE,
        marked="10.1002/jbmr.5650080915",
        level="error",
        edits=[("10.1002/jbmr.5650080915", "10.5555/bones.1")],
        safe=False,
        evidence={"doi": "10.1002/jbmr.5650080915", "described-work": "10.5555/bones.1"},
    ),
    case(CITED, status=Status.NOT_FOUND, doi_work=GENANT, message=MESSAGE, edits=[]),
]
SILENT = [
    case(bones_cited() + " doi:{doi:10.5555/bones.1}", BONES),
    case(bones_cited(), BONES),
]
