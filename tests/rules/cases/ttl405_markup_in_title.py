from tests.rules.build import case
from tests.rules.works import bones_cited

FIRES = [
    case(
        bones_cited(title="The effect of H<sub>2</sub>O &amp; sand on bones"),
        message="markup is printed: <sub>",
        marked="<sub>",
        edits=[("<sub>", ""), ("</sub>", ""), ("&amp;", "&")],
        safe=False,
    ),
    case(bones_cited(title="Bones of <i>Homo sapiens</i>"), message="markup is printed: <i>"),
]
SILENT = [
    case(bones_cited() + " doi:{doi:10.5555/bones&lt;1&gt;}"),
    case(bones_cited()),
    case(bones_cited(title="Doe & Roe on bones with p < 0.05 and q > 0.1")),
    case(bones_cited(title="R&D; a made-up history")),
]
