"""The articles of a library, each kept or changed as a whole, and what became of its seeds."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import sqlalchemy as sql

from bot.errors import UnknownArticle
from bot.model import Article, Source
from bot.shelf import editions, lines
from bot.shelf.database import TABLES, changes, tell, writing
from bot.text import paragraphs

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

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
SEEDS = sql.Table(
    "seeds",
    TABLES,
    sql.Column("id", sql.String(200), primary_key=True),
    sql.Column("digest", sql.String(32), nullable=False),
    sql.Column("removed", sql.Boolean, nullable=False),
)
READ = sql.Table(
    "people_read",
    TABLES,
    sql.Column("number", sql.Integer, primary_key=True, autoincrement=False),
    sql.Column("digest", sql.String(32), nullable=False),
    sql.Column("people", sql.Text, nullable=False),
)


def digest(article: Article) -> str:
    """32 characters that change whenever the article does."""
    told = [article.id, article.title, article.paragraphs, _plain(article.sources)]
    return editions.mark(json.dumps([*told, article.pages] if article.pages else told))


def _plain(sources: Iterable[Source]) -> list[dict[str, str | None]]:
    """The sources as JSON has them."""
    return [{"url": one.url, "publisher": one.publisher, "published": one.published, "author": one.author} for one in sources]


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


class Shelf:
    """The articles, found by id or number; every change is one transaction, durable when the call returns."""

    def __init__(self, engine: sql.Engine) -> None:
        self._engine = engine

    def keep(self, articles: Collection[Article]) -> list[Kept]:
        """Keep the articles as they are, each in place of one with its id, all of them or none."""
        with writing(self._engine) as connection:
            found = [_keep(connection, article) for article in articles]
            for kept in found:
                editions.forget_read(connection, kept.article.number)
            _tell(connection, found)
            return found

    def take(self, articles: Collection[Article]) -> list[Kept]:
        """Keep the articles, each that has no id of its own in place of the one that it is an edition of; all of them or none."""
        with writing(self._engine) as connection:
            known = _digests(connection, articles)
            found = []
            for article in articles:
                found.append(_unchanged(article, known) or _take(connection, article))
                for changed in found[-1].changed:
                    known.pop(changed.id, None)
            _tell(connection, found)
        latest = {article.number: article for one in found for article in one.changed}
        return [replace(one, article=latest.get(one.article.number, one.article)) for one in found]

    def remove(self, id: str) -> Article:
        """Take the article away, a seed for good, and return it; raises UnknownArticle."""
        with writing(self._engine) as connection:
            article = _one(connection, ARTICLES.c.id == id)
            if article is None:
                raise UnknownArticle(id)
            tell(connection)
            connection.execute(sql.delete(ARTICLES).where(ARTICLES.c.id == id))
            connection.execute(sql.delete(READ).where(READ.c.number == article.number))
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
            return [_article(row) for row in connection.execute(sql.select(ARTICLES).where(condition))]

    def articles(self) -> Iterator[Article]:
        """Every article, in the order in which they were added."""
        with self._engine.connect() as connection:
            for row in connection.execution_options(yield_per=200).execute(sql.select(ARTICLES).order_by(ARTICLES.c.number)):
                yield _article(row)

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

    def people(self) -> dict[str, Any]:
        """What was read of the people of each article, by edition."""
        with self._engine.connect() as connection:
            rows = connection.execute(sql.select(READ))
            return {f"{row.number}:{row.digest}": json.loads(row.people) for row in rows}

    def keep_people(self, read: dict[str, Any]) -> None:
        """Keep what was read of the people of some articles, by edition."""
        with writing(self._engine) as connection:
            for edition, people in read.items():
                number, told = edition.split(":")
                connection.execute(sql.delete(READ).where(READ.c.number == int(number)))
                connection.execute(sql.insert(READ).values(number=int(number), digest=told, people=json.dumps(people)))


def _tell(connection: sql.Connection, found: Collection[Kept]) -> None:
    if any(kept.changed for kept in found):
        tell(connection)


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
        "sources": json.dumps(_plain(article.sources)),
        "origin": article.origin,
        "digest": told,
        "pages": json.dumps(article.pages) if article.pages else None,
    }
    if row:
        connection.execute(sql.update(ARTICLES).where(ARTICLES.c.number == row.number).values(values))
        kept = Kept(replace(article, number=row.number), "updated", _article(row))
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
    named = _one(connection, ARTICLES.c.id == merged.id)
    clutter = lines.clutter(connection, article, named.number if named else 0)
    kept = _keep(connection, lines.without(merged, clutter))
    lines.note(connection, article, kept.article.number)
    held = [_one(connection, ARTICLES.c.number == number) for number in lines.holders(connection, article, clutter)]
    tidied = [_keep(connection, lines.without(one, clutter)) for one in held if one and one.origin]
    return replace(kept, tidied=tuple(one.article for one in tidied if one.outcome == "updated"))


def _edition(connection: sql.Connection, article: Article, placed: int | None) -> Article | None:
    """The article that this one is an edition of: found at one of its places, of its id, or nearly the same text."""
    if placed is not None:
        return _one(connection, ARTICLES.c.number == placed)
    named = _one(connection, ARTICLES.c.id == article.id)
    if named:
        return named
    near = editions.near(connection, article.text, lambda number: _text(connection, number))
    return None if near is None else _one(connection, ARTICLES.c.number == near)


def _one(connection: sql.Connection, condition: sql.ColumnElement[bool]) -> Article | None:
    row = connection.execute(sql.select(ARTICLES).where(condition)).first()
    return _article(row) if row else None


def _text(connection: sql.Connection, number: int) -> str | None:
    return connection.scalar(sql.select(ARTICLES.c.text).where(ARTICLES.c.number == number))


def _article(row: sql.Row[Any]) -> Article:
    sources = tuple(Source(**source) for source in json.loads(row.sources))
    pages = tuple(json.loads(row.pages)) if row.pages else ()
    return Article(row.id, row.title, paragraphs(row.text), sources, row.number, row.origin, pages)
