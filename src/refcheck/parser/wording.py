"""Words in a reference that tell of a field the tagger has no label for."""

from __future__ import annotations

import re

from refcheck.parser.clued import Clued

ACCESSED = Clued(
    (
        "acces", "accés", "acess", "acedido", "retriev", "visit", "viewed", "cited", "zug", "abruf",
        "abgeruf", "stand", "consult", "recuperado", "dostęp", "обращения",
    ),
    re.compile(
        r"\b(?:last\s)?(?:accessed|retrieved|visited|viewed|cited|zugriff|zugegriffen|abgerufen|abruf|stand|"
        r"consult(?:ed|ad[oa]|ée?s?|at[oa])|acc?es[soé]\w*|acedido|recuperado|dostęp|обращения)\b(?:\s(?:on|am|le|el|em|on:))?[\s:]*",
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
        "patent ", "iso ", "iso/", "iso1", "iso2", "iso9", "iec ",
        "din ", "astm ", "ansi ", "rfc", "report ", "paper ",
        "arbeitspapier ", "rapport ", "preprint ", "tech. rep.", "publication n", "ieee st",
    ),
    re.compile(
        r"\bpatent\s(?:application\s)?(?:no\.?\s|number\s)?"
        r"(?P<patent>(?:[A-Z]{2}\s?)?(?:\d{1,2}[ ,]\d{3}[ ,]\d{3}|[\d,/]{5,15})(?:\s?[A-Z]\d?)?)\b"
        r"|\b(?P<standard>"
        r"(?:ISO(?:/IEC)?|IEC|DIN(?: EN)?|ASTM|ANSI|RFC|IEEE St(?:an)?d(?:ard)?\.?)(?:/TS|/TR)?"
        r"\s?[A-Z]?\d{2,6}(?:-\d+)?(?::\d{4})?)\b"
        r"|\b(?:report|paper|arbeitspapier|rapport|preprint|tech\.\srep\.)\s"
        r"(?:no\.?\s|number\s|n[°º]\s|series\s)?(?P<report>[A-Z]{0,5}[-/]?\d{1,6}(?:[-/]\d{1,6})?)\b"
        r"|\bpublication\s(?:no\.?|number)\s(?P<publication>[\w/-]{1,16})\b",
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
    ("ahead of", "advance", "online first", "personal", "unpublished", "in press"),
    re.compile(
        r"\bepub ahead of print\b|\b(?:advance|ahead of)\s(?:online\s)?(?:publication|access|print)\b|"
        r"\bonline first\b|\bpersonal communication\b|\bunpublished\s(?:data|manuscript|observations?)\b|"
        r"(?:\barticle )?(?<!\w)in press\b",
        re.IGNORECASE,
    ),
)

GENRE = Clued(
    (
        "thes", "dissert", "thèse", "tese", "tesis", "arbeit", "habilitation", "diss.", "report", "paper",
        "preprint", "дис",
    ),
    re.compile(
        r"\b(?:(?:unpublished|doctoral|ph\.?\s?d\.?|d\.?phil\.?|m\.?\s?sc\.?|m\.?\s?a\.?|m\.?phil\.?|master'?s?|"
        r"bachelor'?s?|licentiate|honou?rs|diploma|university)\s+)*(?:(?:thesis|dissertation)\b|diss\.)"
        r"|\b(?:thèse|tese|tesis)(?:\s+d[eo]\s+\w+|\s+doctoral)?\b"
        r"|\b(?:master|diplom|doktor|magister|bachelor)arbeit\b|\bhabilitationsschrift\b"
        r"|\bdissertação\b(?:\s\([^()]{3,60}\))?|\b(?:автореф\.\s)?дис(?:с(?:ертация)?)?\b\.?"
        r"|\b(?:technical|research|annual)\s+report\b|\b(?:working|discussion|white)\s+paper\b|\bpreprint\b",
        re.IGNORECASE,
    ),
)  # fmt: skip

# "(H. Weaver, Trans.)" and its like, behind the title of a book.
TRANSLATED = Clued(
    ("trans", "übers", "trad", "перев"),
    re.compile(
        r"[(\[](?:[^()\[\]]{3,60},\s*eds?\.,?\s*(?:&|and)\s*)?(?P<names>(?:(?!,\s*eds?\b)[^()\[\];\d]){3,80}?),\s*"
        r"(?:eds?\.?,?\s*(?:&|and)\s*)?(?:trans(?:l|lators?)?|übers|trad|перев)\b\.?\s?[;,)\]]",
        re.IGNORECASE,
    ),
)

# In place of a year, when it stands between marks.
UNDATED = Clued(
    ("n.", "s.", "o.", "press", "forthcoming", "druck", "prensa", "prelo", "undated"),
    re.compile(
        r"[,.(\[:;]\s?(?P<words>n\.\s?d\.|s\.\s?[adf]\.|o\.\s?[jd]\.|in press|forthcoming|undated|im druck|"
        r"en prensa|no prelo)(?=[\s.,;:)\]]|$)",
        re.IGNORECASE,
    ),
)

# A language in brackets after a title, or as the last word of a reference that is in another one.
LANGUAGE = Clued(
    (
        "[in ",
        "[article in ",
        "ish.",
        "ese.",
        "ian.",
        "ean.",
        "ench.",
        "erman.",
        "eek.",
        "utch.",
        "ebrew.",
        "rabic.",
    ),
    re.compile(
        r"\[(?:article\s)?in\s(?P<bracketed>[^\W\d_]{4,12})\]|(?<=[\d)]\.\s)(?P<last>Arabic|Bulgarian|Chinese|Croatian|"
        r"Czech|Danish|Dutch|English|Finnish|French|German|Greek|Hebrew|Hungarian|Italian|Japanese|Korean|"
        r"Norwegian|Persian|Polish|Portuguese|Romanian|Russian|Serbian|Slovak|Slovenian|Spanish|Swedish|Turkish|"
        r"Ukrainian)\.?$",
        re.IGNORECASE,
    ),
)
