"""Looks a library over: what is damaged is told, and what can be made anew from the rest is made anew."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sqlalchemy as sql

from bot.model import Source
from bot.shelf.articles import ARTICLES, article_of, article_where, digest, plain_sources
from bot.shelf.database import tell, writing
from bot.shelf.editions import PLACES, SKETCHES
from bot.shelf.lines import LINES
from bot.shelf.readings import READ

if TYPE_CHECKING:
    from collections.abc import Iterator

_AT_ONCE = 200
"""Articles that are looked at between two turns of others."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, in a sentence, and whether it has been mended."""

    sentence: str
    mended: bool = False


def faults(engine: sql.Engine) -> Iterator[Fault]:
    """Everything that is wrong with the library, each told once it is mended where it can be."""
    yield from _damage(engine)
    yield from _articles(engine)
    yield from _remains(engine)


def _damage(engine: sql.Engine) -> Iterator[Fault]:
    """What SQLite finds wrong with its file; PostgreSQL looks after its own."""
    if engine.dialect.name == "sqlite":
        with engine.connect() as connection:
            for found in connection.exec_driver_sql("PRAGMA integrity_check(5)").scalars().all():
                if found != "ok":
                    yield Fault(f"the file is damaged: {found}; take the last copy, or what `export` still reads")


def _articles(engine: sql.Engine) -> Iterator[Fault]:
    """Articles that cannot be read, and those that are not as they were when they were kept."""
    last = 0
    while True:
        with writing(engine) as connection:
            some = sql.select(ARTICLES).where(ARTICLES.c.number > last).order_by(ARTICLES.c.number).limit(_AT_ONCE)
            rows = connection.execute(some).all()
            found = [fault for row in rows for fault in _article(connection, row)]
        yield from found
        if not rows:
            return
        last = rows[-1].number


def _article(connection: sql.Connection, row: sql.Row[Any]) -> Iterator[Fault]:
    try:
        if digest(article_of(row)) == row.digest:
            return
        told = "was changed by another program; it is taken as it is now"
    except (ValueError, TypeError):
        unknown = json.dumps(plain_sources([Source()]))
        connection.execute(sql.update(ARTICLES).where(ARTICLES.c.number == row.number).values(sources=unknown, pages=None))
        told = "told its sources in no way that can be read; it is kept without them"
    found = article_where(connection, ARTICLES.c.number == row.number)
    if found:
        connection.execute(sql.update(ARTICLES).where(ARTICLES.c.number == row.number).values(digest=digest(found)))
        tell(connection)
        yield Fault(f"the article {row.id} {told}", mended=True)


def _remains(engine: sql.Engine) -> Iterator[Fault]:
    """What is left of articles that are there no more."""
    there = sql.select(ARTICLES.c.number)
    with writing(engine) as connection:
        gone = sum(
            connection.execute(sql.delete(table).where(table.c.number.not_in(there))).rowcount for table in (PLACES, SKETCHES, LINES, READ)
        )
    if gone:
        yield Fault(f"{gone} notes about articles that are there no more were left; they are taken away", mended=True)
