from tests.rules.build import Cited, listed
from tests.rules.works import BONES, bones, bones_cited

WITH = bones_cited() + " doi:{doi:10.5555/bones.1}"

FIRES = [
    listed(*[WITH] * 4, bones_cited(), message="reference 5: no DOI, against 4 others", level="info"),
]
FIRES += [
    listed(
        *[WITH] * 4,
        bones_cited(),
        Cited(bones_cited(), BONES),
        message="reference 5: no DOI, against 4 others",
    ),
]
SILENT = [
    # The DOI is known, and IDN601 gives it.
    listed(*[WITH] * 5, Cited(bones_cited(), BONES)),
    listed(*[WITH] * 5),
    listed(*[bones_cited()] * 5, WITH),
    listed(*[WITH] * 5, Cited(bones_cited(), bones(doi=""))),
    listed(*[WITH] * 5, "{author:Doe|J}. {title:Made-up bones}. Imaginary Press; {year:2010}."),
]
