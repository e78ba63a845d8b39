from refcheck import extract
from refcheck.formats import html

PAGE = """<!DOCTYPE html><html><head><title>x</title><style>p {}</style></head><body>
<nav>Home</nav><h1>Bells</h1><p>As was   known<sup>1,2</sup>
before.</p><script>var a = 1;</script>
<h2>References</h2><ol>
<li>Quill A. <i>On tidal clocks</i>. Acta Ficta. 1999;7:11&ndash;19.
 <a href="https://doi.org/10.5555/clocks">Link</a></li>
<li><p>Strom C. Copper bells. Acta Ficta. 2001;8:21-29.</p></li>
<li>Zatzick D. Lichens. Acta Ficta. 2011;9:1-8.</li></ol>
<h2>Appendix</h2><p>More words.</p></body></html>"""


def test_a_page_is_read_as_a_browser_shows_it() -> None:
    document, references = extract.references(html.read("page.html", PAGE.encode()))
    assert [(reference.label, reference.unstructured) for reference in references] == [
        ("1", "Quill A. On tidal clocks. Acta Ficta. 1999;7:11–19."),
        ("2", "Strom C. Copper bells. Acta Ficta. 2001;8:21-29."),
        ("3", "Zatzick D. Lichens. Acta Ficta. 2011;9:1-8."),
    ]
    assert references[0].links == ("https://doi.org/10.5555/clocks",)
    assert document.text.startswith("Bells\nAs was known1,2 before.\nReferences\n1. Quill")
    assert [document.text[span.start : span.end] for span in document.superscripts] == ["1,2"]
