"""The search by words: of a reference's words the rarest are looked for, in tantivy indexes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from heapq import nlargest
from pathlib import Path
from typing import Any

RAREST = 16
"""How many words are looked for; more cost time and find nothing more."""

COMMON = 0.02
"""A word that more than this share of the records has is not looked for while there are rarer ones."""

_FEWEST = 4
_HEAP = 256_000_000
STOP_WORDS = frozenset({
    "a", "an", "and", "as", "at", "by", "de", "der", "des", "die", "du", "el", "en", "et", "for",
    "from", "in", "into", "is", "its", "la", "las", "le", "les", "los", "of", "on", "or", "the",
    "their", "to", "und", "using", "with",
})  # fmt: skip


def _schema() -> Any:
    import tantivy

    schema = tantivy.SchemaBuilder()
    schema.add_text_field("words", tokenizer_name="whitespace", index_option="basic")
    schema.add_unsigned_field("number", fast=True)
    return schema.build()


class WordWriter:
    """Writes the words of records into a tantivy index in ``folder``."""

    def __init__(self, folder: Path) -> None:
        import tantivy

        folder.mkdir()
        self._document = tantivy.Document
        self._writer = tantivy.Index(_schema(), path=str(folder)).writer(_HEAP, 1)

    def add(self, number: int, words: Iterable[str]) -> None:
        """Let record ``number`` be found by ``words``."""
        document = self._document()
        document.add_text("words", " ".join([word for word in words if word not in STOP_WORDS]))
        document.add_unsigned("number", number)
        self._writer.add_document(document)

    def close(self) -> None:
        """Commit, and wait until the index is in its final form."""
        self._writer.commit()
        self._writer.wait_merging_threads()


class Words:
    """The search over the indexes of several ``folders``, whose records are numbered from ``bases`` on."""

    def __init__(self, folders: Sequence[Path], bases: Sequence[int]) -> None:
        import tantivy

        self._tantivy = tantivy
        self._schema = _schema()
        self._searchers = [tantivy.Index.open(str(folder)).searcher() for folder in folders]
        self._bases = bases
        self._records = sum(searcher.num_docs for searcher in self._searchers)

    def search(
        self, words: Sequence[str], limit: int, most: int = RAREST, common: float = COMMON
    ) -> list[tuple[float, int]]:
        """The (BM25) scores and numbers of up to ``limit`` records with the ``most`` rarest of ``words``."""
        wanted = self._rarest(words, most, common)
        if not wanted:
            return []
        should = self._tantivy.Occur.Should
        terms = [self._tantivy.Query.term_query(self._schema, "words", word, "basic") for word in wanted]
        query = self._tantivy.Query.boolean_query([(should, term) for term in terms])
        hits = [hit for place in range(len(self._searchers)) for hit in self._hits(place, query, limit)]
        return nlargest(limit, hits) if len(self._searchers) > 1 else hits

    def _rarest(self, words: Sequence[str], most: int, common: float) -> list[str]:
        counts = {word: self._count(word) for word in dict.fromkeys(words) if word not in STOP_WORDS}
        known = sorted((count, word) for word, count in counts.items() if count)
        rare = sum(count <= common * self._records for count, _ in known)
        return [word for _, word in known[: min(most, max(rare, _FEWEST))]]

    def _count(self, word: str) -> int:
        return sum(searcher.doc_freq("words", word) for searcher in self._searchers)

    def _hits(self, place: int, query: Any, limit: int) -> list[tuple[float, int]]:
        searcher, base = self._searchers[place], self._bases[place]
        hits = searcher.search(query, limit, count=False).hits
        numbers: Any = searcher.fast_field_values("number", [address for _, address in hits])
        return [(score, base + number) for (score, _), number in zip(hits, numbers, strict=True)]
