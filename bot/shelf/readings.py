"""What was read of the people of each article, kept until the article or the way of reading changes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import sqlalchemy as sql

from bot.shelf.articles import ARTICLES, article_of
from bot.shelf.database import TABLES, writing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.model import Article

READ = sql.Table(
    "people_read",
    TABLES,
    sql.Column("number", sql.Integer, primary_key=True, autoincrement=False),
    sql.Column("digest", sql.String(32), nullable=False),
    sql.Column("way", sql.String(32), nullable=False),
    sql.Column("people", sql.Text, nullable=False),
)


class Readings:
    """Plain data by edition ("NUMBER:DIGEST"), made in one `way` of reading (32 characters); what was made in another is not there."""

    def __init__(self, engine: sql.Engine) -> None:
        self._engine = engine

    def kept(self, way: str) -> dict[str, Any]:
        """What was read of every article so far."""
        with self._engine.connect() as connection:
            rows = connection.execute(sql.select(READ).where(READ.c.way == way))
            return {f"{row.number}:{row.digest}": json.loads(row.people) for row in rows}

    def unread(self, way: str, most: int) -> list[Article]:
        """The first articles, so many at most, of which nothing was read as they are now."""
        same = sql.and_(READ.c.number == ARTICLES.c.number, READ.c.digest == ARTICLES.c.digest, READ.c.way == way)
        wanted = sql.select(ARTICLES).outerjoin(READ, same).where(READ.c.number.is_(None)).order_by(ARTICLES.c.number).limit(most)
        with self._engine.connect() as connection:
            return [article_of(row) for row in connection.execute(wanted)]

    def keep(self, way: str, read: Mapping[str, Any]) -> None:
        """Keep what was read, but of articles that were changed or removed since."""
        with writing(self._engine) as connection:
            for edition, people in read.items():
                number, digest = edition.split(":")
                current = sql.select(ARTICLES.c.number).where(ARTICLES.c.number == int(number), ARTICLES.c.digest == digest)
                if connection.scalar(current) is not None:
                    forget(connection, int(number))
                    plain = json.dumps(people, ensure_ascii=False, separators=(",", ":"))
                    connection.execute(sql.insert(READ).values(number=int(number), digest=digest, way=way, people=plain))


def forget(connection: sql.Connection, number: int) -> None:
    """Know no more what was read of the article."""
    connection.execute(sql.delete(READ).where(READ.c.number == number))
