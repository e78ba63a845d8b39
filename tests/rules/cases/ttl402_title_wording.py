from tests.rules.build import case
from tests.rules.works import BONES, bones, bones_cited

FIRES = [
    case(
        bones_cited(title="On the healing of made-up joints in imaginary patients"),
        BONES,
        message='the record has "bones" for "joints"',
        marked="joints",
        level="error",
        edits=[],
    ),
    case(
        bones_cited(title="On the healing of made-up bones in patients"),
        BONES,
        message='"imaginary" is left out',
        marked="in",
    ),
    case(
        bones_cited(title="On the slow healing of made-up bones in imaginary patients"),
        BONES,
        message='the record does not have "slow"',
        marked="slow",
    ),
    case(
        bones_cited(title="Healing of joints, imagined"),
        BONES,
        says={"title": ("contradict", "words-differ")},
        message='"On the" is left out; '
        'the record has "made-up bones in imaginary patients" for "joints, imagined"',
    ),
    # Spelling and case are no differences beside the one that is.
    case(
        bones_cited(title="Randomised Study of Joints"),
        bones(title="Randomized study of bones"),
        message='the record has "bones" for "Joints"',
    ),
]
FIRES += [
    # Markup in the printed title is no word of it.
    case(
        bones_cited(title="ON THE HEALING OF MADE-UP JOINTS<sup>1</sup>"),
        bones(title="On the healing of made-up bones"),
        message='the record has "bones" for "JOINTS"',
        marked="JOINTS",
    ),
]
FIRES += [
    case(
        bones_cited(title="On the healnig of made-up bones in Imaginery patients"),
        BONES,
        message='the record has "healing" for "healnig"; the record has "imaginary" for "Imaginery"',
        marked="healnig of made-up bones in Imaginery",
        edits=[("healnig", "healing"), ("Imaginery", "Imaginary")],
        safe=False,
    ),
    # Another author's work of nearly the same title.
    case(
        bones_cited(author="Nobody|A", title="On the healnig of made-up bones in imaginary patients"),
        BONES,
        message='the record has "healing" for "healnig"',
        edits=[],
    ),
]
SILENT = [
    # The record has lost the letter.
    case(
        bones_cited(title="Loss of oestrogen receptor α in made-up bones"),
        bones(title="Loss of oestrogen receptor in made-up bones"),
    ),
    case(
        bones_cited(title="ON THE HEALING OF MADE-UP BONES<sup>1</sup>."),
        bones(title="On the healing of made-up bones"),
    ),
    case(bones_cited(), BONES),
    case(bones_cited(title="On the healing"), BONES),
    case(bones_cited(title="Joints"), BONES),
]
