from tests.rules.build import case
from tests.rules.cases.upd701_retracted import RETRACTION, TAKEN_BACK, WAKEFIELD_CITED, WATCHED
from tests.rules.works import BONES, WAKEFIELD, bones, bones_cited

FIRES = [
    case(
        bones_cited(),
        bones(updates=(WATCHED, TAKEN_BACK)),
        message=(
            "retraction and correction are both reported under one record: read the notice 10.5555/notice"
        ),
        level="info",
    ),
]
SILENT = [
    case(bones_cited(), BONES),
    case(WAKEFIELD_CITED, WAKEFIELD),
    case(bones_cited(), bones(updates=(WATCHED, TAKEN_BACK, RETRACTION))),
]
