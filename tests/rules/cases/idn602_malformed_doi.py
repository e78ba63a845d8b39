from tests.rules.build import bib, case
from tests.rules.works import BONES, bones_cited

FIRES = [
    case(
        bones_cited() + " doi:1O.5555/bones.1",
        BONES,
        message="1O.5555/bones.1 is no DOI: the work's is 10.5555/bones.1",
        marked="1O.5555/bones.1",
        level="warning",
        edits=[("1O.5555/bones.1", "10.5555/bones.1")],
        safe=False,
    ),
    case(bones_cited() + " doi: 5555/bones.1.", message="5555/bones.1 is no DOI", edits=[]),
    case(bones_cited() + " https://doi.org/10.5555.bones.1", message="10.5555.bones.1 is no DOI"),
]
SILENT = [
    case(bones_cited() + " https://doi.org/10/bqhp9z"),
    case(bones_cited() + " doi:{doi:10.5555/bones.1}"),
    case(bones_cited() + " DOI: https://doi.org/10.5555/bones.1"),
    case(bones_cited() + " doi: 10. 5555/ bones.1"),
    case(bones_cited() + " doi:10.5555%2Fbones.1"),
    case(bones_cited()),
    case(bones_cited() + " http://citeseerx.ist.psu.edu/viewdoc/summary?doi=10.1.1.50.100&rep=rep1"),
    case(bones_cited() + " https://citeseerx.ist.psu.edu/document?type=pdf&doi=9f7959be13337c735d52"),
    case(bones_cited() + " doi:10.1.1.50.100"),
    case(bones_cited() + " doi:08/13/0920 [pii]."),
    bib("@a{k, url = {http://citeseerx.ist.psu.edu/viewdoc/summary?doi=10.1.1.50.100}}"),
]
