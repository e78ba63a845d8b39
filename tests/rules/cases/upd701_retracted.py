from dataclasses import replace

from refcheck.model import Date, Update
from tests.rules.build import case
from tests.rules.works import BONES, ILEAL, WAKEFIELD, WAKEFIELD_NOTICE, ZHOU, bones, bones_cited

WAKEFIELD_CITED = (
    "{author:Wakefield|AJ}, {author:Murch|SH}, {author:Anthony|A}{etal:, et al.} "
    f"{{title:{ILEAL}}}. "
    "{container_title:Lancet} {year:1998};{volume:351}:{page:637-41}."
)
ADVICE = "; cite other work, or say in the text that it was retracted"
RETRACTED = "retracted on 2010-02-06 (notice 10.1016/s0140-6736(10)60175-4)"
RETRACTION = Update("retraction", "10.5555/notice", date=Date(2012, 5), source="publisher")
WATCHED = replace(RETRACTION, source="retraction-watch", record_id="7")
TAKEN_BACK = Update("correction", "10.5555/notice", source="retraction-watch", record_id="7")

FIRES = [
    case(
        WAKEFIELD_CITED,
        WAKEFIELD,
        message=RETRACTED + ADVICE,
        level="error",
        edits=[],
        evidence={"said-by": "retraction-watch", "source": "crossref", "date": "2010-02-06"},
    ),
    case(
        WAKEFIELD_CITED + " Retracted.",
        WAKEFIELD,
        message=f"{RETRACTED}; the text says so",
        level="info",
    ),
    case(
        WAKEFIELD_CITED,
        WAKEFIELD,
        text_before="A paper [1] that was retracted had claimed it.",
        message=f"{RETRACTED}; the text says so",
        level="info",
    ),
    case(
        WAKEFIELD_CITED,
        WAKEFIELD,
        text_before="One paper claims it [1].",
        message=RETRACTED + ADVICE,
        level="error",
    ),
    case(
        bones_cited(),
        bones(updates=(RETRACTION,)),
        message="retracted in 2012-05 (notice 10.5555/notice)" + ADVICE,
    ),
    case(
        bones_cited(),
        bones(updates=(replace(RETRACTION, type="withdrawal", date=None, doi=""),)),
        message="withdrawn" + ADVICE,
    ),
    case(
        bones_cited(),
        bones(title="RETRACTED ARTICLE: On the healing of made-up bones in imaginary patients"),
        message="retracted: the record's title says so" + ADVICE,
    ),
    # What the work is about acknowledges nothing.
    case(
        bones_cited(title="Retraction of nails from made-up bones"),
        bones(title="Retraction of nails from made-up bones", updates=(RETRACTION,)),
        message="retracted in 2012-05 (notice 10.5555/notice)" + ADVICE,
        level="error",
    ),
    # Contradictory reports do not weigh against the publisher's own notice.
    case(
        bones_cited(),
        bones(updates=(WATCHED, TAKEN_BACK, RETRACTION)),
        message="retracted in 2012-05 (notice 10.5555/notice)" + ADVICE,
    ),
]
SILENT = [
    case(bones_cited(), BONES),
    case(bones_cited(), ZHOU),
    case(WAKEFIELD_CITED, WAKEFIELD_NOTICE),
    case(bones_cited(), bones(updates=(WATCHED, TAKEN_BACK))),
    case(bones_cited(), bones(updates=(replace(RETRACTION, direction="update-to"),))),
    case(bones_cited(), bones(title="Retracted nails in made-up bones")),
]
