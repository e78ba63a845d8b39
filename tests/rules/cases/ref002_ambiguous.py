from refcheck.model import Status
from tests.rules.build import case
from tests.rules.works import BONES, bones, bones_cited

FIRES = [
    case(
        bones_cited(),
        status=Status.AMBIGUOUS,
        runners_up=(BONES, bones(doi="10.5555/bones.2"), bones(doi="10.5555/bones.3")),
        message="more than one work fits this reference: 10.5555/bones.1 and 10.5555/bones.2",
        level="info",
        evidence={"source": "crossref"},
    ),
    case(bones_cited(), status=Status.AMBIGUOUS, message="more than one work fits this reference"),
    case(
        bones_cited(),
        status=Status.AMBIGUOUS,
        reason_name="registered-twice",
        runners_up=(BONES, bones(doi="10.5555/bones.2")),
        message="the work is registered twice, and either DOI will do: 10.5555/bones.1 and 10.5555/bones.2",
        level="info",
    ),
]
SILENT = [
    case(bones_cited(), BONES, runners_up=(bones(doi="10.5555/bones.2"),)),
    case(bones_cited(), status=Status.NOT_FOUND),
]
