from tests.rules.build import case, listed
from tests.rules.works import BONES, bones, bones_cited

FIRES = [
    case(
        bones_cited(title="Epidural leakage of polymethy-lmethacrylate after percutaneous vertebroplasty"),
        message="broken hyphenation: polymethylmethacrylate",
        marked="polymethy-lmethacrylate",
        level="warning",
        edits=[("-", "")],
        safe=False,
    ),
    listed(
        bones_cited(title="On osteo- porotic fractures"),
        bones_cited(title="Osteoporotic bones"),
        message="broken hyphenation: osteoporotic",
    ),
    case(
        bones_cited(title="On the healing of made-up bones in imag-inary patients"),
        BONES,
        message="broken hyphenation: imaginary",
        edits=[("-", "")],
        safe=True,
        evidence={"source": "crossref"},
    ),
]
SILENT = [
    listed(bones_cited(title="Semi-arid bones"), bones_cited(title="Semiarid bones")),
    case(bones_cited()),
    case(bones_cited(title="A meta-analysis of randomised and non-randomised controlled trials")),
    case(bones_cited(title="Pre- and postoperative long-segment constructs")),
    listed(
        bones_cited(title="Non-randomised trials"), bones_cited(title="Randomised and nonrandomised trials")
    ),
    case(bones_cited(title="An open-label trial of llama-like x-ray p-values")),
    case(
        bones_cited(title="On meta-analysis"), bones(title="On metaanalysis"), says={"title": ("agree", "")}
    ),
]
