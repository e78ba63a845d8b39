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
SILENT = [
    case(bones_cited(), BONES),
    case(bones_cited(author="Wang|X"), WANG),
    # The name before it was cut in the wrong place.
    case(
        "{author:Doe,|Jr.}, {author:J.,|Roe}, J. "
        "{title:On the healing of made-up bones in imaginary patients}. "
        "{container_title:J Made Up Res}. {year:2010};{volume:12}:{page:134-9}.",
        bones(author="Doe|J.; Roe|James; Poe|Quentin B."),
        says={"author": ("variant", "name-order")},
    ),
]
