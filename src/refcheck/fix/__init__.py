"""Edits applied to the source text, and the cleaned .bib."""
