from refcheck.model import Status
from tests.rules.build import case
from tests.rules.works import BONES, bones_cited

ELSEWHERE = ("contradict", "another-work", "2101.00001", "On made-up joints")

FIRES = [
    case(
        f"{bones_cited()} arXiv:{{arxiv:2101.00001}}.",
        BONES,
        says={"arxiv": ELSEWHERE},
        message='2101.00001 is another work: "On made-up joints"',
        marked="2101.00001",
        level="error",
        evidence={"title": "On made-up joints"},
    ),
    case(
        f"{bones_cited()} {{pmcid:PMC12345}}.",
        status=Status.NOT_FOUND,
        says={"pmcid": ("contradict", "another-work", "PMC12345", "On made-up joints")},
        message='PMC12345 is another work: "On made-up joints"',
        marked="PMC12345",
    ),
]
SILENT = [
    case(f"{bones_cited()} arXiv:{{arxiv:2101.00001}}.", BONES),
    case(bones_cited(), BONES),
]
