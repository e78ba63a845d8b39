from refcheck.model import Date, Update
from tests.rules.build import case
from tests.rules.works import BONES, bones, bones_cited

CONCERN = Update("expression_of_concern", "10.5555/concern", date=Date(2012, 5), source="publisher")
RETRACTION = Update("retraction", "10.5555/notice", date=Date(2013), source="publisher")

FIRES = [
    case(
        bones_cited(),
        bones(updates=(CONCERN,)),
        message="expression of concern of 2012-05 (notice 10.5555/concern)",
        level="warning",
        evidence={"said-by": "publisher"},
    ),
]
SILENT = [case(bones_cited(), BONES), case(bones_cited(), bones(updates=(CONCERN, RETRACTION)))]
