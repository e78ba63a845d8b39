from refcheck.model import Certainty, Sign
from tests.rules.build import listed
from tests.rules.works import bones_cited, genant

_SIGNS = (
    Sign("agreement", 0.95, "two ways of cutting agree on 95% of the first lines"),
    Sign("citations", 0.0, "2 entries were found, the text cites up to [5]"),
)
FIRES = [
    listed(
        bones_cited(),
        genant(),
        certainty=Certainty(0.31, _SIGNS),
        message=(
            "the list may not be whole or not cut right: 2 entries were found, the text cites up to [5]; "
            "compare the references that -v shows with the printed ones"
        ),
        level="info",
        evidence={"confidence": "0.31"},
    )
]
SILENT = [
    listed(bones_cited(), genant(), certainty=Certainty(0.6, _SIGNS)),
    listed(bones_cited(), genant()),
]
