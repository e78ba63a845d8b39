from tests.rules.build import Cited, bib, listed
from tests.rules.works import BONES, GENANT, bones, bones_cited, genant

FIRES = [
    listed(
        Cited(bones_cited(), BONES),
        genant(),
        Cited(bones_cited(year="2011"), BONES),
        message="the same work as reference 1",
    ),
    listed(
        bones_cited(), bones_cited(page="134-139"), message="the same work as reference 1", level="warning"
    ),
    listed(bones_cited(), bones_cited(year="2011"), message="the same work as reference 1"),
    listed(
        "A note. doi:{doi:10.5555/bones.1}",
        Cited(bones_cited(), BONES),
        message="the same work as reference 1",
        evidence={"doi": "10.5555/bones.1"},
    ),
]
NAMES = " and ".join(f"Nobody{number}, Anna" for number in range(40))
ENTRY = (
    f"@article{{k, author = {{{NAMES}}}, title = {{On made-up bones in patients}}, year = 2010, volume = 12}}"
)
FIRES.append(
    bib(
        f"{ENTRY}\n\n{ENTRY}\n",
        "the same work as k (line 1)",
        evidence={"earlier": "line 1: " + "".join(f"Nobody{number} Anna, " for number in range(8)) + "…"},
    )
)
SILENT = [
    listed(Cited(bones_cited(), BONES), Cited(genant(), GENANT)),
    listed(bones_cited(), bones_cited(year="2011", volume="13", page="1-9")),
    listed(bones_cited(title="Editorial"), bones_cited(title="Editorial")),
    listed(
        bones_cited(), bones_cited(title="On the healing of made-up bones in imaginary patients: part II")
    ),
    listed(Cited(bones_cited(), BONES), Cited(bones_cited(), bones(doi="10.5555/bones.preprint"))),
]
