from tests.rules.build import case
from tests.rules.works import BONES, MARTIN, bones_cited

CITED = "{author:Martin|DJ}, {author:Rad|AE}, {author:Kallmes|DF}. {title:Prevalence}. {year:2012}."

FIRES = [
    case(
        CITED,
        MARTIN,
        message="the record has Ehteshami Rad A",
        marked="Rad AE",
        level="info",
    ),
]
SILENT = [
    case(bones_cited(), BONES),
    case(CITED.replace("Rad|AE", "Ehteshami Rad|A"), MARTIN),
]
