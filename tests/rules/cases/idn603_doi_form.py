from tests.rules.build import case
from tests.rules.works import bones_cited

FIRES = [
    case(
        bones_cited() + " http://dx.doi.org/{doi:10.5555/bones.1}",
        message="the address of a DOI begins with https://doi.org/",
        marked="http://dx.doi.org/",
        level="info",
        edits=[("http://dx.doi.org/", "https://doi.org/")],
        safe=True,
    ),
    case(
        bones_cited() + " doi:https://doi.org/10.5555/bones.1",
        message='"doi:" stands before an address',
        edits=[("doi:", "")],
    ),
    case(
        bones_cited() + " https://doi.org/10.5555%2Fbones%3A1",
        message="characters of the DOI are escaped: 10.5555/bones:1",
        edits=[("10.5555%2Fbones%3A1", "10.5555/bones:1")],
    ),
    case(
        bones_cited() + " doi:10.5555/bones(1)1:&lt;1::aid&gt;3.0",
        message="characters of the DOI are escaped: 10.5555/bones(1)1:<1::aid>3.0",
    ),
]
FIRES += [
    case(
        bones_cited() + " https://doi.org/http://dx.doi.org/10.5555/bones.1",
        message="one address of a DOI stands before another",
        edits=[("https://doi.org/http://dx.doi.org/", "https://doi.org/")],
    ),
    case(
        bones_cited() + " https://doi.org/https://doi.org/10.5555/bones.1",
        message="one address of a DOI stands before another",
        edits=[("https://doi.org/https://doi.org/", "https://doi.org/")],
    ),
]
SILENT = [
    case(bones_cited() + " https://doi.org/10.5555/bones.1."),
    case(bones_cited() + " doi:10.5555/bones.1"),
    case(bones_cited() + " 10.5555/bones<1::aid>3.0"),
]
