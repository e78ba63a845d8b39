from tests.rules.build import case
from tests.rules.works import BONES, GENANT, bones, bones_cited, genant

FIRES = [
    case(
        genant(author="Gennant|HK"),
        GENANT,
        message="Gennant HK: the record has Genant Harry K.",
        marked="Gennant HK",
        level="error",
        edits=[],
    ),
]
SILENT = [
    case(bones_cited(), BONES),
    case(
        bones_cited(author="Muller|J"),
        bones(author="Müller|Jane; Roe|R; Poe|QB"),
    ),
]
