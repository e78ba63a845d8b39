from tests.rules.build import case
from tests.rules.works import BONES, OMIDI, bones, bones_cited

OMIDI_CITED = (
    "{author:Omidi-Kashani|F}, {author:Samini|F}, {author:Hasankhani|EG}, {author:Kachooei|AR}, "
    f"{{author:Toosi|KZ}}, {{author:Golhasani-Keshtan|F}}. {{title:{OMIDI.item.title}}}. "
    "{container_title:J Osteoporos} {year:2013};{volume:2013}:{page:1-5}."
)

FIRES = [
    case(
        OMIDI_CITED,
        OMIDI,
        message="the article number 690329 is missing",
        marked="1-5",
        level="info",
        edits=[("1-5", "690329")],
        safe=False,
    ),
    case(
        OMIDI_CITED,
        message="pages 1-5 seem counted within the article: its number is missing",
        edits=[],
    ),
]
SILENT = [
    case(bones_cited(), BONES),
    case(OMIDI_CITED + " 690329", OMIDI),
    case(bones_cited(page="1-7")),
    case(bones_cited(page="1-7"), bones(page="1-7")),
]
