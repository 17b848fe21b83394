"""The lines of the articles that were cut out of pages and raw texts, by publisher: what it repeats in each of them is left out."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sql

from bot.cleaning import line_number, line_sizes, repeated
from bot.shelf.database import TABLES
from bot.shelf.editions import mark
from bot.shelf.sites import site

if TYPE_CHECKING:
    from collections.abc import Collection

    from bot.model import Article

LINES = sql.Table(
    "lines",
    TABLES,
    sql.Column("number", sql.Integer, primary_key=True, autoincrement=False),
    sql.Column("line", sql.BigInteger, primary_key=True, autoincrement=False),
    sql.Column("words", sql.Integer, nullable=False),
    sql.Column("publisher", sql.String(32), nullable=False, index=True),
)
"""Every line of an article as it was read, those that were left out of it included."""
_LOOKED_AT = 50
"""So many of a publisher's latest articles tell what it repeats."""


def clutter(connection: sql.Connection, article: Article, number: int) -> frozenset[int]:
    """The numbers of the article's lines that its publisher repeats; `number` is its own where it has one, else 0."""
    by_publisher = sql.select(LINES.c.number).where(LINES.c.publisher == _publisher(article), LINES.c.number != number)
    latest = by_publisher.distinct().order_by(LINES.c.number.desc()).limit(_LOOKED_AT)
    others: defaultdict[int, dict[int, int]] = defaultdict(dict)
    for row in connection.execute(sql.select(LINES).where(LINES.c.number.in_(latest))):
        others[row.number][row.line] = row.words
    return repeated(article.paragraphs, others.values())


def note(connection: sql.Connection, article: Article, number: int) -> None:
    """Know the lines of the article as it was read, under its number."""
    forget(connection, number)
    publisher = _publisher(article)
    sizes = line_sizes(article.paragraphs)
    connection.execute(
        sql.insert(LINES), [{"number": number, "line": line, "words": words, "publisher": publisher} for line, words in sizes.items()]
    )


def forget(connection: sql.Connection, number: int) -> None:
    """Know the lines of the article no more."""
    connection.execute(sql.delete(LINES).where(LINES.c.number == number))


def holders(connection: sql.Connection, article: Article, lines: Collection[int]) -> list[int]:
    """The numbers of the publisher's articles that had any of the lines when they were read, this one's included."""
    if not lines:
        return []
    held = sql.select(LINES.c.number).where(LINES.c.publisher == _publisher(article), LINES.c.line.in_(lines))
    return list(connection.scalars(held.distinct().order_by(LINES.c.number)))


def without(article: Article, lines: Collection[int]) -> Article:
    """The article without those lines; as it is where nothing would be left of it."""
    kept = [at for at, paragraph in enumerate(article.paragraphs) if line_number(paragraph) not in lines] if lines else []
    if len(kept) in {0, len(article.paragraphs)}:
        return article
    pages = tuple(article.pages[at] for at in kept) if article.pages else ()
    return replace(article, paragraphs=tuple(article.paragraphs[at] for at in kept), pages=pages)


def _publisher(article: Article) -> str:
    """Who published it; where nothing tells, those are taken for one publisher's that were read in one folder."""
    return mark(site(article.source) or str(Path(article.origin or "").parent))
