from tests.rules.build import case
from tests.rules.cases.upd701_retracted import WAKEFIELD_CITED
from tests.rules.works import BONES, WAKEFIELD, ZHOU, bones_cited

ZHOU_CITED = (
    "{author:Zhou|P}{etal:, et al.} "
    "{title:A pneumonia outbreak associated with a new coronavirus of probable bat origin}. "
    "{container_title:Nature} {year:2020};{volume:579}:{page:270-3}."
)

FIRES = [
    case(ZHOU_CITED, ZHOU, message="addendum of 2020-11-17 (10.1038/s41586-020-2951-z)", level="info"),
]
SILENT = [
    case(bones_cited(), BONES),
    case(WAKEFIELD_CITED, WAKEFIELD),
    case(ZHOU_CITED + " Addendum: doi:10.1038/S41586-020-2951-Z", ZHOU),
]
