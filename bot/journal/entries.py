"""What was asked and how it was answered, so that an answer can be said again, after a restart too."""

from __future__ import annotations

import json
import secrets
import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import sqlalchemy as sql

from bot.shelf.database import TABLES, upsert

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.journal.writer import Row

ENTRIES = sql.Table(
    "questions_asked",
    TABLES,
    sql.Column("key", sql.String(16), primary_key=True),
    sql.Column("chat", sql.String(32), nullable=False),
    sql.Column("reader", sql.String(32), nullable=False),
    sql.Column("topic", sql.BigInteger, nullable=False),
    sql.Column("message", sql.BigInteger, nullable=False),
    sql.Column("at", sql.BigInteger, nullable=False, index=True),
    sql.Column("asked", sql.Text, nullable=False),
    sql.Column("meaning", sql.Text),
    sql.Column("read_as", sql.Text),
    sql.Column("found", sql.Boolean, nullable=False),
    sql.Column("matches", sql.Text, nullable=False),
    sql.Column("turn", sql.Text),
    sql.Column("before", sql.Text),
    sql.Column("score", sql.Float),
    sql.Column("article", sql.BigInteger),
    sql.Index("questions_asked_where", "chat", "message"),
)
_NAMES = [column.name for column in ENTRIES.columns]
SENT = sql.Table(
    "messages_sent",
    TABLES,
    sql.Column("chat", sql.String(32), primary_key=True),
    sql.Column("message", sql.BigInteger, primary_key=True, autoincrement=False),
    sql.Column("first", sql.BigInteger, nullable=False),
    sql.Column("at", sql.BigInteger, nullable=False, index=True),
    sql.Column("articles", sql.Text, nullable=False),
    sql.Column("entry", sql.String(16), index=True),
    sql.Column("reader", sql.String(32)),
)
"""The bot's messages: of one that goes on in others `first` is the number of the first; `reader` is whose view of the `entry` it is."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A question and its answer: how it was read, whether it was found, and the `matches` as keys with their scores.

    `turn` is what the next question may lean on, `before` what this one may have leaned on, both as the caller wrote them down. `reader`
    and `chat` are keyed hashes; `message` is the number of the question, `topic` 0 outside one; `at` is Unix time in seconds. `score`
    (0..100) and `article` (its number) are of the best passage, sure or not; of a person's card there is an article alone.
    """

    asked: str
    found: bool
    key: str = ""
    meaning: str | None = None
    read_as: str | None = None
    matches: tuple[tuple[str, float], ...] = ()
    turn: str | None = None
    before: str | None = None
    score: float | None = None
    article: int | None = None
    chat: str = ""
    reader: str = ""
    message: int = 0
    topic: int = 0
    at: int = 0


@dataclass(frozen=True, slots=True)
class Sent:
    """The messages that hold a reply, the numbers of the articles it is about, and the key of the entry that it shows a reader (a hash)."""

    numbers: tuple[int, ...]
    articles: tuple[int, ...] = ()
    entry: str | None = None
    reader: str | None = None


@dataclass(frozen=True, slots=True)
class View:
    """Messages of the bot that show an entry, and the reader for whom they do."""

    entry: Entry
    reader: str
    numbers: tuple[int, ...]


def fresh_key() -> str:
    """A short name for an entry that is still to be written."""
    return secrets.token_urlsafe(8)


class Entries:
    """The questions and answers of the last days; `clock` gives the Unix time."""

    def __init__(self, engine: sql.Engine, clock: Callable[[], float] = time.time) -> None:
        self._engine, self._clock = engine, clock
        self._write, self._show = upsert(engine, ENTRIES), upsert(engine, SENT)

    def row(self, entry: Entry) -> Row:
        """What keeps the entry, in place of one of its key."""
        values = {name: getattr(entry, name) for name in _NAMES} | {"matches": json.dumps(entry.matches), "at": int(self._clock())}
        return self._write, values

    def rows(self, chat: str, sent: Sent) -> list[Row]:
        """What keeps what the messages hold, in place of what each of them held."""
        at, named, first = int(self._clock()), " ".join(map(str, sent.articles)), min(sent.numbers)
        row = {"chat": chat, "first": first, "at": at, "articles": named, "entry": sent.entry, "reader": sent.reader}
        return [(self._show, row | {"message": number}) for number in sent.numbers]

    def hide(self, connection: sql.Connection, chat: str, sent: Sent) -> None:
        """Forget what the messages held, and those that went on from the first of them."""
        old = sql.or_(SENT.c.first == min(sent.numbers), SENT.c.message.in_(sent.numbers))
        connection.execute(sql.delete(SENT).where(SENT.c.chat == chat, old))

    def articles(self, chat: str, message: int) -> tuple[int, ...]:
        """The numbers of the articles that the bot's message is about, () where that is not known."""
        kept = sql.select(SENT.c.articles).where(SENT.c.chat == chat, SENT.c.message == message)
        with self._engine.connect() as connection:
            return tuple(int(number) for number in (connection.scalar(kept) or "").split())

    def of(self, key: str) -> Entry | None:
        """The entry of that key."""
        return self._first(ENTRIES.c.key == key)

    def latest(self, chat: str, reader: str, topic: int, seconds: float) -> Entry | None:
        """The reader's last question in that place, where it is at most so many seconds old."""
        fresh = ENTRIES.c.at >= self._clock() - seconds
        return self._first(fresh, ENTRIES.c.chat == chat, ENTRIES.c.reader == reader, ENTRIES.c.topic == topic)

    def asked(self, chat: str, message: int) -> View | None:
        """The answer to the question of that number, as its asker sees it."""
        entry = self._first(ENTRIES.c.chat == chat, ENTRIES.c.message == message)
        if entry is None:
            return None
        return View(entry, entry.reader, self._numbers(SENT.c.entry == entry.key, SENT.c.reader == entry.reader))

    def shown(self, chat: str, message: int) -> View | None:
        """What the bot's message of that number shows, and to whom."""
        sent = sql.select(SENT).where(SENT.c.chat == chat, SENT.c.message == message)
        with self._engine.connect() as connection:
            row = connection.execute(sent).mappings().first()
        entry = self.of(row["entry"]) if row and row["entry"] else None
        if row is None or entry is None:
            return None
        return View(entry, row["reader"], self._numbers(SENT.c.chat == chat, SENT.c.first == row["first"]))

    def _first(self, *where: sql.ColumnElement[bool]) -> Entry | None:
        newest = sql.select(ENTRIES).where(*where).order_by(ENTRIES.c.at.desc(), ENTRIES.c.message.desc()).limit(1)
        with self._engine.connect() as connection:
            row = connection.execute(newest).mappings().first()
        return replace(Entry(**row), matches=tuple((key, score) for key, score in json.loads(row["matches"]))) if row else None

    def _numbers(self, *where: sql.ColumnElement[bool]) -> tuple[int, ...]:
        """The numbers of the messages of the earliest view that fits."""
        with self._engine.connect() as connection:
            rows = connection.execute(sql.select(SENT.c.first, SENT.c.message).where(*where).order_by(SENT.c.message)).all()
        return tuple(number for first, number in rows if first == rows[0][0])
