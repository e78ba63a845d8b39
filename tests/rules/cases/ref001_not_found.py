from refcheck.model import Status
from tests.rules.build import case
from tests.rules.works import BONES, bones_cited

FIRES = [
    case(
        bones_cited(),
        status=Status.NOT_FOUND,
        reason="every source answered and none has it",
        message="no source has a work that fits this reference",
        level="warning",
        evidence={"reason": "every source answered and none has it"},
    ),
    case(
        bones_cited(title="Another title"),
        status=Status.NOT_FOUND,
        runners_up=(BONES,),
        message="no source has a work that fits this reference",
        evidence={"nearest": BONES.item.title, "source": "crossref", "doi": "10.5555/bones.1"},
    ),
]
SILENT = [
    case(bones_cited(), BONES),
    case(bones_cited(), status=Status.UNCHECKED, reason="the source could not be reached"),
    case(bones_cited(), status=Status.AMBIGUOUS),
]
