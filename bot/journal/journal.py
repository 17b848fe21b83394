"""The Journal: which articles an answer was about, what was answered, and the groups; all of it by keyed hashes of the chats."""

from __future__ import annotations

import hashlib
import secrets
from typing import TYPE_CHECKING

import sqlalchemy as sql

from bot.journal.answered import ANSWERED, Answered
from bot.journal.chats import CHATS, Chats, carry
from bot.journal.choices import CHOSEN, Choices
from bot.shelf.database import TABLES, secret

if TYPE_CHECKING:
    from collections.abc import Sequence

ANSWERS = sql.Table(
    "answers_sent",
    TABLES,
    sql.Column("chat", sql.String(32), primary_key=True),
    sql.Column("message", sql.BigInteger, primary_key=True, autoincrement=False),
    sql.Column("articles", sql.Text, nullable=False),
)


class Journal:
    """The answers that were sent, so that a reply to one is understood, after a restart too; the messages `answered`, and the `chats`."""

    def __init__(self, engine: sql.Engine) -> None:
        self._engine = engine
        with engine.begin() as connection:
            for table in (ANSWERS, ANSWERED, CHATS, CHOSEN):
                table.create(connection, checkfirst=True)
            self._key = bytes.fromhex(secret(connection, "chat_key", secrets.token_hex(32)))
        self.answered, self.chats = Answered(engine, self.hashed), Chats(engine, self.hashed)
        self.choices = Choices(engine)

    def remember(self, chat_id: int, message_id: int, articles: Sequence[int]) -> None:
        """Keep the numbers of the articles that the bot's message is about."""
        at = {"chat": self.hashed(chat_id), "message": message_id}
        with self._engine.begin() as connection:
            connection.execute(sql.delete(ANSWERS).where(ANSWERS.c.chat == at["chat"], ANSWERS.c.message == message_id))
            connection.execute(sql.insert(ANSWERS).values(at | {"articles": " ".join(map(str, articles))}))

    def recall(self, chat_id: int, message_id: int) -> tuple[int, ...]:
        """The numbers of the articles that the message is about, the first the main one; () where it is not known."""
        kept = sql.select(ANSWERS.c.articles).where(ANSWERS.c.chat == self.hashed(chat_id), ANSWERS.c.message == message_id)
        with self._engine.connect() as connection:
            return tuple(int(number) for number in (connection.scalar(kept) or "").split())

    def moved(self, old_id: int, new_id: int) -> None:
        """Let all that is kept about a group stand for the supergroup that it became; told twice, it is done once."""
        old, new = self.hashed(old_id), self.hashed(new_id)
        with self._engine.begin() as connection:
            carry(connection, old, new)
            for table in TABLES.tables.values():
                if "chat" in table.c and table is not CHATS and not table.info.get("stays"):
                    _carry_rows(connection, table, old, new)

    def hashed(self, chat_id: int) -> str:
        """What stands for the chat in every table."""
        return hashlib.blake2b(str(chat_id).encode(), key=self._key, digest_size=16).hexdigest()


def _carry_rows(connection: sql.Connection, table: sql.Table, old: str, new: str) -> None:
    """Give the old chat's rows to the new one; where it has a row of the same key already, that one stays."""
    there = table.alias()
    same = [there.c[column.name] == column for column in table.primary_key if column.name != "chat"]
    taken = sql.exists().where(there.c.chat == new, *same)
    connection.execute(sql.update(table).where(table.c.chat == old, ~taken).values(chat=new))
    connection.execute(sql.delete(table).where(table.c.chat == old))
