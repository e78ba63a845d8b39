from tests.rules.build import case
from tests.rules.works import BONES, bones, bones_cited

IN_PRESS = (
    "{author:Doe|JA}. {title:On the healing of made-up bones}. "
    "{container_title:J Made Up Res}. {year:In press}."
)

FIRES = [
    case(
        IN_PRESS,
        BONES,
        message="it has appeared: 2010;12(4):134-139",
        marked="In press",
        level="warning",
    ),
    case(
        "{author:Doe|JA}. {title:Healing}. {container_title:J Bones}. {year:2010} [Epub ahead of print].",
        BONES,
        message="it has appeared: 2010;12(4):134-139",
        marked="Epub ahead of print",
    ),
]
SILENT = [
    case(bones_cited(), BONES),
    case(IN_PRESS, bones(volume="", issue="", page="")),
    case(IN_PRESS),
]
