"""Which article of the shelf a new one is an edition of, and what becomes of the two."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

import sqlalchemy as sql

from bot.model import Article, Source
from bot.shelf.database import TABLES
from bot.shelf.likeness import nearly_same, runs, sketch
from bot.shelf.sites import place, site

if TYPE_CHECKING:
    from collections.abc import Callable

PLACES = sql.Table(
    "places",
    TABLES,
    sql.Column("place", sql.String(32), primary_key=True),
    sql.Column("number", sql.Integer, nullable=False, index=True),
    sql.Column("digest", sql.String(32)),
)
"""The article found at each file and address, with the digest of what was read there, where it was read."""
SKETCHES = sql.Table(
    "sketches",
    TABLES,
    sql.Column("run", sql.BigInteger, primary_key=True, autoincrement=False),
    sql.Column("number", sql.Integer, primary_key=True, autoincrement=False, index=True),
)
_LOOKED_AT = 5
"""So many of the articles that share runs with a new one are compared with it in full."""


def mark(text: str) -> str:
    """32 characters that stand for a text of any length."""
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


def places(article: Article) -> list[str]:
    """The marks of all places where the article is found, the one it was read at first."""
    found = [article.origin, *(source.url for source in article.sources)]
    return list(dict.fromkeys(mark(place(each)) for each in found if each))


def at_place(connection: sql.Connection, article: Article) -> sql.Row[tuple[str, int, str | None]] | None:
    """What is known of the first of the article's places that is known."""
    found = {row.place: row for row in connection.execute(sql.select(PLACES).where(PLACES.c.place.in_(places(article))))}
    return next((found[each] for each in places(article) if each in found), None)


def near(connection: sql.Connection, text: str, text_of: Callable[[int], str | None]) -> int | None:
    """The number of the article whose text is nearly the same; `text_of` gives a text by its article's number."""
    own = runs(text)
    shared = sql.func.count()
    likely = sql.select(SKETCHES.c.number).where(SKETCHES.c.run.in_(sketch(own))).group_by(SKETCHES.c.number)
    for number in connection.scalars(likely.order_by(shared.desc(), SKETCHES.c.number).limit(_LOOKED_AT)).all():
        if nearly_same(own, runs(text_of(number) or "")):
            return int(number)
    return None


def note(connection: sql.Connection, article: Article) -> None:
    """Know the article by its text, and by its places beside those it was found at before; not at all where its id is its own."""
    if article.origin is None:
        forget(connection, article.number)
    else:
        held = {*connection.scalars(sql.select(PLACES.c.place).where(PLACES.c.number == article.number))}
        for each in places(article):
            if each not in held:
                _note_place(connection, each, article.number, None)
        connection.execute(sql.delete(SKETCHES).where(SKETCHES.c.number == article.number))
        known = [{"run": run, "number": article.number} for run in sketch(runs(article.text))]
        if known:
            connection.execute(sql.insert(SKETCHES), known)


def note_read(connection: sql.Connection, article: Article, number: int, told: str) -> None:
    """Know that `article`, with the digest `told`, was read at its origin and is kept under the number."""
    _note_place(connection, places(article)[0], number, told)


def forget_read(connection: sql.Connection, number: int) -> None:
    """Know no more what was read of the article, so that the same is taken when it comes again."""
    connection.execute(sql.update(PLACES).where(PLACES.c.number == number).values(digest=None))


def _note_place(connection: sql.Connection, at: str, number: int, told: str | None) -> None:
    connection.execute(sql.delete(PLACES).where(PLACES.c.place == at))
    connection.execute(sql.insert(PLACES).values(place=at, number=number, digest=told))


def forget(connection: sql.Connection, number: int) -> None:
    """Know the article no more."""
    for table in (PLACES, SKETCHES):
        connection.execute(sql.delete(table).where(table.c.number == number))


def merged(known: Article, new: Article) -> Article:
    """The known article with its id after another edition of it came.

    The new text takes the place of the old, unless another site brings it: that is one more source, and no site changes what is
    quoted from another's.
    """
    if new.origin == known.origin:
        return replace(new, id=known.id, sources=_sources(new.sources, known.sources[1:]))
    if _is_of(known.source, new.source):
        return replace(new, id=known.id, origin=known.origin, sources=_sources(new.sources, known.sources))
    return replace(known, sources=_sources((known.source, *new.sources), known.sources[1:]))


def _is_of(known: Source, new: Source) -> bool:
    """Whether both may be of one site; a source that tells neither address nor publisher is of any."""
    return None in {site(known), site(new)} or site(known) == site(new)


def _sources(first: tuple[Source, ...], others: tuple[Source, ...]) -> tuple[Source, ...]:
    """The first ones and the others of further sites; those that tell nothing only where no other does."""
    sites = {None, *map(site, first)}
    found = [*(source for source in first if source != Source()), *(source for source in others if site(source) not in sites)]
    return tuple(dict.fromkeys(found)) or (Source(),)
