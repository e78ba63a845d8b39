"""The vocabulary: frozen types that every room speaks; imports nothing else of ours."""

from refcheck.model.certainty import Certainty, Sign
from refcheck.model.document import Citation, Document, Link, Note, Part, Position, Setting
from refcheck.model.finding import Checked, Edit, Finding, Fix, Report, Rule, Severity
from refcheck.model.item import Date, DateKind, Item, Name
from refcheck.model.journal import Journal
from refcheck.model.reference import Deferred, FieldSpan, Reference, Run, Span
from refcheck.model.work import Agreement, Match, State, Status, Update, Work

__all__ = [
    "Agreement",
    "Certainty",
    "Checked",
    "Citation",
    "Date",
    "DateKind",
    "Deferred",
    "Document",
    "Edit",
    "FieldSpan",
    "Finding",
    "Fix",
    "Item",
    "Journal",
    "Link",
    "Match",
    "Name",
    "Note",
    "Part",
    "Position",
    "Reference",
    "Report",
    "Rule",
    "Run",
    "Setting",
    "Severity",
    "Sign",
    "Span",
    "State",
    "Status",
    "Update",
    "Work",
]
