from tests.rules.build import case
from tests.rules.works import ZHOU, bones, bones_cited

PREPRINT = bones(type="article", relations={"is-preprint-of": ("10.5555/bones.article",)})

FIRES = [
    case(bones_cited(), PREPRINT, message="published since as 10.5555/bones.article", level="info"),
]
SILENT = [
    case(bones_cited(), ZHOU),
    case(bones_cited() + " Published as 10.5555/bones.article.", PREPRINT),
    case(bones_cited()),
]
