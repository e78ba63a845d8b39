"""Print made-up works in Portuguese and Spanish, each character labelled, to train the parser on.

The labelled sets hold few references in these languages. The works are put together from common words; half
of them are printed as the Brazilian standard NBR 6023 asks ("SILVA, J. A. Título: subtítulo. Revista, São
Paulo, v. 12, n. 3, p. 45-67, jan./mar. 2009."), the others in the styles of ``parser_styles``.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

from parser_noise import Labelled
from parser_styles import Line, Record, render, without_edges


@dataclass(frozen=True, slots=True)
class _Words:
    """What works in one language are made of, each a list of choices."""

    families: tuple[str, ...]
    given: tuple[str, ...]
    nouns: tuple[str, ...]
    qualities: tuple[str, ...]
    links: tuple[str, ...]
    places: tuple[str, ...]
    subtitles: tuple[str, ...]
    journals: tuple[str, ...]
    fields: tuple[str, ...]
    publishers: tuple[str, ...]


def _split(text: str) -> tuple[str, ...]:
    return tuple(each.strip() for each in text.split("|"))


_PORTUGUESE = _Words(
    _split("Silva|Souza|Oliveira|Santos|Pereira|Lima|Carvalho|Almeida|Ribeiro|Gonçalves|Barbosa|Araújo|Melo|"
           "Costa|Rocha|Nascimento|Moreira|Teixeira|Cavalcanti|Freitas|Sá e Silva|Souza Neto|Lima Filho|"
           "Pinto Júnior|Mendes|Guimarães|Figueiredo|Machado|Castro|Brandão|Magalhães|Fonseca"),
    _split("João|Maria|José|Ana|Paulo|Antônio|Carlos|Luís|Fernanda|Juliana|Márcia|Cláudio|Sérgio|Rosângela|"
           "Luiz Carlos|Maria Aparecida|Ana Paula|José Roberto|Flávio|Patrícia|Regina|Marcelo|Eduardo"),
    _split("avaliação|formação|educação|gestão|análise|saúde|políticas|qualidade|desenvolvimento|ensino|"
           "prática|identidade|trabalho|história|cultura|crescimento|produção|teoria|pesquisa|memória|"
           "violência|mortalidade|enfermagem|juventude|cidadania|ocorrência|manejo|solo|território|linguagem|"
           "discurso|atividade|famílias|crianças|professores|trabalhadores|comunidade|economia|estado|direito|gênero"),
    _split("pública|brasileira|social|infantil|ambiental|científica|popular|urbana|rural|contemporânea|"
           "escolar|coletiva|econômica|municipal|docente|indígena|crítica|agrícola|clínica|crônica|histórica"),
    _split("de|da|do|e|na|no|em|para a|sobre a|entre|como|das|dos|com|à luz da"),
    _split("São Paulo|Rio de Janeiro|Belo Horizonte|Porto Alegre|Brasília|Curitiba|Campinas|Salvador|Recife|"
           "Florianópolis|Fortaleza|Lisboa|Petrópolis|Coimbra|Viçosa|Goiânia|Londrina|Ribeirão Preto"),
    _split("um estudo de caso|uma revisão da literatura|limites e possibilidades|desafios e perspectivas|"
           "contribuições para o debate|o caso do Brasil|uma abordagem qualitativa|notas de pesquisa"),
    _split("Revista Brasileira de {}|Revista de {}|Cadernos de {}|Arquivos Brasileiros de {}|{} & Sociedade|"
           "Estudos de {}|Rev. Bras. {}|Cad. {}|{} em Revista|Acta {}|Boletim de {}|Anais da Academia de {}"),
    _split("Educação|Saúde Pública|Enfermagem|Ciência do Solo|História|Psicologia|Medicina|Zootecnia|"
           "Sociologia|Geografia|Administração|Botânica|Linguística|Economia|Ciências Sociais|Filosofia"),
    _split("Atlas|Cortez|Vozes|Editora da UFMG|Paz e Terra|Companhia das Letras|Edusp|Hucitec|Artmed|"
           "Autêntica|Fiocruz|Martins Fontes|Embrapa|Editora UNESP|Saraiva|Papirus|Civilização Brasileira"),
)  # fmt: skip
_SPANISH = _Words(
    _split("García|Rodríguez|González Pérez|López|Martínez|Sánchez|Fernández|Gómez|Díaz|Ruiz|Muñoz|Álvarez|"
           "Romero Díaz|Gutiérrez|Navarro|Torres|Domínguez|Vázquez|Ramos|Castillo|Ortega|Núñez|Peña|Ibáñez|"
           "de la Fuente|Pérez-Gómez|Hernández Sampieri|Jiménez|Zúñiga|Cárdenas|Morales|Aguilar"),
    _split("José|María|Juan Carlos|Ana|Luis|Carmen|Francisco|Javier|Pilar|Jesús|Concepción|Miguel Ángel|Rosa|"
           "Andrés|Mónica|Jorge|Ignacio|Lucía|Raúl|Víctor|Silvia|Patricia|Ricardo|Sofía"),
    _split("evaluación|formación|educación|gestión|análisis|salud|políticas|calidad|desarrollo|enseñanza|"
           "práctica|identidad|trabajo|historia|cultura|crecimiento|producción|teoría|investigación|memoria|"
           "violencia|mortalidad|enfermería|juventud|ciudadanía|aprendizaje|suelo|territorio|lenguaje|discurso|"
           "mujeres|actividad|familias|niños|profesores|trabajadores|comunidad|economía|estado|derecho|género"),
    _split("pública|española|social|infantil|ambiental|científica|popular|urbana|rural|contemporánea|escolar|"
           "colectiva|económica|municipal|docente|indígena|crítica|agraria|clínica|crónica|histórica"),
    _split("de|de la|del|y|en la|en el|en|para la|sobre la|entre|como|de las|de los|con|a través de la"),
    _split("Madrid|Barcelona|México|Buenos Aires|Bogotá|Santiago de Chile|Lima|Valencia|Sevilla|Caracas|"
           "Granada|México, D.F.|Salamanca|Zaragoza|Medellín|La Habana|Quito|Montevideo"),
    _split("un estudio de caso|una revisión de la literatura|límites y posibilidades|retos y perspectivas|"
           "aportes para el debate|el caso de España|una aproximación cualitativa|notas de investigación"),
    _split("Revista Española de {}|Revista de {}|Cuadernos de {}|Archivos de {}|{} y Sociedad|Estudios de {}|"
           "Rev Esp {}|Anales de {}|Revista Latinoamericana de {}|Gaceta de {}|Boletín de {}|Rev. Méd. {}"),
    _split("Educación|Salud Pública|Enfermería|Medicina Clínica|Historia|Psicología|Pediatría|Ecología|"
           "Sociología|Geografía|Administración|Botánica|Lingüística|Economía|Ciencias Sociales|Filosofía"),
    _split("Alianza Editorial|Siglo XXI|Fondo de Cultura Económica|Ariel|Paidós|Tecnos|Cátedra|Gedisa|"
           "McGraw-Hill|Anagrama|Trotta|Síntesis|Editorial Crítica|UNAM|Morata|CLACSO"),
)  # fmt: skip
_KINDS = (
    *["article"] * 6, *["book"] * 3, *["chapter"] * 2, "paper", "thesis", "report", "web", "law", "news",
)  # fmt: skip
_MONTHS = (
    "jan.", "fev.", "mar.", "abr.", "maio", "jun.", "jul.", "ago.", "set.", "out.", "nov.", "dez.",
)  # fmt: skip
_ABROAD = ("London", "New York", "Amsterdam", "Oxford", "Berlin", "Paris", "Washington", "Chicago", "Boston")
_BODIES = (
    "BRASIL. Ministério da Saúde", "BRASIL. Ministério da Educação. Secretaria de Educação Básica", "BRASIL",
    "INSTITUTO BRASILEIRO DE GEOGRAFIA E ESTATÍSTICA", "ASSOCIAÇÃO BRASILEIRA DE NORMAS TÉCNICAS", "EMBRAPA",
    "UNIVERSIDADE FEDERAL DO PARANÁ", "SÃO PAULO (Estado). Secretaria do Meio Ambiente", "IBGE", "UNESCO",
)  # fmt: skip
_NEWSPAPERS = ("Folha de S. Paulo", "O Estado de S. Paulo", "O Globo", "Jornal do Brasil", "Zero Hora")
_LAWS = ("Lei nº {}", "Decreto nº {}", "Portaria nº {}", "Resolução nº {}", "Lei n. {}", "Decreto-lei n. {}")
_LANGUAGES = ((_PORTUGUESE, "pt"), (_SPANISH, "es"))


def made_up(rng: random.Random) -> Labelled:
    """A made-up work in Portuguese or Spanish, printed."""
    words, language = rng.choice(_LANGUAGES)
    record = _work(words, rng)
    if language == "pt" and rng.random() < 0.7:
        return render_brazilian(record, rng)
    return render(record, rng, language)


def _work(words: _Words, rng: random.Random) -> Record:
    first, kind = rng.randint(1, 900), rng.choice(_KINDS)
    journal = rng.choice(words.journals).format(rng.choice(words.fields))
    return Record(
        title=_title(words, rng), authors=_people(words, rng), editors=_people(words, rng)[:2],
        container=_title(words, rng) if kind == "chapter" else journal,
        year=str(rng.randint(1950, 2023)), month=rng.randint(1, 12), day=rng.randint(1, 28),
        volume=str(rng.randint(1, 90)), issue=str(rng.choice([1, 2, 3, 4, 6, 12, 45])),
        pages=f"{first}-{first + rng.randint(3, 40)}", publisher=rng.choice(words.publishers),
        location=rng.choice(words.places), edition=rng.choice(["", "", str(rng.randint(2, 9))]), kind=kind,
    )  # fmt: skip


def _title(words: _Words, rng: random.Random) -> str:
    pieces = [rng.choice(words.nouns)]
    for _ in range(rng.randint(0, 3)):
        pieces += [rng.choice(words.qualities)] * (rng.random() < 0.4)
        pieces += [rng.choice(words.links), rng.choice(words.nouns)]
    if rng.random() < 0.25:
        pieces += ["em" if words is _PORTUGUESE else "en", rng.choice(words.places)]
    title = " ".join(pieces)
    if rng.random() < 0.35:
        title += ": " + rng.choice(words.subtitles)
    return title[0].upper() + title[1:]


def _people(words: _Words, rng: random.Random) -> tuple[tuple[str, str], ...]:
    number = rng.choice([1, 1, 2, 2, 3, 4, 6])
    return tuple((rng.choice(words.families), rng.choice(words.given)) for _ in range(number))


def render_brazilian(record: Record, rng: random.Random) -> Labelled:
    """The record as NBR 6023 prints it."""
    line = Line()
    if record.kind in {"book", "report", "law"} and rng.random() < 0.25:
        line.add(rng.choice(_BODIES), "author")
    else:
        _names(line, record.authors, "author", rng)
    line.apart(". ")
    if record.kind == "law":
        number = rng.choice(_LAWS).format(f"{rng.randint(1, 12)}.{rng.randint(100, 999)}")
        day = f"{record.day} de {_MONTHS[record.month - 1].strip('.')} de {record.year}"
        line.add(f"{number}, de {day}. Dispõe sobre a {record.title.lower()}", "title")
    else:
        line.add(record.title, "title")
    _FORMS.get(record.kind, _article)(line, record, rng)
    if rng.random() < 0.2:
        address = f"http://www.{rng.choice(['scielo', 'periodicos', 'example'])}.br/{rng.randint(1, 9999)}"
        opening, closing = rng.choice([("<", ">"), ("", "")])
        line.add(f" Disponível em: {opening}{address}{closing}. Acesso em: {rng.randint(1, 28)} ")
        line.add(f"{rng.choice(_MONTHS)} {rng.randint(2001, 2023)}.")
    return line.text, without_edges(line)


def _names(line: Line, people: tuple[tuple[str, str], ...], label: str, rng: random.Random) -> None:
    full, point = rng.random() < 0.45, rng.choice([". ", "."])
    shown = people[:1] if len(people) > 3 and rng.random() < 0.7 else people
    if rng.random() < 0.03:
        line.add("______", label)
        return
    for index, (family, given) in enumerate(shown):
        line.add("; " if index else "", label)
        initials = "".join(part[0] + point for part in given.split()).strip()
        particle = rng.choice([" da", " de", " dos"]) if rng.random() < 0.12 else ""
        given = f", {given if full else initials}{particle}" if given else ""
        line.add(family.upper() + given, label)
    line.add(rng.choice([" et al.", ", et al.", "; et al."]) if len(shown) < len(people) else "")


def _article(line: Line, record: Record, rng: random.Random) -> None:
    line.add(". ")
    line.add(record.container, "container")
    if rng.random() < 0.75:
        line.add(", ")
        line.add(record.location or rng.choice(_ABROAD), "location")
    gap = rng.choice([" ", " ", ""])
    for mark, value, label in (
        ("v.", record.volume, "volume"), ("n.", record.issue, "issue"), ("p.", record.pages, "pages"),
    ):  # fmt: skip
        if value and (label != "issue" or rng.random() < 0.85):
            line.add(f", {mark}{gap}")
            line.add(value, label)
    line.add(", ")
    month = _MONTHS[record.month - 1]
    span = rng.choice(["", f"{month} ", f"{month}/{_MONTHS[min(record.month + 1, 11)]} "])
    line.add(span + record.year, "date")
    line.add(".")


def _law(line: Line, record: Record, rng: random.Random) -> None:
    """The rest of a law, whose title is its number and date and what it is about."""
    line.add(". ")
    line.add("Diário Oficial da União", "container")
    line.add(", ")
    line.add(rng.choice(["Brasília, DF", "Brasília", "Rio de Janeiro"]), "location")
    line.add(", ")
    line.add(f"{record.day} {_MONTHS[record.month - 1]} {record.year}", "date")
    line.add(rng.choice([". Seção 1, p. ", ". p. ", ", p. "]))
    line.add(record.pages.split("-")[0], "pages")
    line.add(".")


def _newspaper(line: Line, record: Record, rng: random.Random) -> None:
    line.add(". ")
    line.add(rng.choice(_NEWSPAPERS), "container")
    line.add(", ")
    line.add(record.location, "location")
    line.add(", ")
    line.add(f"{record.day} {_MONTHS[record.month - 1]} {record.year}", "date")
    line.add(rng.choice([". Caderno 2, p. ", ". Opinião, p. ", ", p. ", ". p. "]))
    line.add(rng.choice(["A", "B", "", ""]) + str(rng.randint(1, 30)), "pages")
    line.add(".")


def _imprint(line: Line, record: Record, rng: random.Random) -> None:
    line.add(". ")
    if record.edition:
        line.add(f"{record.edition}. ed", "edition")
        line.add(rng.choice([". ", ". rev. ", ". rev. e ampl. "]))
    line.add(record.location, "location")
    line.add(rng.choice([": ", ": ", " : "]) if record.location and record.publisher else "")
    line.add(record.publisher, "publisher")
    line.add(", ")
    line.add(record.year, "date")
    line.add(".")


def _book(line: Line, record: Record, rng: random.Random) -> None:
    _imprint(line, record, rng)
    if rng.random() < 0.3:
        line.add(f" {rng.randint(80, 700)} p.")
    if rng.random() < 0.1:
        line.add(" v. ")
        line.add(str(rng.randint(1, 5)), "volume")
        line.add(".")


def _chapter(line: Line, record: Record, rng: random.Random) -> None:
    line.add(rng.choice([". In: ", ". In: ", ". In "]))
    _names(line, record.editors, "editor", rng)
    line.add(rng.choice([" (Org.). ", " (Orgs.). ", " (Coord.). ", " (Ed.). "]))
    line.add(record.container, "container")
    _imprint(line, record, rng)
    line.add(rng.choice([" cap. 3, p. ", " p. ", " p."]))
    line.add(record.pages, "pages")
    line.add(".")


def _paper(line: Line, record: Record, rng: random.Random) -> None:
    meeting = rng.choice(["CONGRESSO BRASILEIRO DE", "ENCONTRO NACIONAL DE", "SIMPÓSIO INTERNACIONAL DE"])
    line.add(". In: ")
    line.add(f"{meeting} {record.container.split(' de ')[-1].upper()}", "container")
    line.add(f", {rng.randint(2, 40)}., ")
    line.add(record.year, "date")
    line.add(", ")
    line.add(record.location, "location")
    line.add(rng.choice([". Anais... ", ". Anais [...]. ", ". Anais. "]))
    line.add(record.location, "location")
    line.add(": ")
    line.add(record.publisher, "publisher")
    line.add(", ")
    line.add(record.year, "date")
    line.add(". p. ")
    line.add(record.pages, "pages")
    line.add(".")


def _thesis(line: Line, record: Record, rng: random.Random) -> None:
    line.add(". ")
    if rng.random() < 0.6:
        line.add(record.year, "date")
        line.add(f". {rng.randint(60, 400)} f. ")
    degree = rng.choice(["Tese (Doutorado", "Dissertação (Mestrado", "Monografia (Graduação"])
    line.add(f"{degree} em {record.container.split(' de ')[-1]}){rng.choice([' – ', ' - ', '. '])}")
    place = record.location or rng.choice(_PORTUGUESE.places)
    school = rng.choice(["", "", "Faculdade de Educação, ", "Instituto de Biologia, ", "Politécnica, "])
    line.add(school + rng.choice(["Universidade Federal de ", "Universidade de "]) + place, "publisher")
    line.add(", ")
    line.add(place, "location")
    line.add(", ")
    line.add(record.year, "date")
    line.add(".")


_FORMS: dict[str, Callable[[Line, Record, random.Random], None]] = {
    "book": _book, "report": _book, "chapter": _chapter, "paper": _paper, "thesis": _thesis, "law": _law,
    "news": _newspaper,
}  # fmt: skip
