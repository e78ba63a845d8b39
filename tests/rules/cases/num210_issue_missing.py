from tests.rules.build import Cited, listed
from tests.rules.works import BONES, bones, bones_cited

WITHOUT = bones_cited().replace("({issue:4})", "")
WITH = bones_cited()

FIRES = [
    listed(
        Cited(WITHOUT, BONES),
        WITH,
        WITH,
        WITH,
        message="the issue is missing; the record has 4",
        marked="12",
        level="info",
        edits=[("", "(4)")],
        safe=True,
    ),
    listed(
        *[WITH.replace("{volume:12}({issue:4})", "vol. {volume:12}, no. {issue:4}")] * 3,
        Cited(WITHOUT, BONES),
        message="the issue is missing; the record has 4",
        edits=[("", ", no. 4")],
    ),
]
SILENT = [
    listed(Cited(WITH, BONES), WITH, WITH, WITH),
    listed(Cited(WITHOUT, BONES), WITHOUT, WITHOUT, WITH),
    listed(Cited(WITHOUT, bones(issue="")), WITH, WITH, WITH),
    listed(WITHOUT, WITH, WITH, WITH),
]
