from tests.rules.build import Cited, case, listed
from tests.rules.works import BONES, GENANT, bones, bones_cited, genant

FIRES = [
    case(genant(), GENANT, message="the work's DOI is 10.1002/jbmr.5650080915", level="info", edits=[]),
    listed(
        Cited(genant(), GENANT),
        Cited(bones_cited() + " doi:{doi:10.5555/bones.1}", BONES),
        message="the work's DOI is 10.1002/jbmr.5650080915",
        edits=[("", " doi:10.1002/jbmr.5650080915")],
        safe=False,
    ),
    listed(
        Cited(genant(), GENANT),
        Cited(bones_cited() + " https://doi.org/{doi:10.5555/bones.1}.", BONES),
        message="the work's DOI is 10.1002/jbmr.5650080915",
        edits=[("", " https://doi.org/10.1002/jbmr.5650080915.")],
    ),
]
FIRES += [
    listed(
        *[Cited(bones_cited(), bones(doi=f"10.5555/bones.{number}")) for number in range(1, 12)],
        bones_cited(),
        message="none of the 12 references prints a DOI; 11 are known",
        level="info",
        evidence={"reference 1": "10.5555/bones.1", "reference 11": "10.5555/bones.11"},
    ),
]
SILENT = [
    case(genant() + " doi:{doi:10.1002/jbmr.5650080915}", GENANT),
    case(genant() + " doi:10.1002/JBMR.5650080915", GENANT),
    case(bones_cited(), bones(doi="")),
    case(bones_cited()),
]
