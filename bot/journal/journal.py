"""The Journal: what was asked and answered, what was pressed, and the groups; all of it by keyed hashes of chats and readers."""

from __future__ import annotations

import hashlib
import secrets
import time
from typing import TYPE_CHECKING

import sqlalchemy as sql

from bot.journal.answered import ANSWERED, Answered
from bot.journal.changes import CHANGES, Changes
from bot.journal.chats import CHATS, Chats, carry
from bot.journal.choices import CHOSEN, Choices
from bot.journal.entries import ENTRIES, SENT, Entries, Entry, Sent
from bot.journal.forgetting import Forgotten, forget, prune
from bot.journal.log import Log
from bot.journal.presses import PRESSES, Presses
from bot.journal.settings import SETTINGS, ChatSettings
from bot.journal.writer import Row, Writer
from bot.shelf.database import TABLES, secret, writing

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

BEFORE = "answers_sent"
"""The table that earlier versions kept in place of SENT."""
DAY = 86_400
"""Seconds."""


class Journal:
    """Every write is durable when its future is done; its parts are read from any thread. `clock` gives the Unix time.

    Several bots may share a library: each, by its `bot` id, has its own chats, for Telegram numbers each one's messages from 1.
    """

    def __init__(self, engine: sql.Engine, clock: Callable[[], float] = time.time, bot: int = 0) -> None:
        self._clock, self._bot = clock, bot
        with writing(engine) as connection:
            for table in (ENTRIES, SENT, PRESSES, CHANGES, ANSWERED, CHATS, CHOSEN, SETTINGS):
                table.create(connection, checkfirst=True)
            _bring_over(connection)
            self._key = bytes.fromhex(secret(connection, "chat_key", secrets.token_hex(32)))
        self._writer = Writer(engine)
        self.entries, self.presses, self.changes = Entries(engine, clock), Presses(engine, clock), Changes(engine, clock)
        self.answered, self.chats = Answered(engine, self.hashed, clock), Chats(engine, self.hashed)
        self.choices, self.settings = Choices(engine), ChatSettings(engine, self.hashed)
        self.log = Log(engine)

    def sent(self, chat_id: int, sent: Sent, new: Entry | None = None, answered: int | None = None) -> Future[None]:
        """Keep, at once, all there is to keep of new messages: what they hold, a `new` entry, and the number of what they answer."""
        return self._writer.keep(self._rows(self.hashed(chat_id), sent, new, answered))

    def changed(self, chat_id: int, sent: Sent, new: Entry | None = None) -> Future[None]:
        """Keep what messages hold now that held something else, and a `new` entry."""
        chat = self.hashed(chat_id)

        def write(connection: sql.Connection) -> None:
            if sent.numbers:
                self.entries.hide(connection, chat, sent)
            for statement, row in self._rows(chat, sent, new, None):
                connection.execute(statement, row)

        return self._writer.put(write)

    def _rows(self, chat: str, sent: Sent, new: Entry | None, answered: int | None) -> list[Row]:
        rows = [self.entries.row(new)] if new else []
        if sent.numbers and (sent.entry or sent.articles):
            rows += self.entries.rows(chat, sent)
        return rows if answered is None else [*rows, self.answered.row(chat, answered)]

    def pressed(self, key: str, chat_id: int, reader_id: int, what: str) -> Future[None]:
        """Keep a press below the answer of that entry."""
        chat, reader = self.hashed(chat_id), self.hashed(reader_id)
        return self._writer.put(lambda connection: self.presses.write(connection, key, chat, reader, what))

    def recall(self, chat_id: int, message_id: int) -> tuple[int, ...]:
        """The numbers of the articles that the message is about, the first the main one; () where it is not known."""
        return self.entries.articles(self.hashed(chat_id), message_id)

    def forget(self, reader_id: int, chat_id: int | None) -> Future[Forgotten]:
        """Delete all that is kept of the reader, and with a `chat_id` all that is kept of that chat."""
        reader, chat = self.hashed(reader_id), None if chat_id is None else self.hashed(chat_id)
        return self._writer.put(lambda connection: forget(connection, reader, chat))

    def prune(self, days: float) -> Future[None]:
        """Delete what is older than so many days."""
        return self._writer.put(lambda connection: prune(connection, int(self._clock()), int(days * DAY)))

    def moved(self, old_id: int, new_id: int) -> None:
        """Let all that is kept about a group stand for the supergroup that it became; told twice, it is done once."""
        old, new = self.hashed(old_id), self.hashed(new_id)
        self._writer.put(lambda connection: _move(connection, old, new)).result()

    def hashed(self, chat_id: int) -> str:
        """What stands for the chat, or the reader, in every table."""
        return hashlib.blake2b(f"{self._bot} {chat_id}".encode(), key=self._key, digest_size=16).hexdigest()


def _bring_over(connection: sql.Connection) -> None:
    """Take over what an earlier version kept of its messages, as if they were sent now."""
    if not sql.inspect(connection).has_table(BEFORE):
        return
    old = sql.Table(BEFORE, sql.MetaData(), autoload_with=connection)
    rows = sql.select(old.c.chat, old.c.message, old.c.message.label("first"), sql.literal(int(time.time())), old.c.articles)
    connection.execute(sql.insert(SENT).from_select(["chat", "message", "first", "at", "articles"], rows))
    old.drop(connection)


def _move(connection: sql.Connection, old: str, new: str) -> None:
    carry(connection, old, new)
    for table in TABLES.tables.values():
        if "chat" in table.c and table is not CHATS and not table.info.get("stays"):
            _carry_rows(connection, table, old, new)


def _carry_rows(connection: sql.Connection, table: sql.Table, old: str, new: str) -> None:
    """Give the old chat's rows to the new one; where it has a row of the same key already, that one stays."""
    there = table.alias()
    same = [there.c[column.name] == column for column in table.primary_key if column.name != "chat"]
    taken = sql.exists().where(there.c.chat == new, *same)
    connection.execute(sql.update(table).where(table.c.chat == old, ~taken).values(chat=new))
    connection.execute(sql.delete(table).where(table.c.chat == old))
