from tests.rules.build import case
from tests.rules.works import BONES, bones_cited

CITED = (
    "{author:Doe|JA}. {title:On the healing of made-up bones}. "
    "{container_title:J Made Up Res}. {volume:12}:{page:134-9}."
)

FIRES = [
    case(CITED, message="no year is printed", level="warning"),
    case(CITED, BONES, message="no year is printed; the record has 2010"),
]
SILENT = [
    case(bones_cited()),
    case(bones_cited(year="in press")),
    case(CITED + " In press."),
    case("{author:Doe|JA}. {title:A made-up page}. n.d. https://example.org"),
    case(CITED + " 2010"),
]
