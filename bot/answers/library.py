"""A library: the shelf and the index derived from it, kept in step."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sql

from bot.index import Index
from bot.shelf import Readings, Shelf, digest, mark, open_database

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from bot.model import Article
    from bot.shelf import Kept

BATCH = 100
"""So many articles are made durable at a time when many are added."""


def index_folder(url: str) -> Path | None:
    """The folder of the index: beside an SQLite library's file, in data/ for one on a server; None for a library in memory.

    Bots that run in one folder share the index of a library that they share; libraries of one name on two servers are told apart.
    """
    if url == "memory:":
        return None
    parsed = sql.make_url(url)
    if parsed.get_backend_name() == "sqlite" and parsed.database:
        return Path(parsed.database).with_suffix(".index")
    server = mark(f"{parsed.host}:{parsed.port}/{parsed.database}")[:8]
    return Path("data").resolve() / f"{parsed.database}-{server}.index"


class Library:
    """The articles, durable on the shelf and found by the index; raises UnusableLibrary where it cannot be opened."""

    def __init__(self, url: str) -> None:
        self.engine = open_database(url)
        self.shelf = Shelf(self.engine)
        self.readings = Readings(self.engine)
        self.index = Index(index_folder(url))
        self.mended = self.mend()

    def mend(self) -> int:
        """Bring the index in line with the shelf, without doing again what is right; returns how many articles were out of line."""
        wanted, held = self.shelf.editions(), self.index.editions()
        numbers = sorted({int(edition.split(":")[0]) for edition in held ^ wanted.keys()})
        for at in range(0, len(numbers), BATCH):
            self._index(numbers[at : at + BATCH])
        return len(numbers)

    def _index(self, numbers: Collection[int]) -> None:
        """Index the articles of these numbers as the shelf has them now, and forget those that it has no more.

        They are read while no other process can index: the last to index an article has read it last.
        """
        with self.index.writing() as batch:
            articles = self.shelf.numbered(numbers)
            for number in numbers:
                article = articles.get(number)
                batch.put(number, edition(article) if article else None, article)

    def keep(self, articles: Iterable[Article]) -> Iterator[Kept]:
        """Keep the articles, each in place of one with its id, and told of only when it is durable and can be asked about."""
        return self._kept(self.shelf.keep, articles)

    def take(self, articles: Iterable[Article]) -> Iterator[Kept]:
        """Keep the articles as `keep` does, each without an id of its own in place of the one that it is an edition of."""
        return self._kept(self.shelf.take, articles)

    def _kept(self, keep: Callable[[list[Article]], list[Kept]], articles: Iterable[Article]) -> Iterator[Kept]:
        for batch in batches(articles):
            kept = keep(batch)
            numbers = {article.number for one in kept for article in one.changed}
            if numbers:
                self._index(numbers)
            yield from kept

    def undo(self, kept: Kept) -> bool:
        """Take back what keeping it changed; False where nothing was, or the article has been changed or removed since."""
        if kept.outcome == "unchanged" or self.shelf.article(kept.article.id) != kept.article:
            return False
        if kept.before is None:
            self.remove(kept.article.id)
        else:
            list(self.keep([kept.before]))
        return True

    def remove(self, id: str) -> Article:
        """Take the article away and return it; raises UnknownArticle."""
        article = self.shelf.remove(id)
        self._index([article.number])
        return article


def edition(article: Article) -> str:
    """The key under which the index holds this very text of the article."""
    return f"{article.number}:{digest(article)}"


def batches(articles: Iterable[Article]) -> Iterator[list[Article]]:
    """The articles in lists of at most 100."""
    rest = iter(articles)
    while batch := list(islice(rest, BATCH)):
        yield batch
