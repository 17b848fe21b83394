"""The articles of a library, each kept or changed as a whole, and what became of its seeds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sql

from bot.errors import UnknownArticle
from bot.shelf import editions, lines, readings
from bot.shelf.articles import ARTICLES, article_of, article_where
from bot.shelf.database import TABLES, changes, tell, writing
from bot.shelf.keeping import keep_all, take_all

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from bot.model import Article
    from bot.shelf.keeping import Kept

SEEDS = sql.Table(
    "seeds",
    TABLES,
    sql.Column("id", sql.String(200), primary_key=True),
    sql.Column("digest", sql.String(32), nullable=False),
    sql.Column("removed", sql.Boolean, nullable=False),
)


class Shelf:
    """The articles, found by id or number; every change is one transaction, durable when the call returns."""

    def __init__(self, engine: sql.Engine) -> None:
        self._engine = engine

    def keep(self, articles: Collection[Article]) -> list[Kept]:
        """Keep the articles as they are, each in place of one with its id, all of them or none."""
        with writing(self._engine) as connection:
            return keep_all(connection, articles)

    def take(self, articles: Collection[Article]) -> list[Kept]:
        """Keep the articles, each that has no id of its own in place of the one that it is an edition of; all of them or none."""
        with writing(self._engine) as connection:
            return take_all(connection, articles)

    def remove(self, id: str) -> Article:
        """Take the article away, a seed for good, and return it; raises UnknownArticle."""
        with writing(self._engine) as connection:
            article = article_where(connection, ARTICLES.c.id == id)
            if article is None:
                raise UnknownArticle(id)
            tell(connection)
            connection.execute(sql.delete(ARTICLES).where(ARTICLES.c.id == id))
            readings.forget(connection, article.number)
            editions.forget(connection, article.number)
            lines.forget(connection, article.number)
            connection.execute(sql.update(SEEDS).where(SEEDS.c.id == id).values(removed=True))
            return article

    def article(self, id: str) -> Article | None:
        """The article with that id."""
        return next(iter(self._those(ARTICLES.c.id == id)), None)

    def numbered(self, numbers: Collection[int]) -> dict[int, Article]:
        """The articles of those numbers that there are, by number."""
        return {article.number: article for article in self._those(ARTICLES.c.number.in_(sorted({*numbers})))}

    def _those(self, condition: sql.ColumnElement[bool]) -> list[Article]:
        with self._engine.connect() as connection:
            return [article_of(row) for row in connection.execute(sql.select(ARTICLES).where(condition))]

    def articles(self) -> Iterator[Article]:
        """Every article, in the order in which they were added."""
        with self._engine.connect() as connection:
            for row in connection.execution_options(yield_per=200).execute(sql.select(ARTICLES).order_by(ARTICLES.c.number)):
                yield article_of(row)

    def count(self) -> int:
        """How many articles there are."""
        with self._engine.connect() as connection:
            return connection.scalar(sql.select(sql.func.count()).select_from(ARTICLES)) or 0

    def editions(self) -> dict[str, int]:
        """The edition ("NUMBER:DIGEST") of every article, and its number: what the index should hold."""
        with self._engine.connect() as connection:
            rows = connection.execute(sql.select(ARTICLES.c.number, ARTICLES.c.digest))
            return {f"{number}:{told}": number for number, told in rows}

    def changes(self) -> int:
        """How often the articles were changed so far, by whichever process."""
        with self._engine.connect() as connection:
            return changes(connection)

    def seeds(self) -> dict[str, tuple[str, bool]]:
        """Every seed ever loaded, by id: its digest then, and whether it was removed since."""
        with self._engine.connect() as connection:
            return {row.id: (row.digest, row.removed) for row in connection.execute(sql.select(SEEDS))}

    def mark_seeds(self, loaded: dict[str, str], gone: Collection[str]) -> None:
        """Remember the digests of the seeds just loaded, forget those whose file is gone."""
        with writing(self._engine) as connection:
            for seed in {*loaded, *gone}:
                connection.execute(sql.delete(SEEDS).where(SEEDS.c.id == seed))
            for seed, told in loaded.items():
                connection.execute(sql.insert(SEEDS).values(id=seed, digest=told, removed=False))
