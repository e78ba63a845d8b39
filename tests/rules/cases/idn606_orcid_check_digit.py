from tests.rules.build import case
from tests.rules.works import bones_cited

FIRES = [
    case(
        bones_cited() + " https://orcid.org/0000-0002-1825-0098",
        message="the check digit does not fit",
        marked="0000-0002-1825-0098",
    ),
]
SILENT = [
    case(bones_cited() + " https://orcid.org/0000-0002-1825-0097"),
    case(bones_cited() + " 0000-0002-1694-233X"),
    case(bones_cited()),
]
