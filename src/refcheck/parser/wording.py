"""Words in a reference that tell of a field the tagger has no label for."""

from __future__ import annotations

import re

from refcheck.parser.clued import Clued

ACCESSED = Clued(
    (
        "acces", "accés", "acedido", "retriev", "visit", "viewed", "cited", "zug", "abruf", "abgeruf",
        "stand", "consult", "recuperado", "dostęp", "обращения",
    ),
    re.compile(
        r"\b(?:last\s)?(?:accessed|retrieved|visited|viewed|cited|zugriff|zugegriffen|abgerufen|abruf|stand|"
        r"consult\w+|acc?es[soé]\w*|acedido|recuperado|dostęp|обращения)\b(?:\s(?:on|am|le|el|em|on:))?[\s:]*",
        re.IGNORECASE,
    ),
)  # fmt: skip

SUPPLEMENT = Clued(
    ("suppl",),
    re.compile(
        r"\bsuppl(?:ement|\b)\.?(?:\s{0,2}(?P<number>\d{1,3}|[A-Z]\b|[ivxIVX]{1,4}\b))?", re.IGNORECASE
    ),
)

# The number of a patent, a standard or a report: what follows the word, or the whole designation.
NUMBER = Clued(
    (
        "patent", "iso", "iec", "din", "astm", "ansi", "rfc", "report", "paper", "arbeitspapier", "rapport",
        "preprint", "tech. rep.",
    ),
    re.compile(
        r"\bpatent\s(?:application\s)?(?:no\.?\s|number\s)?"
        r"(?P<patent>(?:[A-Z]{2}\s?)?[\d,/]{5,15}(?:\s?[A-Z]\d?)?)\b"
        r"|\b(?P<standard>(?:ISO(?:/IEC)?|IEC|DIN(?: EN)?|ASTM|ANSI|RFC)(?:/TS|/TR)?\s?[A-Z]?\d{2,6}"
        r"(?:-\d+)?(?::\d{4})?)\b"
        r"|\b(?:report|paper|arbeitspapier|rapport|preprint|tech\.\srep\.)\s"
        r"(?:no\.?\s|number\s|n[°º]\s|series\s)?(?P<report>[A-Z]{0,5}[-/]?\d{1,6}(?:[-/]\d{1,6})?)\b",
        re.IGNORECASE,
    ),
)  # fmt: skip

MEDIUM = Clued(
    ("[",),
    re.compile(
        r"\[(internet|online|cd-?rom|dvd|microfiche|en línea|en ligne|электронный ресурс)\]", re.IGNORECASE
    ),
)

NOTE = Clued(
    ("ahead of", "advance", "online first", "personal", "unpublished", "article in press"),
    re.compile(
        r"\bepub ahead of print\b|\b(?:advance|ahead of)\s(?:online\s)?(?:publication|access|print)\b|"
        r"\bonline first\b|\bpersonal communication\b|\bunpublished\s(?:data|manuscript|observations?)\b|"
        r"\barticle in press\b",
        re.IGNORECASE,
    ),
)

GENRE = Clued(
    (
        "thes", "dissert", "thèse", "tese", "tesis", "arbeit", "habilitation", "diss.", "report", "paper",
        "preprint",
    ),
    re.compile(
        r"\b(?:(?:unpublished|doctoral|ph\.?\s?d\.?|d\.?phil\.?|m\.?\s?sc\.?|m\.?\s?a\.?|m\.?phil\.?|master'?s?|"
        r"bachelor'?s?|licentiate|honou?rs|diploma|university)\s+)*(?:thesis|dissertation)\b"
        r"|\b(?:thèse|tese|tesis)(?:\s+d[eo]\s+\w+|\s+doctoral)?\b"
        r"|\b(?:master|diplom|doktor|magister|bachelor)arbeit\b|\bhabilitationsschrift\b|\bdiss\."
        r"|\b(?:technical|research|annual)\s+report\b|\b(?:working|discussion|white)\s+paper\b|\bpreprint\b",
        re.IGNORECASE,
    ),
)  # fmt: skip
