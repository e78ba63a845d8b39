from tests.rules.build import case
from tests.rules.works import bones_cited

FIRES = [
    case(bones_cited() + " ISSN 1234-5678.", message="the check digit does not fit", marked="1234-5678"),
]
SILENT = [
    case(bones_cited() + " ISSN 0884-0431."),
    case(bones_cited() + " eISSN: 2434-561X"),
    case(bones_cited() + " 1234-5678"),
]
