from __future__ import annotations

from tests.rules.build import Cited, listed
from tests.rules.works import BONES, bones, bones_cited

WITH = bones_cited()
WITHOUT = WITH.replace(";{volume:12}({issue:4})", "")

FIRES = [
    listed(
        Cited(WITHOUT, BONES),
        WITH,
        message="the volume is missing; the record has 12",
        marked="J Made Up Res",
        level="info",
        edits=[],
    ),
    listed(Cited(WITHOUT, BONES, structured=True), WITH, message="the volume is missing; the record has 12"),
]
SILENT = [
    listed(Cited(WITH, BONES), WITH),
    listed(Cited(WITHOUT, BONES), WITHOUT),
    listed(Cited(WITHOUT, BONES), WITHOUT, WITHOUT, WITH),
    listed(WITHOUT, WITH),
    listed(Cited(WITHOUT, bones(volume="")), WITH),
    listed(Cited(WITHOUT + " In press.", BONES), WITH),
    # The parse has missed it; the record is of another journal; cited by the year it was online.
    listed(Cited(WITHOUT + " Vol. 12", BONES), WITH),
    listed(Cited(WITHOUT, BONES, says={"container-title": ("contradict", "journal-differs")}), WITH),
    listed(
        Cited(WITHOUT.replace(":{page:134-9}", ""), BONES, says={"issued": ("variant", "online-neighbour")}),
        WITH,
    ),
]
