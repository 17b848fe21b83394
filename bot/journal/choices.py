"""How often what was offered inline was chosen: what was sent, not who sent it, where, or what was asked."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import sqlalchemy as sql

from bot.shelf.database import TABLES

if TYPE_CHECKING:
    from collections.abc import Callable

CHOSEN = sql.Table(
    "inline_chosen",
    TABLES,
    sql.Column("number", sql.Integer, primary_key=True),
    sql.Column("article", sql.BigInteger, nullable=False, index=True),
    sql.Column("result", sql.String(64), nullable=False),
    sql.Column("at", sql.BigInteger, nullable=False),
)


class Choices:
    """The inline results that readers chose to send, one by one; `clock` gives the Unix time."""

    def __init__(self, engine: sql.Engine, clock: Callable[[], float] = time.time) -> None:
        self._engine, self._clock = engine, clock

    def keep(self, article: int, result: str) -> None:
        """Keep that a result of the article was chosen; `result` is its id, 1 to 64 bytes."""
        with self._engine.begin() as connection:
            connection.execute(sql.insert(CHOSEN).values(article=article, result=result, at=int(self._clock())))

    def count(self, article: int) -> int:
        """How often results of the article were chosen."""
        counted = sql.select(sql.func.count()).select_from(CHOSEN).where(CHOSEN.c.article == article)
        with self._engine.connect() as connection:
            return connection.scalar(counted) or 0
