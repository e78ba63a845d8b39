from tests.rules.build import case
from tests.rules.works import BONES, MARTIN, bones_cited

FIRES = [
    case(
        "{author:Martin|DJ}. {title:Prevalence of extravertebral cement leakage after vertebroplasty}.",
        MARTIN,
        message='the record\'s title goes on: "procedural documentation versus CT detection"',
        level="info",
    ),
]
SILENT = [
    case(bones_cited(), BONES),
    case(bones_cited(), BONES),
]
