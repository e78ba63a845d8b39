from tests.rules.build import listed
from tests.rules.works import bones_cited, genant

FIRES = [
    listed(
        bones_cited(),
        genant(),
        text_before="Known [1], graded [3], refuted [4], and disputed [5]. Known [6].",
        message="2 references were found, the text cites up to [6]",
        marked="[3]",
        level="info",
    ),
    listed(
        bones_cited(),
        genant(),
        text_before="Known [1], graded [2], and disputed [1,3].",
        message="3 is cited; the list ends with 2",
        marked="[1,3]",
        level="error",
    ),
    listed(
        bones_cited(),
        text_before="Known [1,7,9].",
        message="7 and 9 are cited; the list ends with 1",
    ),
]
SILENT = [
    listed(bones_cited(), genant(), text_before="Known [1,2]."),
    listed(bones_cited(), text_before="Known to Doe (2010), in the interval [7]."),
    listed(bones_cited()),
]
