from tests.rules.build import case
from tests.rules.works import BONES, bones, bones_cited

WANG = bones(author="Wang|Xiaoming; Roe|Richard; Poe|Quentin B.")

FIRES = [
    case(
        bones_cited(author="Xiaoming|W"),
        WANG,
        message="the record has Wang Xiaoming",
        marked="Xiaoming W",
        level="info",
    ),
]
SILENT = [case(bones_cited(), BONES), case(bones_cited(author="Wang|X"), WANG)]
