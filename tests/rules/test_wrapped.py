from refcheck import extract, parser, rules
from refcheck.model import Document, Match, Status

WRAPPED = """References

1. Doe JA, Roe R. On the healing of osteo-
   porotic bones and of the verte-
   bral column. J Made Up Res. 2010;12:134-9.
2. Roe R. Osteoporotic and vertebral bones in imaginary
   patients. J Made Up Res. 2011;13:11-9.
"""


def test_a_word_broken_at_a_lines_end_is_not_torn() -> None:
    document, references = extract.references(Document(path="made.txt", text=WRAPPED))
    matches = [Match(reference, Status.UNCHECKED, "") for reference in parser.parse(references)]
    assert rules.judge(document, matches, codes=["TTL404"]) == []
