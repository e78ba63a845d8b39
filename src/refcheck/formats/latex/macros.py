r"""Macros: what the commands that a document defines, and those of well-known packages, print.

A template holds ``#1`` for the first argument; what stands in angle brackets is left out with an argument of
its own that is empty. The packages are apacite, babelbib, custom-bib, natbib, harvard, jurabib, amsrefs and
AASTeX; the last one's journals are those of https://ui.adsabs.harvard.edu/help/actions/journal-macros.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from refcheck.formats.latex import braces


@dataclass(frozen=True, slots=True)
class Macro:
    """How many arguments a command takes, and how many of them, the first, are optional; what it prints.

    ``default`` is what the first optional one is where it is not given.
    """

    arguments: int
    body: str
    optional: int = 0
    default: str = ""


_DEFINED = re.compile(
    r"\\(?:(?P<new>(?:re|provide)?(?:new)?command|DeclareRobustCommand|newrobustcmd)\*?|(?P<def>[gex]?def)"
    r"|(?P<document>(?:New|Renew|Provide|Declare)(?:Expandable)?DocumentCommand)|(?P<let>let))"
    r"\s*\{?\s*\\(?P<name>[A-Za-z@]+)\s*\}?"
)
_COUNT = re.compile(r"\s*\[(\d)\]")
_PARAMETERS = re.compile(r"\s*((?:#\d)*)\s*(?=\{)")
_ALIAS = re.compile(r"\s*=?\s*\\([A-Za-z@]+)")
_SPECIFIED = re.compile(r"[mrRvb]|[oOdDsteE]")
_MANDATORY = frozenset("mrRvb")
_LONGEST = 2000  # characters of a body: longer ones are no names of journals
# What only TeX itself can carry out: such a macro is not spelled out.
_PROGRAMMED = re.compile(
    r"\\(?:csname|if[A-Za-z@]*|fi|else|[gex]?def|let|expandafter|begingroup|the|catcode|vrule|hrule|hbox|vbox|raise"
    r"|@\w+|urlstyle|newcommand|begin|includegraphics|number|romannumeral)(?![A-Za-z])|##"
)
_KEPT = frozenset(
    {"bibitem", "url", "href", "emph", "em", "it", "bf", "textit", "textbf", "sc", "textsc", "path"}
)
_PASSED_ON = re.compile(r"(?:\\[A-Za-z@]+\s*|[{}\s])*#1[{}\s]*")  # prints its argument as it stands


def definitions(source: str) -> dict[str, Macro]:
    """The macros that a source defines and that print text."""
    found: dict[str, Macro] = {}
    for match in _DEFINED.finditer(source):
        if match["let"]:
            alias = _ALIAS.match(source, match.end())
            if alias:
                found[match["name"]] = found.get(alias[1], Macro(0, "\\" + alias[1]))
            continue
        macro = _macro(source, match)
        if macro:
            found[match["name"]] = macro
    return found


def printing(known: Mapping[str, Macro]) -> dict[str, Macro]:
    """Those of the macros whose print can be told: others are read like commands that are not known."""
    return {
        name: macro
        for name, macro in known.items()
        if not _PROGRAMMED.search(macro.body) and not _PASSED_ON.fullmatch(macro.body) and name not in _KEPT
    }


def _macro(source: str, match: re.Match[str]) -> Macro | None:
    position = match.end()
    count = optional = 0
    default = ""
    if match["def"]:
        parameters = _PARAMETERS.match(source, position)
        if parameters is None:
            return None
        count, position = len(parameters[1]) // 2, parameters.end()
    elif match["document"]:
        inside = next(braces.groups(source, position, len(source), 1), (position, position))
        kinds = _SPECIFIED.findall(re.sub(r"\{[^{}]*\}", "", source[slice(*inside)]))
        optional = sum(kind not in _MANDATORY for kind in kinds)
        count, position = len(kinds), inside[1] + 1
    else:
        if counted := _COUNT.match(source, position):
            count, position = int(counted[1]), counted.end()
        option = braces.option_end(source, position, min(len(source), position + _LONGEST))
        if option > position:
            default, optional, position = source[position:option].strip()[1:-1], 1, option
    inside = next(braces.groups(source, position, min(len(source), position + _LONGEST), 1), (0, 0))
    return Macro(count, source[slice(*inside)], optional, default) if inside[1] else None


def _templates(written: str) -> dict[str, Macro]:
    """A line each: names, and what they print after an equals sign."""
    found = {}
    for line in written.strip().splitlines():
        names, _, body = (part.strip() for part in line.partition("="))
        most = max((int(number) for number in re.findall(r"#(\d)", names + body)), default=0)
        for name in re.sub(r"#\d", "", names).split():
            found[name] = Macro(most, body)
    return found


KNOWN: Mapping[str, Macro] = _templates(
    r"""
enquote textquote mkbibquote citetitlequote = “#1”
bysame bibnamedash Natbibnamedash = ———
BIBand bbland harvardand = and
citeauthoryear #3 = #1, #3
harvardyearleft BBOP BOP = (
harvardyearright BBCP BCP = )
harvardurl = URL: #1
BIBforeignlanguage foreignlanguage foreigntext = #2
Eprint eprint@link = #2
btxifchangecase APACrefatitle APACrefbtitle APACexlab APAhyperref = #2
authorindexentries setboolean jbdoitem #2 =
APACinsertmetastar PrintBackRefs AX dinatlabel selectlanguageifdefined #1 =
abntrefinfo PackageError #3 =
mynobreakdash = -
bibnf #5 = #1, #2
jbbibargs #5 = #1: #4
Bibetal = et al.
APACrefaetitle APACrefbetitle = [#2]
APACrefYear = (#1)
APACrefYearMonthDay = (#1<, #2>< #3>)
APACjournalVolNumPages = #1<, #2><(#3)><, #4>
APACaddressPublisher APACaddressInstitution APACaddressPublisherEqAuth = <#1: >#2
APACaddressSchool = #2<, #1>
APACtypeAddressSchool = (#1<, #3><, #2>)
APACbVolEdTR APACbVolEdTRpgs = (<#1 >#2)
APACorigyearnote APACorigjournalnote APACrefnote = (#1)
BBA BAnd BCAND = &
BCBL BCBT = ,
BIP = in press
BPBI = .~
BHBI = -
BBOQ BBCQ BDBL BRetrieved BRetrievedFrom PrintCapitalize CurrentBib APACmetastar bibAnnoteFile =
BIn Bin = In
Bby = by
BED = Ed.
BEDS = Eds.
BTRANS = Trans.
BTRANSS = Trans.
BVOL BVOLS = Vol.
BNUM BNUMS = No.
BPG = p.
BPGS = pp.
BCHAP = chap.
BEd = ed.
BPhD = Doctoral dissertation
BMTh = Master's thesis
BUPhD = Unpublished doctoral dissertation
BUMTh = Unpublished master's thesis
BTR = Tech. Rep.
BREPR = Reprinted from
bibnodate = n.d.
PrintOrdinal = #1th
btxkeywordlanguage #1 =
btxauthorcolon btxeditorcolon = :
btxandcomma = ,
btxmastthesis = Master's thesis
btxphdthesis = PhD thesis
bbletal = et al.
bbleds bbleditors = editors
bbled bbleditor = editor
bbledby = edited by
bbledn bbledition = edition
bblvol bblvolume = volume
bblof = of
bblno bblnumber = number
bblin = in
bblp bblpage = page
bblpp bblpages = pages
bblchap bblchapter = chapter
bbltechrep bbltechreport = Technical report
bblmthesis = Master's thesis
bblphdthesis = Ph.D. thesis
bblst = st
bblnd = nd
bblrd = rd
bblth = th
aj = AJ
araa = ARA&A
apj = ApJ
apjl apjlett = ApJL
apjs apjsupp = ApJS
ao applopt = Appl. Opt.
apss = Ap&SS
aap astap = A&A
aapr = A&ARv
aaps = A&AS
azh = AZh
baas = BAAS
bain = BAN
icarus = Icarus
jaavso = JAAVSO
jrasc = JRASC
memras mmras = MmRAS
mnras = MNRAS
pra = Phys. Rev. A
prb = Phys. Rev. B
prc = Phys. Rev. C
prd = Phys. Rev. D
pre = Phys. Rev. E
prl = Phys. Rev. Lett.
prx = Phys. Rev. X
rmp = Rev. Mod. Phys.
pasp = PASP
pasj = PASJ
pasa = PASA
psj = PSJ
qjras = QJRAS
skytel = S&T
solphys = Sol. Phys.
sovast = Soviet Ast.
ssr = Space Sci. Rev.
zap = ZAp
nat = Nature
iaucirc = IAU Circ.
aplett = Astrophys. Lett.
apspr = Astrophys. Space Phys. Res.
fcp = Fund. Cosmic Phys.
gca = Geochim. Cosmochim. Acta
grl = Geophys. Res. Lett.
jcp = J. Chem. Phys.
jgr = J. Geophys. Res.
jqsrt = J. Quant. Spectrosc. Radiat. Transfer
memsai = Mem. Soc. Astron. Italiana
nphysa = Nucl. Phys. A
physrep = Phys. Rep.
physscr = Phys. Scr.
planss = Planet. Space Sci.
procspie = Proc. SPIE
actaa = Acta Astron.
caa = Chinese Astron. Astrophys.
cjaa = Chinese J. Astron. Astrophys.
jcap = J. Cosmology Astropart. Phys.
na = New A
nar = New A Rev.
rmxaa = Rev. Mexicana Astron. Astrofis.
maps = M&PS
"""
)
_BABELBIB = re.compile(r"[Bb]tx([a-z]+?)(?:long|short)")
_BABELBIB_WORDS = {
    "techrep": "Technical report", "ofseries": "of", "inseries": "in", "jvolume": "volume", "etal": "et al.",
    "editionnum": "#1 edition", "numeral": "#1", "fnamespace": "~", "and": "and",
}  # fmt: skip


def known(name: str) -> Macro | None:
    """The macro of that name in one of the packages, or None."""
    if name.startswith(("btx", "Btx")) and (found := _BABELBIB.fullmatch(name)):
        word = found[1]
        month = word[3:].capitalize() if word.startswith("mon") and len(word) == 6 else word
        body = _BABELBIB_WORDS.get(word, month)
        return Macro(1 if "#1" in body else 0, body)
    return KNOWN.get(name)


_PIECE = re.compile(r"(?s)(.*?)(?:#(\d)|$)")
_OPTIONAL = re.compile(r"<([^<>#]*)#(\d)([^<>]*)>")


def filled(macro: Macro, arguments: list[str]) -> list[tuple[str, int]]:
    """The body in pieces, each with the number of the argument that follows it (0: none)."""
    body = _OPTIONAL.sub(
        lambda match: (
            match[1] + "#" + match[2] + match[3]
            if "".join(arguments[int(match[2]) - 1 :][:1]).strip()
            else ""
        ),
        macro.body,
    )
    if macro.optional and not arguments[0]:
        body = body.replace("#1", macro.default)
    pieces = [(found[1], int(found[2] or 0)) for found in _PIECE.finditer(body)]
    return [
        (piece, number if number <= macro.arguments else 0) for piece, number in pieces if piece or number
    ]
