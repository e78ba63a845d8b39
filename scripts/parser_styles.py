"""Print works in made-up citation styles, each character labelled, to train the parser on.

A style is drawn at random from the choices that real styles make: the order of fields, how names, dates,
volumes and pages look, what stands between them, in which language the small words are. A work is a
``Record``, taken from a Crossref record or from a labelled reference of another set.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from parser_noise import Labelled
from parser_truth import LABELS
from refcheck.fields.names import read_names

People = tuple[tuple[str, str], ...]

_CODE = {label: index for index, label in enumerate(LABELS)}
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
_UNIVERSITIES = (
    "University of {}", "{} University", "Universität {}", "Université de {}", "Universidad de {}",
    "Universiteit {}",
    "Technical University of {}", "Università di {}",
)  # fmt: skip
_TERMS: dict[str, dict[str, list[str]]] = {
    "en": {
        "in": ["In", "In:", "in", "in:"], "eds": ["(Eds.)", "(eds)", "(ed.)", ", editors", "(Ed.)", "eds."],
        "edby": ["edited by", "ed. by", "ed."], "vol": ["vol.", "Vol.", "v.", "volume"],
        "no": ["no.", "No.", "n.", "issue", "iss.", "Issue"], "pp": ["pp.", "p.", "pages", "pp"],
        "and": ["and", "&"], "edition": ["{} ed.", "{} edition", "({} ed.)", "{} edn"],
        "accessed": ["Accessed {}", "accessed {}", "[accessed {}]", "(accessed {})", "[cited {}]",
                     "Retrieved {}"],
        "at": ["Available from:", "Available at:", "Retrieved from", "URL:", "Available:", ""],
        "thesis": ["PhD thesis", "Ph.D. dissertation", "Doctoral dissertation", "Master's thesis",
                   "(Unpublished doctoral dissertation)", "[dissertation]", "MSc thesis", "Ph.D. thesis"],
        "report": ["Technical report {}", "Report No. {}", "Working paper {}", "Tech. Rep. {}",
                   "Discussion Paper {}"],
        "press": ["in press", "In press", "forthcoming", "to appear", "(in press)"],
    },
    "de": {
        "in": ["In:", "in:", "In"], "eds": ["(Hrsg.)", "(Hg.)", "(Hrsg.):", "Hrsg."],
        "edby": ["hrsg. von", "hg. v."], "vol": ["Bd.", "Jg.", "Band", "Jahrgang"],
        "no": ["H.", "Heft", "Nr.", "Nr"], "pp": ["S.", "S", "Seite"],
        "and": ["und", "&", "u."], "edition": ["{}. Aufl.", "{}. Auflage", "{}., überarb. Aufl."],
        "accessed": ["Zugriff am {}", "abgerufen am {}", "(Stand: {})", "[{}]"],
        "at": ["Online unter:", "URL:", ""],
        "thesis": ["Dissertation", "Diss.", "Diplomarbeit", "Masterarbeit"],
        "report": ["Arbeitspapier {}", "Discussion Paper {}"], "press": ["im Druck", "im Erscheinen"],
    },
    "fr": {
        "in": ["In", "in", "dans", "In :"], "eds": ["(dir.)", "(éd.)", "(éds.)"],
        "edby": ["sous la direction de"],
        "vol": ["vol.", "t.", "tome"], "no": ["n°", "no", "nº"], "pp": ["p.", "pp."], "and": ["et", "&"],
        "edition": ["{}e éd.", "{}e édition"], "accessed": ["consulté le {}", "[consulté le {}]"],
        "at": ["Disponible sur :", "URL :", ""], "thesis": ["Thèse de doctorat", "thèse"],
        "report": ["Rapport n° {}"], "press": ["à paraître", "sous presse"],
    },
    "es": {
        "in": ["En", "En:", "en", "In:"], "eds": ["(eds.)", "(ed.)", "(coord.)", "(coords.)", "(comps.)"],
        "edby": ["editado por", "edición de"], "vol": ["vol.", "v.", "Vol.", "volumen", "tomo"],
        "no": ["n.", "nº", "núm.", "n°", "No.", "número"], "pp": ["p.", "pp.", "págs.", "pág."],
        "and": ["y", "e", "&"], "edition": ["{}. ed.", "{}ª ed.", "{} ed.", "{}.ª edición"],
        "accessed": ["Acceso en: {}", "[Consultado {}]", "[citado {}]", "Consultado el {}", "[consulta: {}]"],
        "at": ["Disponible en:", "Recuperado de", "Disponible en", "URL:"],
        "thesis": ["Tesis doctoral", "Tesis de maestría", "(Tesis doctoral)", "Tesis de licenciatura"],
        "report": ["Informe {}", "Documento de trabajo {}"], "press": ["en prensa", "(en prensa)"],
    },
    "pt": {
        "in": ["In:", "In", "Em", "in:"], "eds": ["(Org.)", "(Orgs.)", "(org.)", "(Eds.)", "(coord.)"],
        "edby": ["organizado por", "org. por"], "vol": ["vol.", "v.", "Vol.", "volume"],
        "no": ["n.", "nº", "n°", "núm.", "No."], "pp": ["p.", "pp.", "pág."],
        "and": ["e", "&"], "edition": ["{}. ed.", "{}ª ed.", "{} ed.", "{}ª edição"],
        "accessed": ["Acesso em: {}", "[acesso em {}]", "Acessado em {}", "Consultado em {}"],
        "at": ["Disponível em:", "Disponível em", "Recuperado de", "Available from:"],
        "thesis": ["Tese (Doutorado)", "Dissertação (Mestrado)", "[tese]", "Tese de doutoramento",
                   "[dissertação]", "Dissertação de Mestrado"],
        "report": ["Relatório {}", "Texto para Discussão {}"], "press": ["no prelo", "(no prelo)"],
    },
    "ru": {
        "in": ["//", "// ", "В кн.:"], "eds": ["(ред.)", "под ред."], "edby": ["под ред."],
        "vol": ["Т.", "т.", "Vol."], "no": ["№", "Вып.", "no."], "pp": ["С.", "с.", "P."], "and": ["и", ","],
        "edition": ["{}-е изд."], "accessed": ["(дата обращения: {})"], "at": ["URL:"],
        "thesis": ["дис. ... канд. наук", "дисс."], "report": ["Отчет {}", "Препринт {}"],
        "press": ["в печати"],
    },
}  # fmt: skip


_MONTHS_IN = {
    "es": ("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre",
           "octubre", "noviembre", "diciembre"),
    "pt": ("janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro",
           "outubro", "novembro", "dezembro"),
    "de": ("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober",
           "November", "Dezember"),
    "fr": ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
           "novembre", "décembre"),
}  # fmt: skip
_OTHERS = {"es": " y cols.", "pt": " e cols.", "de": " u. a."}
_QUOTES = [("", "")] * 5 + [("“", "”"), ('"', '"'), ("„", "“"), ("« ", " »"), ("‘", "’")]
_IDENTIFIERS = (
    "", "", "", "doi: {}", "doi:{}", "https://doi.org/{}", "http://dx.doi.org/{}", "DOI {}", "{}", "DOI: {}",
)  # fmt: skip
_ISSUES = ("Suppl 1", "Suppl. 2", "Pt 2", "1 Suppl", "S1", "Suppl", "Pt B")


@dataclass(frozen=True, slots=True)
class Record:
    """What of a work can be printed; names are (family, given), given "" for a group."""

    title: str = ""
    authors: tuple[tuple[str, str], ...] = ()
    editors: tuple[tuple[str, str], ...] = ()
    container: str = ""
    short_container: str = ""
    year: str = ""
    month: int = 0
    day: int = 0
    volume: str = ""
    issue: str = ""
    pages: str = ""
    publisher: str = ""
    location: str = ""
    edition: str = ""
    series: str = ""
    doi: str = ""
    kind: str = "article"


@dataclass(slots=True)
class Line:
    """A reference being printed."""

    text: str = ""
    labels: list[int] = field(default_factory=list)

    def add(self, text: str, label: str = "O") -> None:
        """Append ``text`` under a label."""
        self.text += text
        self.labels += [_CODE[label]] * len(text)

    def apart(self, separator: str) -> None:
        """Append a separator, unless nothing stands before it or one stands there already."""
        bare = separator.strip()
        if not self.text:
            return
        if (bare and self.text[-1] in ".,;:?!" and self.labels[-1] == 0) or (
            bare == "." and self.text[-1] in ".?!"
        ):
            separator = separator.replace(bare, "", 1)
        self.add(separator if separator.strip() or not self.text.endswith(" ") else "")


def from_crossref(work: dict[str, Any]) -> Record | None:
    """A Crossref record as one that can be printed, or None when it lacks a title."""
    title = _clean(_first(work.get("title")))
    if not title or (not work.get("author") and not work.get("editor")):
        return None
    parts = ((work.get("published-print") or work.get("issued") or {}).get("date-parts") or [[None]])[0]
    parts = [part for part in parts if isinstance(part, int)]
    kinds = {
        "book-chapter": "chapter", "chapter": "chapter", "reference-entry": "chapter",
        "proceedings-article": "paper", "paper-conference": "paper", "book": "book", "monograph": "book",
        "edited-book": "book", "dissertation": "thesis", "report": "report", "posted-content": "web",
    }  # fmt: skip
    return Record(
        title=title, authors=_people(work.get("author")), editors=_people(work.get("editor")),
        container=_clean(_first(work.get("container-title"))),
        short_container=_clean(_first(work.get("short-container-title"))),
        year=str(parts[0]) if parts else "", month=parts[1] if len(parts) > 1 else 0,
        day=parts[2] if len(parts) > 2 else 0, volume=str(work.get("volume") or ""),
        issue=str(work.get("issue") or ""), pages=str(work.get("page") or work.get("article-number") or ""),
        publisher=str(work.get("publisher") or ""), location=str(work.get("publisher-location") or ""),
        edition=str(work.get("edition-number") or ""), doi=str(work.get("DOI") or ""),
        kind=kinds.get(str(work.get("type")), "article"),
    )  # fmt: skip


def from_fields(fields: dict[str, str]) -> Record | None:
    """The record behind a labelled reference, by label; None when it is too bare to be printed anew."""
    if not fields.get("title") or not fields.get("author"):
        return None
    year = re.search(r"(?:1[5-9]|20)\d\d", fields.get("date", ""))
    kind = "article" if fields.get("container") else "book"
    if fields.get("container") and (fields.get("editor") or fields.get("publisher")):
        kind = "chapter"
    return Record(
        title=fields["title"], authors=_read(fields["author"]), editors=_read(fields.get("editor", "")),
        container=fields.get("container", ""), year=year[0] if year else "", volume=fields.get("volume", ""),
        issue=fields.get("issue", ""), pages=fields.get("pages", ""), publisher=fields.get("publisher", ""),
        location=fields.get("location", ""), edition=fields.get("edition", ""),
        series=fields.get("series", ""), kind=kind,
    )  # fmt: skip


def _read(text: str) -> tuple[tuple[str, str], ...]:
    return tuple(
        (
            " ".join(filter(None, (printed.name.non_dropping_particle, printed.name.family)))
            or printed.name.literal,
            printed.name.given,
        )
        for printed in read_names(text).names
    )


def _first(value: Any) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    return str(value or "")


def _clean(text: str) -> str:
    text = re.sub(r"<[^>]{1,30}>", "", text).replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">")
    return " ".join(text.split()).rstrip(".")


def _people(people: Any) -> tuple[tuple[str, str], ...]:
    names = []
    for person in people or ():
        family = str(person.get("family") or person.get("name") or person.get("literal") or "").strip()
        if family:
            names.append((family, str(person.get("given") or "").strip()))
    return tuple(names)


class Style:
    """One made-up style: every choice is drawn once, so that it holds for the whole reference."""

    def __init__(self, rng: random.Random, language: str = "") -> None:
        self.rng = rng
        language = language or rng.choices(list(_TERMS), [67, 12, 8, 6, 5, 2])[0]
        self.months = _MONTHS_IN.get(language, _MONTHS) if rng.random() < 0.7 else _MONTHS
        self.terms = {name: rng.choice(options) for name, options in _TERMS[language].items()}
        self.order = rng.choice(
            ["family initials"] * 4
            + ["family, initials"] * 3
            + ["initials family"] * 3
            + ["family, given"] * 2
            + ["given family"] * 2
            + ["first inverted"] * 2
            + ["family initials dotted"] * 2
        )
        self.points = rng.choice([".", ".", ". ", ". ", ""])
        self.shout = rng.random() < 0.07
        inverted = self.order.startswith("family,")
        self.delimiter = rng.choice([", ", ", ", ", ", "; ", "; " if inverted else ", ", "/"])
        self.last = rng.choice([", ", f" {self.terms['and']} ", f", {self.terms['and']} ", ", & ", " & "])
        self.most = rng.choice([1, 3, 3, 6, 6, 8, 99, 99, 99, 99])
        self.et_al = rng.choice(
            [" et al", " et al.", ", et al.", ", et al", ", … ", _OTHERS.get(language, " and others")]
        )
        self.mark = rng.choice([". ", ". ", ", ", ", ", ": ", " "])  # after the authors
        self.separator = rng.choice([". ", ". ", ". ", ", ", ", ", "; ", " "])
        self.quotes = rng.choice(_QUOTES)
        self.comma_within = rng.random() < 0.4
        self.date_form = rng.choice(["(Y)", "(Y)", "(Y).", "Y", "Y.", "Y,", "[Y]", "(Y):", "Y:"])
        self.late_date = rng.choice(["(Y)", "Y", "Y", "(M Y)", "Y M", "M Y", "Y M D", "D M Y", "M D, Y"])
        self.letter = rng.choice("abc") if rng.random() < 0.06 else ""
        self.month_form = rng.choice(["long", "short", "short", "point", "number"])
        self.abbreviated = rng.random() < 0.55
        self.numbers = rng.choice(_NUMBERS)
        self.dash = rng.choice(["-", "-", "–", "–", "—", "--", "‐", "−"])
        self.elided = rng.random() < 0.3
        self.identifier = rng.choice(_IDENTIFIERS)
        self.pages_first = rng.random() < 0.5
        self.place_first = rng.random() < 0.7
        self.full_stop = rng.random() < 0.7

    def names(
        self, line: Line, people: tuple[tuple[str, str], ...], label: str, natural: bool = False
    ) -> None:
        """A list of names; ``natural`` puts given names first, as many styles print editors."""
        shown = people if len(people) <= self.most + 1 else people[: self.most]
        for index, person in enumerate(shown):
            if index:
                last = index == len(shown) - 1 and len(shown) == len(people)
                line.add(self.last if last else self.delimiter, label)
            line.add(self._name(person, natural or (self.order == "first inverted" and index > 0)), label)
        if len(shown) < len(people):
            line.add(self.et_al)

    def _name(self, person: tuple[str, str], natural: bool) -> str:
        family, given = person
        family = family.upper() if self.shout else family
        if not given:
            return family
        bare = "".join(part[0] for part in re.split(r"[\s.\-]+", given) if part)
        initials = self.points.join(bare) + (self.points.strip() if self.points else "")
        if not natural:
            if self.order == "family initials":
                return f"{family} {bare}"
            if self.order == "family initials dotted":
                return f"{family} {initials}"
            if self.order == "family, initials":
                return f"{family}, {initials}"
            if self.order in {"family, given", "first inverted"}:
                return f"{family}, {given}"
        if self.order in {"given family", "family, given", "first inverted"}:
            return f"{given} {family}"
        return f"{initials}{'' if initials.endswith(' ') else ' '}{family}"

    def title(self, line: Line, text: str, label: str = "title") -> None:
        """A title in the style's quotes."""
        opening, closing = self.quotes
        line.add(opening)
        line.add(text, label)
        if closing and self.comma_within and not text.endswith(("?", "!")):
            line.add("," if self.separator == ", " else ".")
        line.add(closing)

    def date(self, line: Line, record: Record, form: str) -> None:
        """The date; without a year "n.d." or the like."""
        if not record.year:
            self._labelled(line, self.rng.choice(["n.d.", "(n.d.)", self.terms["press"]]), "date")
            return
        month = self._month(record.month) if record.month else ""
        values = {"Y": record.year + self.letter, "M": month, "D": str(record.day or "")}
        printed = re.sub("[YMD]", lambda place: values[place[0]], form)
        self._labelled(line, re.sub(r"\s+(?=[,)])|(?<=\()\s+", "", " ".join(printed.split())), "date")

    def _month(self, month: int) -> str:
        name = self.months[(month - 1) % 12]
        return {"long": name, "short": name[:3], "point": name[:3] + ".", "number": name[:3]}[self.month_form]

    def _labelled(self, line: Line, text: str, label: str) -> None:
        """Edge punctuation stays unlabelled."""
        bare = text.strip("()[].,: ")
        start = text.index(bare)
        line.add(text[:start])
        line.add(bare, label)
        line.add(text[start + len(bare) :])

    def pages(self, text: str) -> str:
        """A range with the style's dash, elided or not."""
        match = re.fullmatch(r"([A-Za-z]?\d+)\s*-+\s*([A-Za-z]?\d+)", text)
        if not match:
            return text
        first, last = match[1], match[2]
        if self.elided and len(first) == len(last) > 1 and first.isdigit():
            common = next((i for i, (a, b) in enumerate(zip(first, last, strict=True)) if a != b), 0)
            last = last[min(common, len(last) - 1) :]
        return f"{first}{self.dash}{last}"


# How volume, issue, date and pages follow the container. V, I, P and Y stand for the values, v, n and p for
# the words before them; what stands in braces falls away with its value.
_NUMBERS = (
    "_Y;V{(I)}:P", "_Y;V{(I)}:P", "_Y; V{ (I)}: P", ", V{(I)}, P", ", V{(I)}, P", " V{(I)}, P", " V{, I}: P",
    ", v V{, n I}, p P", ", v V{, n I}, Y, p P", ", v V{, n I}, p P, Y", " V{(I)}:P", ", V{ (I)}, P (Y)",
    " V{ (I)}, P (Y)", " V{, I} (Y) P", " V{(I)} (Y), pp. P", ", V{/I}, p P", " V{.I} (Y): P", ". V{(I)}:P",
    ". Y;V{(I)}:P", ", Y, V{, I}, P", ", Y, V, P", " V{ n I}, p P", ". vV{, nI}, pP", " V{, n I} (Y): P",
    ". Y, V{ (I)}, P", ". V{, n I} (Y), p P", " V P", " V, P (Y)", " V (Y) P", ", V{ (I)}, p P, Y",
    " (Y) V P",
    ". Y. V{. n I}. p P", ". V{(I)}: P, Y", " V: P, Y", ", v V{ (I)}, Y, p P", "(V{, I}), P",
)  # fmt: skip


def render(record: Record, rng: random.Random, language: str = "") -> Labelled:
    """The record printed in a style of its own, with a label number for every character."""
    style = Style(rng, language)
    line = Line()
    record = _thinned(record, rng)
    {
        "book": _book, "chapter": _chapter, "paper": _chapter, "thesis": _thesis, "report": _report,
        "web": _web,
    }.get(record.kind, _article)(style, line, record)  # fmt: skip
    _identifier(style, line, record)
    if style.full_stop and line.text and line.text[-1] not in ".?!" and not line.text.endswith("/"):
        line.add(".")
    return line.text, without_edges(line)


def without_edges(line: Line) -> list[int]:
    """The labels, those of a field's last point or comma taken away as in the other sets."""
    labels = list(line.labels)
    for place, char in enumerate(line.text):
        last = place + 1 == len(labels) or labels[place + 1] != labels[place]
        if last and char in ".,;: ":
            labels[place] = 0
    return labels


_GROUPS = (
    "World Health Organization", "European Commission", "UNESCO", "Statistisches Bundesamt", "OECD",
    "World Bank",
    "Ministry of Health", "Food and Agriculture Organization of the United Nations", "R Core Team",
    "American Psychiatric Association", "Bundesministerium für Gesundheit",
    "Instituto Nacional de Estadística",
    "National Institute for Health and Care Excellence", "Centers for Disease Control and Prevention",
    "UNICEF",
    "Brasil. Ministério da Saúde", "International Organization for Standardization", "U.S. Census Bureau",
)  # fmt: skip
_NUMERALS = (
    (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_LETTERS = "ABCDEFGHIKLMNOPRSTV"
_BODIES = (
    "Study Group", "Investigators", "Consortium", "Working Group", "Collaborative Group", "Trial Group",
    "Group", "Research Group", "Collaborators", "Network", "Task Force", "Collaboration", "Study Team",
)  # fmt: skip
_NEWSPAPERS = (
    "The New York Times", "The Guardian", "Der Spiegel", "Die Zeit", "Le Monde", "El País", "The Economist",
    "Frankfurter Allgemeine Zeitung", "Washington Post", "Folha de S. Paulo", "Süddeutsche Zeitung",
    "The Times",
)  # fmt: skip


def _thinned(record: Record, rng: random.Random) -> Record:
    """Leave out now and then what references leave out, and put in what records seldom hold."""
    if record.kind in {"book", "report", "web", "thesis"} and rng.random() < 0.15:
        record = replace(record, authors=((rng.choice(_GROUPS), ""),))
    if record.kind == "article" and rng.random() < 0.015:
        record = replace(
            record, container=rng.choice(_NEWSPAPERS), short_container="", volume="", issue="", doi="",
            pages=rng.choice(["", "", "A1", "12", "B3"]), month=rng.randint(1, 12), day=rng.randint(1, 28),
        )  # fmt: skip
    if rng.random() < (0.25 if record.kind == "book" else 0.03):
        record = replace(record, title=_shortened(record.title, rng))
    if record.year and rng.random() < 0.03:
        form = rng.choice(["{title}, {year}", "{title} {year}", "{year} {title}"])
        record = replace(record, title=form.format(title=record.title, year=record.year))
    return _renumbered(record, rng)


def _renumbered(record: Record, rng: random.Random) -> Record:
    """Leave out or change numbers, as references do."""
    if record.kind == "article" and record.volume and rng.random() < 0.02:
        record = replace(record, volume=record.year or record.volume)
    if record.volume.isdecimal() and len(record.volume) < 3 and rng.random() < 0.02:
        record = replace(record, volume=_roman(int(record.volume)))
    if record.issue.isdecimal() and rng.random() < 0.03:
        both = f"{record.issue}{rng.choice('-/–')}{int(record.issue) + 1}"
        record = replace(record, issue=both)
    if rng.random() < 0.35:
        record = replace(record, issue="")
    if rng.random() < 0.05:
        record = replace(record, pages="")
    if rng.random() < 0.03:
        record = replace(record, year="")
    if record.pages and rng.random() < 0.12:
        record = replace(record, pages=re.split(r"[-–]", record.pages)[0])
    if record.issue and rng.random() < 0.05:
        record = replace(record, issue=rng.choice(_ISSUES))
    if rng.random() < 0.04 and record.volume:
        record = replace(record, pages=f"e{rng.randint(1000, 999999)}")
    return record


def _roman(number: int) -> str:
    printed = ""
    for value, numeral in _NUMERALS:
        printed += numeral * (number // value)
        number %= value
    return printed


def _shortened(title: str, rng: random.Random) -> str:
    """The first words of a title, as novels and essays have them."""
    words = title.split()[: rng.choice([1, 1, 2, 2, 3, 4])]
    if rng.random() < 0.5:
        words = [word.capitalize() for word in words]
    return " ".join(words).strip(".,:;-–(") or title


def _opening(style: Style, line: Line, record: Record) -> bool:
    """Authors, and in half of the styles the date; True when it was printed."""
    people, label = (record.authors, "author") if record.authors else (record.editors, "editor")
    if people:
        style.names(line, people, label)
        if label == "editor":
            line.add(" " + style.terms["eds"].lstrip(", "))
        elif 1 < len(people) <= style.most and style.rng.random() < 0.04:
            line.add(style.rng.choice([", ", "; ", " and "]) + _group(record.title, style.rng), "author")
    early = style.rng.random() < 0.5
    if early:
        line.apart(style.rng.choice([" ", " ", ", ", ". "]) if people else "")
        style.date(line, record, style.date_form)
        line.apart(style.rng.choice([" ", " ", ". ", ", "]))
    else:
        line.apart(style.mark if people else "")
    return early


def _group(title: str, rng: random.Random) -> str:
    """A group that signs beside its members, named after what the work is about."""
    words = re.findall(r"[^\W\d_]{4,}", title) or ["Test"]
    acronym = "".join(rng.choices(_LETTERS, k=rng.randint(3, 6)))
    name = rng.choice([acronym, rng.choice(words).capitalize(), " ".join(words[:2]).title()])
    return f"{name} {rng.choice(_BODIES)}"


def _article(style: Style, line: Line, record: Record) -> None:
    rng = style.rng
    dated = _opening(style, line, record)
    if rng.random() > 0.12:
        style.title(line, record.title)
        if rng.random() < 0.03:
            line.add(
                rng.choice(["[J]", " [J]", " [Article]", " [in German]", " (in Russian)", " [Abstract]"])
            )
        line.apart(style.separator)
        if rng.random() < (1.0 if "//" in style.terms["in"] else 0.06):
            line.add(style.terms["in"] + " ")
    container = record.short_container if style.abbreviated and record.short_container else record.container
    if style.abbreviated and rng.random() < 0.4:
        container = container.replace(".", "")
    line.add(container, "container")
    if rng.random() < 0.006:
        line.add(
            rng.choice([" (80-. )", " (80‐.)", " (N. Y)"]), "container"
        )  # as one reference manager prints
    if rng.random() < 0.03:
        line.add(rng.choice([" [Internet]", " [online]"]))
    form = style.numbers
    if dated:
        form = re.sub(r"(?:[,;:.]? ?\(Y\)|[_,.]? ?Y[;,.]?)", "", form).replace("VP", "V P")
        form = form if form[:1] in " ,.(" else " " + form
    _numbers(style, line, record, form)
    if not dated and "Y" not in form:
        line.apart(rng.choice([", ", ". ", " ", "; "]))
        style.date(line, record, style.late_date)


def _numbers(style: Style, line: Line, record: Record, form: str) -> None:
    """Volume, issue, pages and date as the form says."""
    form = re.sub(r"\{([^}]*)\}", r"\1" if record.issue else "", form)
    if not record.pages:
        form = re.sub(r"[,:.]? ?(?:pp\. ?|p ?)?P", "", form)
    if not record.volume:
        form = re.sub(r"v? ?V", "", form)
    plain = style.rng.random() < 0.6
    for char in form:
        if char == "_":
            line.add(style.rng.choice([" ", ". ", ". ", ", "]))
        elif char == "Y":
            style.date(line, record, "Y" if plain else style.rng.choice(["Y", "Y M", "Y M D"]))
        elif char in _VALUES:
            name, label = _VALUES[char]
            value = getattr(record, name)
            line.add(style.pages(value) if char == "P" else value, label)
        elif char in "vnp" and form.find(char + char) < 0:
            line.add(style.terms[{"v": "vol", "n": "no", "p": "pp"}[char]])
        else:
            line.add(char)


_VALUES = {"V": ("volume", "volume"), "I": ("issue", "issue"), "P": ("pages", "pages")}


def _imprint(style: Style, line: Line, record: Record, dated: bool) -> None:
    """Place, publisher and date."""
    rng = style.rng
    location, publisher = record.location, record.publisher
    bracketed = rng.random() < 0.2
    line.apart(" " if bracketed else style.separator)
    line.add("(" if bracketed else "")
    pieces = [(location, "location"), (publisher, "publisher")]
    if not style.place_first:
        pieces.reverse()
    pieces = [piece for piece in pieces if piece[0]]
    for index, (text, label) in enumerate(pieces):
        if index:
            line.add(rng.choice([": ", ": ", ", "]) if style.place_first else ", ")
        line.add(text, label)
    if not dated:
        line.add(rng.choice([", ", ", ", "; ", " "]) if pieces else "")
        style.date(line, record, "Y")
    line.add(")" if bracketed else "")


def _book(style: Style, line: Line, record: Record) -> None:
    rng = style.rng
    dated = _opening(style, line, record)
    line.add(record.title, "title")
    if rng.random() < 0.04:
        line.add(
            rng.choice(["[M]", " [M]", " [Computer software]", " [Internet]", " [Book]", " [in French]"])
        )
    if record.edition or rng.random() < 0.15:
        number = re.search(r"\d+", record.edition)
        value = int(number[0]) if number else rng.randint(2, 9)
        ordinal = f"{value}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(value, 'th') }".replace(" ", "")
        english = style.terms["edition"][0] in "{(" and "Aufl" not in style.terms["edition"]
        line.apart(rng.choice([". ", ", ", " "]))
        style._labelled(line, style.terms["edition"].format(ordinal if english else value), "edition")
    if record.volume:
        line.apart(", ")
        line.add(style.terms["vol"] + " ")
        line.add(record.volume, "volume")
    _series(style, line, record)
    _imprint(style, line, record, dated)
    if rng.random() < 0.1:
        line.add(f". {rng.randint(80, 900)} {rng.choice(['p.', 'pp.', 'S.', 'pages'])}")


def _series(style: Style, line: Line, record: Record) -> None:
    if not record.series:
        return
    line.add(style.rng.choice([" (", ". ", ", "]))
    bracketed = line.text.endswith("(")
    line.add(record.series, "series")
    line.add(")" if bracketed else "")


def _chapter(style: Style, line: Line, record: Record) -> None:
    rng = style.rng
    dated = _opening(style, line, record)
    style.title(line, record.title)
    line.apart(style.separator)
    line.add(style.terms["in"] + " ")
    after = rng.random() < 0.35
    if record.editors and not after:
        style.names(line, record.editors, "editor", natural=rng.random() < 0.5)
        line.add(" " + style.terms["eds"].lstrip(", ") + rng.choice([", ", " ", ". ", ": "]))
    line.add(record.container, "container")
    if record.editors and after:
        line.add(rng.choice([", ", " ", ". "]) + style.terms["edby"] + " ")
        style.names(line, record.editors, "editor", natural=True)
    if record.volume:
        line.add(rng.choice([f", {style.terms['vol']} ", " "]))
        line.add(record.volume, "volume")
    if record.pages and style.pages_first:
        bracketed = rng.random() < 0.4
        line.add(" (" if bracketed else ", ")
        line.add(rng.choice([style.terms["pp"] + " ", style.terms["pp"] + " ", ""]))
        line.add(style.pages(record.pages), "pages")
        line.add(")" if bracketed else "")
    _imprint(style, line, record, dated)
    if record.pages and not style.pages_first:
        line.apart(rng.choice([", ", ". ", ": ", "; "]))
        line.add(rng.choice([style.terms["pp"] + " ", style.terms["pp"] + " ", ""]))
        line.add(style.pages(record.pages), "pages")


def _thesis(style: Style, line: Line, record: Record) -> None:
    rng = style.rng
    dated = _opening(style, line, record)
    style.title(line, record.title)
    line.apart(style.separator if style.terms["thesis"][0] not in "([" else " ")
    line.add(style.terms["thesis"])
    university = record.publisher
    if record.location and rng.random() < 0.7:
        university = rng.choice(_UNIVERSITIES).format(record.location)
    _imprint(style, line, replace(record, publisher=university, location=record.location), dated)


def _report(style: Style, line: Line, record: Record) -> None:
    dated = _opening(style, line, record)
    style.title(line, record.title)
    line.apart(style.separator)
    line.add(style.terms["report"].format(style.rng.randint(1, 2500)))
    _imprint(style, line, record, dated)


def _web(style: Style, line: Line, record: Record) -> None:
    rng = style.rng
    dated = _opening(style, line, record)
    style.title(line, record.title)
    if record.publisher and rng.random() < 0.4:
        line.apart(style.separator)
        line.add(record.publisher, "publisher")
    if not dated:
        line.apart(style.separator)
        style.date(line, record, style.late_date)
    line.apart(style.separator)
    site = re.sub(r"\W+", "", record.publisher.lower())[:14] or "example"
    line.add(f"{style.terms['at']} https://www.{site}.org/{rng.randint(1, 9999)}".lstrip())
    if rng.random() < 0.6:
        day = f"{rng.randint(1, 28)} {rng.choice(_MONTHS)} {rng.randint(2001, 2024)}"
        line.add(" " + style.terms["accessed"].format(day))


def _identifier(style: Style, line: Line, record: Record) -> None:
    if record.doi and style.identifier:
        line.apart(style.rng.choice([". ", ". ", ", ", " "]))
        line.add(style.identifier.format(record.doi))
    if style.rng.random() < 0.03:
        line.add(f" PMID: {style.rng.randint(10**6, 4 * 10**7)}")


_HEADINGS = (
    "References", "Introduction", "Materials and Methods", "Results and discussion", "Bibliography",
    "Conclusions", "Acknowledgements", "1. Introduction", "2.3 Statistical analysis", "Table of contents",
    "Literaturverzeichnis", "Appendix A", "Conflict of interest", "Funding", "Author contributions",
    "Chapter 4", "Références", "CHAPTER II",
    "List of figures", "Primary sources", "Secondary literature", "Journal articles", "Books", "Web sites",
)  # fmt: skip
_SENTENCES = (
    "The {w} of {w} was measured in {n} patients between {y} and {y}.",
    "These results agree with those of {a} et al. ({y}), who studied {w} and {w}.",
    "As shown in Figure {n}, the {w} increased by {n}% (p < 0.05).",
    "In {y}, {a} and {a} proposed a {w} for {w} [{n}].",
    "Table {n}. {W} and {w} by group, mean (SD).",
    "We thank Dr. {a} for help with the {w}.", "Page {n} of {n}", "{n}", "{y}", "Fig. {n}: {W} of the {w}.",
    "This work was supported by grant {n}/{y} from the {W} Foundation.",
    "All participants gave written consent; the study was approved by the ethics committee ({n}/{y}).",
    "Correspondence to: {a}, Department of {W}, University of {a}.",
    "Received {n} May {y}; accepted {n} June {y}.",
    "{a} ({y}) shows that {w} depends on the {w}, but see {a} ({y}).", "Published online: {n} March {y}",
    "However, the {w} of the {w} is still not known.", "See also section {n}.",
    "Copyright {y} {a}. All rights reserved.",
    "The data were analysed with {W} version {n}.", "Keywords: {w}, {w}, {w}", "{W} {w} {w}",
)  # fmt: skip


def no_reference(records: list[Record], rng: random.Random) -> Labelled:
    """A line that stands beside references and is none: a heading, a sentence, a page number."""
    if rng.random() < 0.25:
        text = rng.choice(_HEADINGS)
        return text, [0] * len(text)

    def word(_: re.Match[str]) -> str:
        words = rng.choice(records).title.split()
        start = rng.randrange(len(words))
        return " ".join(words[start : start + rng.randint(1, 4)]).strip(".,:;")

    fills: tuple[tuple[str, Callable[[re.Match[str]], str]], ...] = (
        ("{w}", lambda match: word(match).lower()),
        ("{W}", lambda match: word(match).capitalize()),
        ("{a}", lambda _: rng.choice(rng.choice(records).authors or (("Roe", ""),))[0]),
        ("{y}", lambda _: str(rng.randint(1950, 2025))),
        ("{n}", lambda _: str(rng.randint(1, 300))),
    )
    text = " ".join(rng.choice(_SENTENCES) for _ in range(rng.choice([1, 1, 1, 2, 3])))
    for mark, fill in fills:
        text = re.sub(re.escape(mark), fill, text)
    return text, [0] * len(text)
