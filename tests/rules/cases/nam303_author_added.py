from tests.rules.build import case
from tests.rules.works import BONES, GENANT, bones_cited, genant

FIRES = [
    case(
        genant().replace("{author:Nevitt|MC}", "{author:Nevitt|MC}, {author:Nobody|A}"),
        GENANT,
        message="the record has no author Nobody A",
        marked="Nobody A",
        level="error",
    ),
]
SILENT = [
    # The style prints no title, and the parser took the journal's first word for an author.
    case(
        "{author:Doe|JA}, {author:Roe|R}, {author:Poe|QB}, {author:Journal} "
        "{container_title:of Made-Up Research} "
        "{volume:12}, {page:134} ({year:2010}).",
        BONES,
    ),
    case(genant(), GENANT),
    case(
        bones_cited().replace("{author:Poe|QB}", "{author:Poe|QB}, {author:=The Made-Up Study Group}"),
        BONES,
    ),
    case(bones_cited(author="Nobody|A"), BONES),
]
