from __future__ import annotations

from tests.rules.build import bib

FIRES = [
    bib(
        "@a{k, author = {World Health Organization}}",
        'a group: without braces BibTeX takes "Organization" for its family name',
        "World Health Organization",
        edits=[("World Health Organization", "{World Health Organization}")],
        safe=True,
    ),
    bib(
        "@a{k, author = {Genant HK and Nobody, Anna}}",
        'BibTeX takes "HK" for the family name: write "Genant, H. K."',
        "Genant HK",
        edits=[("Genant HK", "Genant, H. K.")],
        safe=True,
    ),
    bib(
        "@a{k, author = {Anna Nobody et al.}}",
        'write "and others": BibTeX takes "et al." for a name',
        "Anna Nobody et al.",
        edits=[("Anna Nobody et al.", "Anna Nobody and others")],
        safe=True,
    ),
    bib(
        "@a{k, author = {A. Nobody, B. Made, C. Up, D. Else}}",
        '3 commas in one name: names are joined by "and"',
    ),
    bib(
        "@a{k, author = {Nobody, A.; Made, B.}}",
        'names are joined by "and", not by semicolons',
        edits=[("Nobody, A.; Made, B.", "Nobody, A. and Made, B.")],
        safe=False,
    ),
    bib(
        "@a{k, editor = {Erik Nobody, Kris Made, Jan Up}}",
        'BibTeX takes "Kris Made" for a suffix like "Jr.": names are joined by "and"',
    ),
]
FIRES.append(
    bib(
        "@a{k, author = {Anna Nobody, and Made, B.}}",
        "a comma at the end of a name, at which BibTeX stops",
        "Anna Nobody,",
        edits=[("Anna Nobody,", "Anna Nobody")],
        safe=True,
    )
)
FIRES.append(
    bib(
        "@a{k, author = {W. A. Nobody,and B. Made}}",
        'without a space before it "and" joins no names',
        "W. A. Nobody,and B. Made",
        edits=[("W. A. Nobody,and B. Made", "W. A. Nobody and B. Made")],
        safe=True,
    )
)
FIRES += [
    # Whose "and" it is cannot be told.
    bib(
        "@a{k, editor = {Department of Made-Up Media and Culture}}",
        'a group: without braces BibTeX takes "Media" for its family name, and ends the group at "and"',
        "Department of Made-Up Media",
        edits=[],
    ),
    bib(
        "@a{k, author = {Department of Health and Human Services}}",
        'a group: without braces BibTeX takes "Health" for its family name, and ends the group at "and"',
        edits=[],
    ),
    bib(
        "@a{k, author = {Bones and Joints Society}}",
        'a group: without braces BibTeX takes "Society" for its family name, and ends the group at "and"',
        edits=[],
    ),
    # A person beside a group.
    bib(
        "@a{k, author = {Anna Nobody and Made-Up Team}}",
        'a group: without braces BibTeX takes "Team" for its family name',
        edits=[("Made-Up Team", "{Made-Up Team}")],
        safe=True,
    ),
    bib(
        "@a{k, author = {Society of Bones and Nobody, Anna}}",
        'a group: without braces BibTeX takes "Bones" for its family name',
        edits=[("Society of Bones", "{Society of Bones}")],
        safe=True,
    ),
]
SILENT = [
    bib("@a{k, author = {Nobody, Anna and the Made-up Bones Team}}"),
    bib("@a{k, author = {Anna Nobody and N.Y. ). Center for Bones Made College (Nowhere}}"),
    bib("@a{k, author = {{World Health Organization} and Nobody, Anna B. and King, Jr., Martin and others}}"),
    bib("@a{k, author = {John Paul II and Wei LI and Jean DUPONT and Plato}}"),
    bib('@a{k, author = {M{\\"u}ller AB}}'),
]
FIRES += [
    bib(
        "@misc{k, editor = {A. Nobody, B. C. Noone, and D. Noman}}",
        "a comma at the end of a name, at which BibTeX stops",
        "A. Nobody, B. C. Noone,",
        edits=[("A. Nobody, B. C. Noone,", "A. Nobody and B. C. Noone")],
        safe=False,
    ),
]
