from tests.rules.build import bib, case
from tests.rules.works import BONES, bones_cited

CITED = (
    "{author:Doe|JA}. {title:On the healing of made-up bones}. "
    "{container_title:J Made Up Res}. {volume:12}:{page:134-9}."
)

FIRES = [
    bib("@phdthesis{k, author = {Anna Nobody}, title = {On made-up bones}}", "no year is printed"),
    case(CITED, message="no year is printed", level="warning"),
    case(CITED, BONES, message="no year is printed; the record has 2010"),
    # A number of another kind.
    case(CITED.replace(":{page", " (2105):{page"), BONES, message="no year is printed; the record has 2010"),
]
SILENT = [
    # Digits in the date's place: DAT107 speaks of the first; the second is the year and an edition.
    case(CITED.replace("{volume:12}", "2105;{volume:12}"), BONES),
    case(CITED.replace("{volume:12}", "(19992 ) {volume:12}"), BONES),
    bib("@techreport{k, author = {A. Nobody}, title = {A made-up page}, url = {https://example.org}}"),
    bib("@misc{k, title = {A made-up page}, url = {https://example.org}}"),
    bib("@unpublished{k, author = {Anna Nobody}, title = {On made-up bones}, note = {Talk}}"),
    case(bones_cited()),
    case(bones_cited(year="in press")),
    case(CITED + " In press."),
    case("{author:Doe|JA}. {title:A made-up page}. n.d. https://example.org"),
    case(CITED + " 2010"),
]
