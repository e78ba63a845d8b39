from __future__ import annotations

from tests.rules.build import bib

FIRES = [
    bib("@Aticle{k, title = {A}}", 'no entry type "aticle"; did you mean "article"?', "Aticle", safe=False),
    bib("@newthing{k, title = {A}}", 'no entry type "newthing"', "newthing"),
]
SILENT = [bib("@ARTICLE{k, title = {A}}\n@online{l, title = {B}}\n@IEEEtranBSTCTL{m, x = {y}}")]
