from refcheck.model import Certainty
from tests.rules.build import Cited, listed
from tests.rules.works import bones_cited, genant

FIRES = [
    listed(
        bones_cited(),
        genant(),
        bones_cited(title="A third work"),
        text_before="Known [1], and disputed [3].",
        certainty=Certainty(0.6),
        message="reference 2 is possibly cited nowhere in the text",
        level="info",
    ),
    listed(
        *[Cited(one, label="") for one in (bones_cited(), genant(), bones_cited(title="A third work"))],
        text_before="Known [1], and disputed [3].",
        message="reference 2 is possibly cited nowhere in the text",
        level="info",
    ),
    listed(
        bones_cited(),
        genant(),
        bones_cited(title="A third work"),
        text_before="Known [1], and disputed [3].",
        message="reference 2 is cited nowhere in the text",
        level="warning",
    ),
    listed(
        bones_cited(),
        genant(),
        bones_cited(title="A third work"),
        text_before="Known [1].",
        message="only 1 of 3 references were found cited in the text",
        level="info",
    ),
]
SILENT = [
    listed(bones_cited(), genant(), text_before="Known [1,2]."),
    listed(bones_cited(), genant()),
    listed(bones_cited(), genant(), text_before="Known to Doe (2010)."),
]
