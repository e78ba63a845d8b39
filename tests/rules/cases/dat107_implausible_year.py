from tests.rules.build import case
from tests.rules.works import BONES, bones_cited

FIRES = [
    case(bones_cited(year="2991"), message="2991 lies in the future", marked="2991", level="warning"),
    case(bones_cited(year="1010"), message="1010 is earlier than any printed work"),
]
SILENT = [
    case(bones_cited()),
    case(bones_cited(year="in press")),
    case(bones_cited(year="2991"), BONES),
]
