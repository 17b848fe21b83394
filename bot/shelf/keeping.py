"""An article is kept: as it is under its id, or in the place of the one that it is an edition of."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import sqlalchemy as sql

from bot.shelf import editions, lines
from bot.shelf.articles import ARTICLES, article_of, article_where, digest, plain_sources, text_at
from bot.shelf.database import tell

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from bot.model import Article


@dataclass(frozen=True, slots=True)
class Kept:
    """An article as the shelf keeps it, and whether keeping it changed anything: "added", "updated" or "unchanged".

    `before` is what an updated one was. `tidied` are others of its publisher, as they are now: they lost a line that this one showed to
    be in all of them.
    """

    article: Article
    outcome: str
    before: Article | None = None
    tidied: tuple[Article, ...] = ()

    @property
    def changed(self) -> tuple[Article, ...]:
        """Every article that is another now than it was."""
        return self.tidied if self.outcome == "unchanged" else (self.article, *self.tidied)


def keep_all(connection: sql.Connection, articles: Collection[Article]) -> list[Kept]:
    """Keep the articles as they are, each in place of one with its id."""
    found = [_keep(connection, article) for article in articles]
    for kept in found:
        editions.forget_read(connection, kept.article.number)
    return _told(connection, found)


def take_all(connection: sql.Connection, articles: Collection[Article]) -> list[Kept]:
    """Keep the articles, each that has no id of its own in place of the one that it is an edition of."""
    known, found = _digests(connection, articles), []
    for article in articles:
        found.append(_unchanged(article, known) or _take(connection, article))
        for changed in found[-1].changed:
            known.pop(changed.id, None)
    return _told(connection, found)


def _told(connection: sql.Connection, found: list[Kept]) -> list[Kept]:
    """Those found, each with its article as it is after all of them; other processes will know where there is a change."""
    latest = {article.number: article for one in found for article in one.changed}
    if latest:
        tell(connection)
    return [replace(one, article=latest.get(one.article.number, one.article)) for one in found]


def _digests(connection: sql.Connection, articles: Collection[Article]) -> dict[str, tuple[int, str]]:
    """Number and digest of those of the articles that are kept, by id."""
    kept = sql.select(ARTICLES.c.id, ARTICLES.c.number, ARTICLES.c.digest).where(ARTICLES.c.id.in_([article.id for article in articles]))
    return {row.id: (row.number, row.digest) for row in connection.execute(kept)}


def _unchanged(article: Article, known: Mapping[str, tuple[int, str]]) -> Kept | None:
    """The article where it has an id of its own and is kept just so."""
    number, told = known.get(article.id, (0, ""))
    return Kept(replace(article, number=number), "unchanged") if _is_its_own(article) and told and told == digest(article) else None


def _is_its_own(article: Article) -> bool:
    """Whether the id was given to it, so that it is never taken for an edition of another; a backup gives the number too."""
    return article.origin is None or article.number > 0


def _keep(connection: sql.Connection, article: Article) -> Kept:
    row = connection.execute(sql.select(ARTICLES).where(ARTICLES.c.id == article.id)).first()
    told = digest(article)
    if row and row.digest == told:
        return Kept(replace(article, number=row.number), "unchanged")
    values = {
        "id": article.id,
        "title": article.title,
        "text": article.text,
        "sources": json.dumps(plain_sources(article.sources)),
        "origin": article.origin,
        "digest": told,
        "pages": json.dumps(article.pages) if article.pages else None,
    }
    if row:
        connection.execute(sql.update(ARTICLES).where(ARTICLES.c.number == row.number).values(values))
        kept = Kept(replace(article, number=row.number), "updated", article_of(row))
    else:
        kept = Kept(replace(article, number=_inserted(connection, values, article.number)), "added")
    editions.note(connection, kept.article)
    return kept


def _inserted(connection: sql.Connection, values: dict[str, Any], wanted: int) -> int:
    """The number of a new article: the wanted one where it is above 0 and free, as in a library that is restored, else the next."""
    free = wanted > 0 and not connection.scalar(sql.select(ARTICLES.c.number).where(ARTICLES.c.number == wanted))
    made = connection.execute(sql.insert(ARTICLES).values(values | ({"number": wanted} if free else {}))).inserted_primary_key
    if free and connection.dialect.name == "postgresql":
        sequence = sql.func.pg_get_serial_sequence(ARTICLES.name, "number")
        connection.execute(sql.select(sql.func.setval(sequence, sql.select(sql.func.max(ARTICLES.c.number)).scalar_subquery())))
    return int(made[0]) if made else 0


def _take(connection: sql.Connection, article: Article) -> Kept:
    if _is_its_own(article):
        return _keep(connection, article)
    told, at = digest(article), editions.at_place(connection, article)
    known = _edition(connection, article, at.number if at else None)
    if known and at and at.digest == told and at.number == known.number:
        return Kept(known, "unchanged")
    kept = _tidily_kept(connection, article, editions.merged(known, article) if known and known.origin else article)
    editions.note_read(connection, article, kept.article.number, told)
    return kept


def _tidily_kept(connection: sql.Connection, article: Article, merged: Article) -> Kept:
    """Keep what the article is merged into; where it was scraped, without the lines that its publisher repeats, in the others neither."""
    if not article.scraped or merged.paragraphs != article.paragraphs:
        return _keep(connection, merged)
    named = article_where(connection, ARTICLES.c.id == merged.id)
    clutter = lines.clutter(connection, article, named.number if named else 0)
    kept = _keep(connection, lines.without(merged, clutter))
    lines.note(connection, article, kept.article.number)
    held = [article_where(connection, ARTICLES.c.number == number) for number in lines.holders(connection, article, clutter)]
    tidied = [_keep(connection, lines.without(one, clutter)) for one in held if one and one.origin]
    return replace(kept, tidied=tuple(one.article for one in tidied if one.outcome == "updated"))


def _edition(connection: sql.Connection, article: Article, placed: int | None) -> Article | None:
    """The article that this one is an edition of: found at one of its places, of its id, or nearly the same text."""
    if placed is not None:
        return article_where(connection, ARTICLES.c.number == placed)
    named = article_where(connection, ARTICLES.c.id == article.id)
    if named:
        return named
    near = editions.near(connection, article.text, lambda number: text_at(connection, number))
    return None if near is None else article_where(connection, ARTICLES.c.number == near)
