"""What stands above a reference list, and what stands after it, in many languages."""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import normalize

# Spellings are compared folded to lower case and without the accents that capitals often lose.
_LIST = (
    r"references?(?: list| cited| and (?:notes|bibliography|further reading))?|list of references"
    r"|reference list"
    r"|(?:selected |general |annotated )?bibliograph(?:y|ies)|works (?:cited|consulted)"
    r"|cited (?:literature|works)"
    r"|literature(?: cited| references)?|notes and references|references (?:&|and) notes|sources(?: cited)?"
    r"|supplement(?:ary|al) references|(?:additional|further|other|methods?|appendix) references|citations"
    r"|(?:further|suggested|recommended|additional) readings?|reading list|references for .*"
    r"|bibliographic(?:al)? references|refs"
    r"|(?:primary|secondary|archival|printed|published|unpublished|web|internet|online|other) (?:sources"
    r"|literature)|(?:weitere|weiterfuhrende|primar|sekundar)-? ?literatur"
    r"|(?:(?:gedruckte|ungedruckte|archivalische) |internet-?|online-?)quellen|zitierte werke"
    # German, Dutch, the Nordic languages
    r"|(?:zitierte |verwendete |weiterfuhrende |ausgewahlte |benutzte )?literatur(?:verzeichnis|liste"
    r"|angaben|hinweise"
    r"|nachweise?|ubersicht)?|(?:auswahl)?bibliographie|quellen(?:verzeichnis|angaben|nachweise?)?"
    r"|(?:literatur|quellen)-? ?und ?(?:quellen|literatur)(?:verzeichnis)?|referenzen"
    r"|bibliographische angaben"
    r"|literatuur(?:lijst|opgave|verwijzingen)?|referenties|bronnen(?:lijst)?|geraadpleegde literatuur"
    r"|litteratur(?:forteckning|liste|lista)?|kallforteckning|referenser|referanser|kilder|lahteet"
    r"|kirjallisuus"
    r"|lahdeluettelo|viitteet|heimildir|heimildaskra"
    # Romance
    r"|references? bibliographiques?|bibliographie(?: generale| selective)?|ouvrages cites"
    r"|sources et bibliographie"
    r"|referencias?(?: bibliograficas?| bibliographicas?)?|bibliografia(?: citada| consultada"
    r"| referenciada)?"
    r"|obras citadas|literatura citada|fuentes|fontes|riferimenti(?: bibliografici)?"
    r"|bibliografia essenziale"
    r"|opere citate|referinte(?: bibliografice)?|bibliografie|referencies|referencies bibliografiques"
    # Slavic, Baltic, Greek, Hungarian, Turkish
    r"|ссылки|використана література"
    r"|литература|список (?:использованных |использованной |цитируемой )?(?:литературы"
    r"|источников)(?: и литературы)?"
    r"|библиограф(?:ия|ический список)|библиографические ссылки|список використаних джерел|лiтература"
    r"|література"
    r"|использованная литература|источники|литература и источники|references in russian"
    r"|literatura(?: cytowana| i zrodla)?|cytowana literatura|pismiennictwo|pouzita literatura"
    r"|seznam (?:pouzite )?literatury|zdroje"
    r"|reference|viri(?: in literatura)?|popis literature|izvori|изворите|библиографија|литература и извори"
    r"|literaturas saraksts|kirjandus|viited|βιβλιογραφια|αναφορεσ|irodalom(?:jegyzek)?|hivatkozasok"
    r"|kaynaklar|kaynakca|referanslar|daftar pustaka|daftar rujukan|rujukan|tai lieu tham khao|sanggunian"
    # East Asian, Arabic, Hebrew, Persian, Hindi
    r"|参考文献|參考文獻|引用文献|引用文獻|文献|文獻|参考资料|主要参考文献|참고 ?문헌|인용 ?문헌"
    r"|المراجع|قائمة المراجع|المصادر(?: والمراجع)?|منابع|مراجع|ביבליוגרפיה|מקורות|संदर्भ|सन्दर्भ"
)
_AFTER = (
    r"append(?:ix|ices)|anhang|anexos?|apendices?|annexes?|allegat[oi]|приложени[ея]|付録|附录"
    r"|supplement(?:ary|al)? (?:material|information|data|methods?|figures?|tables?|notes?|text)s?.*"
    r"|supplement(?:ary|s)?"
    r"|supporting information.*|additional (?:files?|information)"
    r"|acknowledge?ments?(?: .*)?|danksagung|agradecimientos?|agradecimentos?|remerciements?|ringraziamenti"
    r"|(?:authors?'?s? )?contributions?(?: of authors?)?|author (?:biograph(?:y|ies)|information"
    r"|details|note)s?"
    r"|about the authors?|authors?|biographical (?:notes?|sketch(?:es)?)|notes on contributors?|the authors?"
    r"|biograph(?:y|ies)"
    r"|zu den autor(?:en|innen).*|uber (?:die )?autor(?:en|innen|in)?.*|(?:angaben )?zur person"
    r"|autor(?:en|in|innen)?"
    r"|verfasser(?:in|innen)?|sobre (?:los?|as?|os?) autor(?:es|as?)?|об авторах|сведения об авторах"
    r"|tables?|figures?|(?:figure|table) (?:legends?|captions?)|legends?(?: (?:to|for) (?:the )?figures?)?"
    r"|tabellen|abbildungen|tablas?|figuras?|tableaux?|list of (?:figures|tables)"
    r"|notes?|footnotes|endnotes|anmerkungen|fu(?:ß|ss)noten|notas"
    r"|conflicts? of interests?.*|competing interests?.*|(?:declaration|disclosure)s?(?: .*)?"
    r"|funding(?: .*)?"
    r"|data (?:availability|access).*|availability of .*|ethics.*|abbreviations?"
    r"|summary|zusammenfassung|abstract|resumo|resumen|resume|riassunto"
    r"|correspondence.*|corresponding author.*|contact(?: information)?|anschrift.*|kontakt.*"
    r"|korrespondenz.*"
    r"|index|glossary|curriculum vitae|vita|how to cite.*|cite this .*|copyright.*|open access"
)
_AFTER_WITH_MORE = (  # these begin a line that goes on
    r"(?:\d{1,2}\.? )?(?:appendix|anhang|annexe?|anexo): .*"
    r"|appendix [a-z\d]{1,3}\b.*|anhang [a-z\d]{1,3}\b.*|annex(?:e|o)? [a-z\d]{1,3}\b.*|fig(?:ure"
    r"|\.) ?s?\d+.*"
    r"|table ?s?\d+[.: ].*|tab(?:elle|\.) ?\d+.*|abb(?:ildung|\.) ?\d+.*"
    r"|(?:(?:manuscript|paper|article) )?(?:received|submitted|accepted|eingegangen"
    r"|recebido|recibido|recu)(?: ?:| on| le"
    r"| em| el|\b.*\d{4}).*"
    r"|editors? ?:.*|reviewed by.*|(?:e-?mail|tel(?:efon)?|fax)[: ].*|keywords?[: ].*|address(?:es)? ?:.*"
    r"|(?:corresponding author|correspondence)[: ].*"
    r"|publisher's note.*|springer nature.*|the authors?(?:\(s\))? \d{4}.*"
    r"|this (?:article|work) is licensed.*|open access (?:this|dieser|este) .*|copyright .*\d{4}.*"
)
_NOTES = (
    r"(?:end|foot)?notes?|notes (?:de (?:bas de page|fin)|al pie|finales|explicatives)|anmerkungen|noten"
    r"|end-?noten|fu(?:ß|ss)-?noten|notas(?: (?:de rodape|al pie|finales))?|note(?: a pie di pagina)?"
    r"|opmerkingen|noter|fotnoter|przypisy|poznamky|примечания|注(?:释|釋)?|註"
)
_COUNT = r"(?:(?:section |chapter |kapitel |part )?(?:\d{1,2}(?:\.\d{1,2})*|[ivxl]{1,6}|[a-h])[.):]?\s+)?"
_HEADING = re.compile(
    rf"[\W_]*{_COUNT}(?:{_LIST})(?:\s*\(\d+\)|\s*[/|(（·–-]\s*(?:{_LIST}))?[\W_]*", re.IGNORECASE
)
_ENDING = re.compile(rf"[\W_]*{_COUNT}(?:{_AFTER})[\W_]*|[\W_]*(?:{_AFTER_WITH_MORE})", re.IGNORECASE)
_NOTES_HEADING = re.compile(rf"[\W_]*{_COUNT}(?:{_NOTES})[\W_]*", re.IGNORECASE)
_SPACED = re.compile(r"(?:\w ){3,}\w")
_LONGEST, _LONGEST_HEADING = 140, 70  # characters
_ACCENTED = range(0x80, 0x250), range(0x370, 0x400), range(0x1E00, 0x2000)  # Latin and Greek, no others
_ACCENTS = {
    code: bare for part in _ACCENTED for code in part if (bare := normalize("NFKD", chr(code))[0]).isalpha()
} | str.maketrans("øłđıæœ", "oldiao")


def is_heading(text: str) -> bool:
    """Whether a line is the heading of a reference list."""
    return len(text) < _LONGEST_HEADING and bool(_HEADING.fullmatch(_plain(text)))


def is_notes(text: str) -> bool:
    """Whether a line is the heading of a document's notes."""
    return len(text) < _LONGEST_HEADING and bool(_NOTES_HEADING.fullmatch(_plain(text)))


def is_ending(text: str) -> bool:
    """Whether a line is the heading of what comes after a reference list."""
    return len(text) < _LONGEST and bool(_ENDING.fullmatch(_plain(text)))


@lru_cache(maxsize=16)  # the same line is asked about twice in a row
def _plain(text: str) -> str:
    """Small letters without accents; "R E F E R E N C E S" closed up."""
    closed = text.replace(" ", "") if _SPACED.fullmatch(text.strip()) else " ".join(text.split())
    return closed.replace("’", "'").casefold().translate(_ACCENTS)
