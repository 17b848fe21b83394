"""The tantivy index of passages: one writer at a time, any number of readers in any number of processes."""

from __future__ import annotations

import shutil
import time
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import tantivy

from bot.errors import UnusableLibrary
from bot.index.analysis import Line, lines, passages
from bot.model import Article, Passage
from bot.text import forms, language, passage_language, tokens, words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

VERSION = "2"
"""Names what the index keeps and how; an index of another version is not read but rebuilt."""
WRITER_PATIENCE = 10.0
"""Seconds to wait for another process's batch."""
_HEAP = 64 << 20


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage that shares words with a question: its BM25 score (0 or more) and what the index keeps of it.

    `lines` are aligned with the passage's `sentence_spans`; `headline` holds the stems of its article's headline.
    """

    passage: Passage
    bm25: float
    lines: tuple[Line, ...]
    headline: tuple[str, ...]


class Index:
    """The passages of every article of the library, found by their words."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder / VERSION if folder else None
        self._index = self._open()
        self._commits = 0
        self._view: tuple[int, Reader] | None = None

    def _open(self) -> tantivy.Index:
        if self._folder is None:
            return tantivy.Index(_schema())
        self._folder.mkdir(parents=True, exist_ok=True)
        try:
            index = tantivy.Index(_schema(), path=str(self._folder))
            index.searcher().terms_with_prefix("edition", "", limit=1)
        except ValueError:  # damaged, or left half made: it holds nothing that the shelf does not
            shutil.rmtree(self._folder)
            self._folder.mkdir()
            return tantivy.Index(_schema(), path=str(self._folder))
        return index

    def editions(self) -> set[str]:
        """The editions ("NUMBER:DIGEST") of the articles that the index holds."""
        searcher = self._index.searcher()
        return {term for term, count in searcher.terms_with_prefix("edition", "", tantivy.Query.all_query()) if count}

    def update(self, articles: Mapping[str, Article], gone: Collection[int] = ()) -> None:
        """Index `articles` (by their editions) in place of what was held under their numbers, drop the `gone`; all or nothing."""
        writer = self._writer()
        try:
            for number in {*gone, *(article.number for article in articles.values())}:
                writer.delete_documents_by_term("article", str(number))
            for edition, article in articles.items():
                for document in _documents(edition, article):
                    writer.add_document(document)
            writer.commit()
        finally:
            writer.wait_merging_threads()
        self._commits += 1
        self._index.reload()

    def _writer(self) -> tantivy.IndexWriter:
        patience = time.monotonic() + WRITER_PATIENCE
        while True:
            try:
                return self._index.writer(_HEAP, 1)
            except ValueError as error:
                if "lock" not in str(error).lower() or time.monotonic() > patience:
                    raise UnusableLibrary(str(self._folder), f"its index cannot be written ({error})") from error
                time.sleep(0.05)

    def reader(self) -> Reader:
        """The index as it stands now, this process's and every other's commits included."""
        stamp = self._stamp()
        if self._view is None or self._view[0] != stamp:
            self._index.reload()
            self._view = (stamp, Reader(self._index.schema, self._index.searcher()))
        return self._view[1]

    def _stamp(self) -> int:
        """Changes with every commit, whichever process makes it."""
        return (self._folder / "meta.json").stat().st_mtime_ns if self._folder else self._commits


class Reader:
    """One unchanging view of the index, to answer one question from."""

    def __init__(self, schema: tantivy.Schema, searcher: tantivy.Searcher) -> None:
        self._schema, self._searcher = schema, searcher

    def __len__(self) -> int:
        return int(self._searcher.num_docs)

    def frequency(self, stem: str) -> int:
        """How many passages hold the stem."""
        return int(self._searcher.doc_freq("stems", stem))

    def count(self, word: str) -> int:
        """How many passages hold the folded word, as it is written or in a headline."""
        return int(self._searcher.doc_freq("words", word))

    @cached_property
    def vocabulary(self) -> tuple[str, ...]:
        """Every folded word of the library, in order."""
        return tuple(word for word, _ in self._searcher.terms_with_prefix("words", ""))

    @cached_property
    def languages(self) -> list[str]:
        """The languages (ISO 639-1) of the passages, the most frequent first."""
        found = self._searcher.terms_with_prefix("language", "")
        return [code for code, _ in sorted(found, key=lambda term: (-term[1], term[0]))]

    def candidates(self, weights: Mapping[str, float], limit: int = 50) -> list[Candidate]:
        """At most `limit` passages that hold any of the weighted stems, the highest BM25 of text and headline first.

        Source: Robertson and Zaragoza, The Probabilistic Relevance Framework (2009).
        """
        terms = [
            (tantivy.Occur.Should, tantivy.Query.boost_query(tantivy.Query.term_query(self._schema, field, term), weight * boost))
            for term, weight in weights.items()
            for field, boost in (("stems", 1.0), ("headline", HEADLINE_BOOST))
        ]
        hits = self._searcher.search(tantivy.Query.boolean_query(terms), limit, count=False).hits if terms else []
        return [_candidate(self._searcher.doc(address), score) for score, address in hits]


HEADLINE_BOOST = 0.3
"""What a word in the headline counts beside one in the passage; every passage of an article shares the headline."""


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    for field in ("article", "edition", "language"):
        builder.add_text_field(field, stored=field == "article", tokenizer_name="raw", index_option="basic")
    for field in ("stems", "headline"):
        builder.add_text_field(field, tokenizer_name="whitespace", index_option="freq")
    builder.add_text_field("words", tokenizer_name="whitespace", index_option="basic")
    builder.add_bytes_field("kept", stored=True)
    return builder.build()


def _documents(edition: str, article: Article) -> Iterator[tantivy.Document]:
    code = language(article.title + "\n" + article.text)
    headline = " ".join(form for token in tokens(article.title) for form in forms(token, code))
    for passage in passages(article):
        spoken = passage_language(passage.text, code)
        read = lines(passage.text, spoken)
        document = tantivy.Document()
        document.add_text("article", str(article.number))
        document.add_text("edition", edition)
        document.add_text("language", spoken)
        document.add_text("headline", headline)
        document.add_text("stems", " ".join(stem for line in read for stem in line.stems))
        document.add_text("words", " ".join(words(passage.text) + words(article.title)))
        kept = (f"{passage.position} {passage.part}", headline, str(len(read)), *map(str, read), passage.text)
        document.add_bytes("kept", "\n".join(kept).encode())
        yield document


def _candidate(document: tantivy.Document, score: float) -> Candidate:
    kept: Any = document.get_first("kept")
    place, headline, count, rest = bytes(kept).decode().split("\n", 3)
    *read, text = rest.split("\n", int(count))
    position, part = map(int, place.split())
    passage = Passage(int(str(document.get_first("article"))), position, text, part)
    return Candidate(passage, score, tuple(map(Line.parse, read)), tuple(headline.split()))
