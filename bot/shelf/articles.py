"""The rows in which the articles are kept."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import sqlalchemy as sql

from bot.model import Article, Source
from bot.shelf import editions
from bot.shelf.database import TABLES
from bot.text import paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterable

ARTICLES = sql.Table(
    "articles",
    TABLES,
    sql.Column("number", sql.Integer, primary_key=True, autoincrement=True),
    sql.Column("id", sql.String(200), unique=True, nullable=False),
    sql.Column("title", sql.Text, nullable=False),
    sql.Column("text", sql.Text, nullable=False),
    sql.Column("sources", sql.Text, nullable=False),
    sql.Column("origin", sql.Text),
    sql.Column("digest", sql.String(32), nullable=False),
    sql.Column("pages", sql.Text),
    sqlite_autoincrement=True,
)


def digest(article: Article) -> str:
    """32 characters that change whenever the article does."""
    told = [article.id, article.title, article.paragraphs, plain_sources(article.sources)]
    return editions.mark(json.dumps([*told, article.pages] if article.pages else told))


def plain_sources(sources: Iterable[Source]) -> list[dict[str, str | None]]:
    """The sources as JSON has them."""
    return [{"url": one.url, "publisher": one.publisher, "published": one.published, "author": one.author} for one in sources]


def article_where(connection: sql.Connection, condition: sql.ColumnElement[bool]) -> Article | None:
    """The one article of which that is true."""
    row = connection.execute(sql.select(ARTICLES).where(condition)).first()
    return article_of(row) if row else None


def text_at(connection: sql.Connection, number: int) -> str | None:
    """The text of the article of that number."""
    return connection.scalar(sql.select(ARTICLES.c.text).where(ARTICLES.c.number == number))


def article_of(row: sql.Row[Any]) -> Article:
    """The article in a row of ARTICLES."""
    sources = tuple(Source(**source) for source in json.loads(row.sources))
    pages = tuple(json.loads(row.pages)) if row.pages else ()
    return Article(row.id, row.title, paragraphs(row.text), sources, row.number, row.origin, pages)
