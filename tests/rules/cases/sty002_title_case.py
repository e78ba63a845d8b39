from tests.rules.build import Cited, listed
from tests.rules.works import bones_cited

SENTENCE = bones_cited(title="On the healing of made-up bones in imaginary patients of Oslo")
TITLE = bones_cited(title="Major Neurological Complications Following Percutaneous Vertebroplasty")

FIRES = [
    listed(
        *[SENTENCE] * 4,
        TITLE,
        SENTENCE,
        TITLE,
        message="references 5 and 7: title case, against 5 others",
        marked="Major Neurological Complications Following Percutaneous Vertebroplasty",
        level="info",
    ),
    listed(*[TITLE] * 4, SENTENCE, message="reference 5: sentence case, against 4 others"),
]
SILENT = [
    listed(*[SENTENCE] * 6),
    listed(*[SENTENCE] * 2, TITLE),
    listed(*[SENTENCE] * 3, *[TITLE] * 3),
    listed(*[SENTENCE] * 5, bones_cited(title="Editorial Comment")),
    listed(*[Cited(one, structured=True) for one in [SENTENCE] * 5 + [TITLE]]),
]
