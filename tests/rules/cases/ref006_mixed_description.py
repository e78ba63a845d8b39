from refcheck.model import Status
from tests.rules.build import case
from tests.rules.works import BONES, GENANT, bones, bones_cited, genant

FIRES = [
    case(
        "{author:Nobody|A}, {author:Noone|B}. {title:Vertebral fracture assessment using a semiquantitative "
        "technique}. {container_title:Bone} {year:2001};{volume:3}:{page:1-9}.",
        status=Status.NOT_FOUND,
        runners_up=(BONES, GENANT),
        message="the title is that of a work by Genant Harry K. (10.1002/jbmr.5650080915)",
        marked="Vertebral fracture assessment using a semiquantitative technique",
        level="warning",
        evidence={"doi": "10.1002/jbmr.5650080915"},
    ),
]
SILENT = [
    case(bones_cited(), BONES),
    case(genant(author="Nobody|A"), status=Status.NOT_FOUND, runners_up=(GENANT,)),
    case(
        "{author:Nobody|A}. {title:Editorial}. {container_title:Bone} {year:2001}.",
        status=Status.NOT_FOUND,
        runners_up=(bones(title="Editorial"),),
    ),
    case(
        "{author:Nobody|A}. {title:Vertebral fracture assessment using a semiquantitative technique}.",
        status=Status.UNCHECKED,
        runners_up=(GENANT,),
    ),
]
