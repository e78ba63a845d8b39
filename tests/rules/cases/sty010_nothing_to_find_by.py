from tests.rules.build import listed
from tests.rules.works import bones_cited, genant

FIRES = [
    listed(
        *[genant()] * 5,
        message="none of the 5 references prints an issue, a DOI or a PMID",
        level="info",
    ),
]
SILENT = [
    listed(*[genant()] * 4),
    listed(*[genant()] * 5, bones_cited()),
    listed(*[genant()] * 5, genant() + " doi:{doi:10.1002/jbmr.5650080915}"),
]
