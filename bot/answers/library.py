"""A library: the shelf and the index derived from it, kept in step."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sql

from bot.index import Index
from bot.shelf import Shelf, digest, open_database

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.model import Article
    from bot.shelf import Kept

BATCH = 100
"""So many articles are made durable at a time when many are added."""


def index_folder(url: str) -> Path | None:
    """The folder of the index beside the library's file; None for a library in memory."""
    if url == "memory:":
        return None
    parsed = sql.make_url(url)
    if parsed.get_backend_name() == "sqlite" and parsed.database:
        return Path(parsed.database).with_suffix(".index")
    return Path("data") / f"{parsed.database}.index"


class Library:
    """The articles, durable on the shelf and found by the index; raises UnusableLibrary where it cannot be opened."""

    def __init__(self, url: str) -> None:
        self.engine = open_database(url)
        self.shelf = Shelf(self.engine)
        self.index = Index(index_folder(url))
        self.mend()

    def mend(self) -> None:
        """Bring the index in line with the shelf, without doing again what is right."""
        wanted, held = self.shelf.editions(), self.index.editions()
        gone = {int(edition.split(":")[0]) for edition in held - wanted.keys()}
        missing = [number for edition, number in wanted.items() if edition not in held]
        found = (article for at in range(0, len(missing), BATCH) for article in self.shelf.numbered(missing[at : at + BATCH]).values())
        for batch in batches(found):
            self.index.update({edition(article): article for article in batch})
            gone -= {article.number for article in batch}
        if gone:
            self.index.update({}, gone)

    def keep(self, articles: Iterable[Article]) -> Iterator[Kept]:
        """Keep the articles, each in place of one with its id, and told of only when it is durable and can be asked about."""
        return self._indexed(map(self.shelf.keep, batches(articles)))

    def take(self, articles: Iterable[Article]) -> Iterator[Kept]:
        """Keep the articles as `keep` does, each without an id of its own in place of the one that it is an edition of."""
        return self._indexed(map(self.shelf.take, batches(articles)))

    def _indexed(self, batches: Iterable[list[Kept]]) -> Iterator[Kept]:
        for kept in batches:
            latest = {article.number: article for one in kept for article in one.changed}
            if latest:
                self.index.update({edition(article): article for article in latest.values()})
            yield from (replace(one, article=latest.get(one.article.number, one.article)) for one in kept)

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
        self.index.update({}, [article.number])
        return article


def edition(article: Article) -> str:
    """The key under which the index holds this very text of the article."""
    return f"{article.number}:{digest(article)}"


def batches(articles: Iterable[Article]) -> Iterator[list[Article]]:
    """The articles in lists of at most 100."""
    rest = iter(articles)
    while batch := list(islice(rest, BATCH)):
        yield batch
