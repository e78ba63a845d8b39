"""Reference lists in HTML as publishers, reference managers and word processors write them."""

import pytest

from refcheck import extract, formats
from refcheck.model import Document, Reference

WORKS = (
    "Quill AB, Strøm C. On tidal clocks and their keepers. Acta Ficta. 1999;12(3):45-52.",
    "Fünnemore B, Zatzick D. Copper bells in winter. Ann Nothing. 2001;7:627-35.",
    "Ünder K. Paper moons: a history. 2nd ed. Nowhere: Made Up Press; 2005.",
)
TEXT = "<h1>Bells</h1><p>Words on bells [1,2] and more [3].</p><h2>References</h2>"


def read(body: str, head: str = "", encoding: str = "utf-8") -> tuple[Document, tuple[Reference, ...]]:
    page = f"<!DOCTYPE html><html><head>{head}</head><body>{TEXT}{body}</body></html>"
    return extract.references(formats.document("page", page.encode(encoding)))


def each(template: str, between: str = "") -> str:
    return between.join(template.replace("%n", str(n)).replace("%w", work) for n, work in enumerate(WORKS, 1))


NUMBERED = [
    f"<ol>{each('<li>%w</li>')}</ol>",
    f"<ul>{each('<li><span class=label>%n.</span> %w</li>')}</ul>",
    f"<ol style='list-style: none'>{each('<li>%n. %w</li>')}</ol>",
    f"<ol>{each('<li><p>%w</p></li>')}</ol><footer><p>Made Up Press</p></footer>",
    each("<p>[%n] %w</p>"),
    f"<p>{each('%n. %w', '<br>')}</p>",
    f"<pre>{each('%n. %w', chr(10))}</pre>",
    f"<table>{each('<tr><td>[%n]</td><td>%w</td></tr>')}</table>",
    f"<dl>{each('<dt>[%n]</dt><dd>%w</dd>')}</dl>",
    each("<div><div class='csl-left-margin'>%n. </div><div class='csl-right-inline'>%w</div></div>"),
    each("<div><span>%n</span> <span>%w</span></div>"),
    f"<ol>{each('<li>%w<span style=display:none>no</span><i hidden>no</i><script>no</script></li>')}</ol>",
    f"<ol>{each('<li>%w <a href=https://x.org/1>CrossRef</a> <a href=b>Google Scholar</a></li>')}</ol>",
    f"<ol>{each('<li>%w [<a href=https://x.org/1>PubMed</a>] [<a href=b>PMC free article</a>]</li>')}</ol>",
    f"<ol>{each('<li><p>%w</p><p><a href=a>Article</a>&nbsp;<a href=b>Google Scholar</a></p></li>')}</ol>",
    f"<ol>{each('<li>%w <a href=#a>↩</a><span class=visually-hidden>Opens a window</span></li>')}</ol>",
]


@pytest.mark.parametrize("body", NUMBERED)
def test_numbered_lists_of_every_make(body: str) -> None:
    document, references = read(body)
    assert [reference.unstructured for reference in references] == list(WORKS)
    assert [mark.numbers for mark in document.citations] == [(1, 2), (3,)]


@pytest.mark.parametrize(
    "body",
    [
        f"<ul>{each('<li>%w</li>')}</ul>",
        each("<p class=MsoBibliography>%w</p>"),
        each("<div class=csl-entry role=listitem>\n%w\n</div>"),
        f"<dl>{each('<dt>[Qui%n]</dt><dd>%w</dd>')}</dl>",
    ],
)
def test_lists_without_numbers(body: str) -> None:
    assert [reference.unstructured for reference in read(body)[1]] == list(WORKS)


def test_a_button_leaves_its_address() -> None:
    _, references = read(f"<ol>{each('<li>%w <a href=https://doi.org/10.5555/%n>CrossRef</a></li>')}</ol>")
    assert [reference.links for reference in references] == [
        (f"https://doi.org/10.5555/{n}",) for n in (1, 2, 3)
    ]


@pytest.mark.parametrize(
    ("encoding", "head", "work"),
    [
        ("latin-1", '<meta charset="iso-8859-1">', "Strøm B. Zwölf Glocken. Acta Ficta. 1999;7:11-19."),
        (
            "cp1251",
            '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">',
            "Перьев И. И. О часах. Журнал ни о чем. 1999;7:11-19.",
        ),
        ("iso-8859-2", "<meta charset=ISO-8859-2>", "Čapek Ł. O zegarach. Acta Ficta. 1999;7:11-19."),
        ("shift_jis", "<meta charset=Shift_JIS>", "羽田. 時計について. 架空学報. 1999;7:11-19."),
        ("iso2022_jp", "<meta charset=ISO-2022-JP>", "羽田. 時計について. 架空学報. 1999;7:11-19."),
        ("utf-8", "<meta charset=iso-8859-1>", "Strøm B. Zwölf Glocken. Acta Ficta. 1999;7:11-19."),
        ("utf-8", "<meta charset=no-such-thing>", "Strøm B. Zwölf Glocken. Acta Ficta. 1999;7:11-19."),
    ],
)
def test_the_encoding_is_the_one_that_the_page_names(encoding: str, head: str, work: str) -> None:
    _, references = read(f"<ol>{f'<li>{work}</li>' * 3}</ol>", head, encoding)
    assert {reference.unstructured for reference in references} == {work}
