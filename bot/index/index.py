"""The tantivy index of passages: one writer at a time, any number of readers in any number of processes."""

from __future__ import annotations

import fcntl
import time
from collections import Counter
from contextlib import contextmanager
from functools import cached_property, lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Any

import tantivy

from bot.errors import UnusableLibrary
from bot.index.analysis import passages, read, read_passage
from bot.index.records import MOST_SHARED, Candidates, pack, unpack
from bot.text import is_number, language, passage_language, sound, stem, stopwords

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping
    from pathlib import Path

    from bot.index.analysis import Words
    from bot.model import Article, Passage

VERSION = "5"
"""Names what the index keeps and how; an index of another version is not read but rebuilt."""
WRITER_PATIENCE = 10.0
"""Seconds to wait for another process's batch."""
_HEAP = 16 << 20


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
        with (self._folder / ".opening.lock").open("w") as lock:  # let go when it is closed, and when the process is killed
            fcntl.flock(lock, fcntl.LOCK_EX)
            try:
                return _opened(self._folder)
            except ValueError:  # damaged, or left half made: it holds nothing that the shelf does not
                for part in self._folder.iterdir():
                    if part.name != ".opening.lock":
                        part.unlink()
                return _opened(self._folder)

    def editions(self) -> set[str]:
        """The editions ("NUMBER:DIGEST") of the articles that the index holds."""
        self._index.reload()
        return self._editions("")

    def _editions(self, beginning: str) -> set[str]:
        found = self._index.searcher().terms_with_prefix("edition", beginning, tantivy.Query.all_query())
        return {term for term, count in found if count}

    @contextmanager
    def writing(self) -> Iterator[Batch]:
        """A batch that is kept as a whole when it ends well, else not at all; no other process has one meanwhile.

        Raises UnusableLibrary where another's does not end within 10 seconds, or the index cannot be written.
        """
        writer = self._writer()
        batch = Batch(writer, self._editions)
        try:
            writer.garbage_collect_files()  # what one who was killed left half written would be in the way of this batch
            self._index.reload()
            yield batch
            if batch.changed:
                writer.commit()
        except ValueError as error:
            raise UnusableLibrary(str(self._folder), f"its index cannot be written ({error})") from error
        finally:
            writer.wait_merging_threads()
        self._commits += batch.changed
        self._index.reload()

    def update(self, articles: Mapping[str, Article], gone: Collection[int] = ()) -> None:
        """Index `articles` (by their editions) in place of what was held under their numbers, drop the `gone`; all or nothing."""
        with self.writing() as batch:
            for number in gone:
                batch.put(number, None, None)
            for edition, article in articles.items():
                batch.put(article.number, edition, article)

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


class Batch:
    """What is changed in the index at one time."""

    def __init__(self, writer: tantivy.IndexWriter, held: Callable[[str], set[str]]) -> None:
        self._writer, self._held = writer, held
        self.changed = False

    def put(self, number: int, edition: str | None, article: Article | None) -> None:
        """Hold the article of that number in this edition, or none of that number; nothing is done where it is so already."""
        if self._held(f"{number}:") == ({edition} if edition else set()):
            return
        self.changed = True
        self._writer.delete_documents_by_term("article", str(number))
        for document in _documents(edition, article) if edition and article else ():
            self._writer.add_document(document)


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

    def sounding(self, key: str, beginning: str = "") -> list[str]:
        """The folded words of the library that sound like `key` (see text.sound), themselves or their stems, and begin so, in order."""
        found = self._searcher.terms_with_prefix("sounds", f"{key}|{beginning}")
        return [term.rpartition("|")[2] for term, _ in found]

    def together(self, stem: str, others: Mapping[str, float]) -> float:
        """The most that a passage holding the stem holds of the `others`, by their weights; -1 where no passage holds it."""
        held = tantivy.Query.const_score_query(self._term("stems", stem), 0.0)
        beside = [tantivy.Query.const_score_query(self._term("stems", other), weight) for other, weight in others.items()]
        parts = [(tantivy.Occur.Must, held), *((tantivy.Occur.Should, query) for query in beside)]
        hits = self._searcher.search(tantivy.Query.boolean_query(parts), 1, count=False).hits
        return float(hits[0][0]) if hits else -1.0

    def _term(self, field: str, term: str) -> tantivy.Query:
        return tantivy.Query.term_query(self._schema, field, term)

    @cached_property
    def languages(self) -> list[str]:
        """The languages (ISO 639-1) of the passages, the most frequent first."""
        found = self._searcher.terms_with_prefix("language", "")
        return [code for code, _ in sorted(found, key=lambda term: (-term[1], term[0]))]

    def candidates(self, weights: Mapping[str, float], limit: int = 50) -> Candidates:
        """At most `limit` passages that hold any of the weighted stems, the highest BM25 of text and headline first.

        Source: Robertson and Zaragoza, The Probabilistic Relevance Framework (2009).
        """
        terms = [
            (tantivy.Occur.Should, tantivy.Query.boost_query(tantivy.Query.term_query(self._schema, field, term), weight * boost))
            for term, weight in weights.items()
            for field, boost in (("stems", 1.0), ("headline", HEADLINE_BOOST))
        ]
        hits = self._searcher.search(tantivy.Query.boolean_query(terms), limit, count=False).hits if terms else []
        return unpack((self._record(address) for _, address in hits), [score for score, _ in hits])

    def _record(self, address: tantivy.DocAddress) -> tuple[int, bytes]:
        document: Any = self._searcher.doc(address)
        return int(document.get_first("article")), bytes(document.get_first("kept"))


HEADLINE_BOOST = 0.3
"""What a word in the headline counts beside one in the passage; every passage of an article shares the headline."""


def _opened(folder: Path) -> tantivy.Index:
    """The index in the folder, made where there is none; raises ValueError where it cannot be read."""
    index = tantivy.Index(_schema(), path=str(folder))
    index.searcher().terms_with_prefix("edition", "", limit=1)
    return index


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    for field in ("article", "edition", "language"):
        builder.add_text_field(field, stored=field == "article", tokenizer_name="raw", index_option="basic")
    for field in ("stems", "headline"):
        builder.add_text_field(field, tokenizer_name="whitespace", index_option="freq")
    for field in ("words", "sounds"):
        builder.add_text_field(field, tokenizer_name="whitespace", index_option="basic")
    builder.add_bytes_field("kept", stored=True)
    return builder.build()


def _documents(edition: str, article: Article) -> Iterator[tantivy.Document]:
    usual = language(article.title + "\n" + article.text)
    headline = read([article.title], usual)
    held = [(passage, *_spoken(passage, usual)) for passage in passages(article)]
    counts = Counter(chain.from_iterable([{*found.stems} for _, _, found in held]))
    shared = {stem: min(count, MOST_SHARED) for stem, count in counts.items()}
    said = set[str]()
    for passage, spoken, found in held:
        words = {*headline.words, *found.words}
        document = tantivy.Document()
        document.add_text("article", str(article.number))
        document.add_text("edition", edition)
        document.add_text("language", spoken)
        document.add_text("headline", " ".join(headline.stems))
        document.add_text("stems", " ".join(found.stems))
        document.add_text("words", " ".join(words))
        document.add_text("sounds", " ".join(filter(None, [_sounds(word, spoken) for word in words - said])))
        document.add_bytes("kept", pack(passage, len(held), headline, found, shared))
        said |= words
        yield document


def _spoken(passage: Passage, usual: str) -> tuple[str, Words]:
    spoken = passage_language(passage.text, usual)
    return spoken, read_passage(passage.text, spoken)


@lru_cache(maxsize=16_384)
def _sounds(word: str, code: str) -> str:
    """The keys under which a folded word is looked for when it is misspelt, its own and its stem's, each with the word."""
    if len(word) < 3 or is_number(word) or word in stopwords():
        return ""
    return " ".join(f"{key}|{word}" for key in sorted({sound(word), sound(stem(word, code))}))
