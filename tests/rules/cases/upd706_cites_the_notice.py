from tests.rules.build import case
from tests.rules.cases.upd701_retracted import WAKEFIELD_CITED
from tests.rules.works import WAKEFIELD, WAKEFIELD_NOTICE

FIRES = [
    case(
        WAKEFIELD_CITED,
        WAKEFIELD_NOTICE,
        message="this is the retraction notice of 10.1016/s0140-6736(97)11096-0",
        level="info",
    ),
]
SILENT = [
    case(WAKEFIELD_CITED, WAKEFIELD),
    case(WAKEFIELD_CITED.replace("{title:", "{title:Retraction: "), WAKEFIELD_NOTICE),
]
