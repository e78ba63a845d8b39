from tests.rules.build import case
from tests.rules.works import BONES, bones_cited

FIRES = [
    case(bones_cited(author="Lastname|F"), message="this looks like a placeholder", marked="Lastname F"),
    case(bones_cited(author="Author|A"), message="this looks like a placeholder", level="warning"),
]
SILENT = [
    case(bones_cited()),
    case(bones_cited(author="Authors|B")),
    case(bones_cited(author="Author|A"), BONES, says={"author": ("agree", "")}),
]
