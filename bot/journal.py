"""What is kept about chats: which articles an answer was about. Chats are kept as keyed hashes, never by name or id."""

from __future__ import annotations

import hashlib
import secrets
from typing import TYPE_CHECKING

import sqlalchemy as sql

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
    """The answers that were sent, so that a reply to one is understood, after a restart too."""

    def __init__(self, engine: sql.Engine) -> None:
        self._engine = engine
        with engine.begin() as connection:
            ANSWERS.create(connection, checkfirst=True)
            self._key = bytes.fromhex(secret(connection, "chat_key", secrets.token_hex(32)))

    def remember(self, chat_id: int, message_id: int, articles: Sequence[int]) -> None:
        """Keep the numbers of the articles that the bot's message is about."""
        at = {"chat": self._chat(chat_id), "message": message_id}
        with self._engine.begin() as connection:
            connection.execute(sql.delete(ANSWERS).where(ANSWERS.c.chat == at["chat"], ANSWERS.c.message == message_id))
            connection.execute(sql.insert(ANSWERS).values(at | {"articles": " ".join(map(str, articles))}))

    def recall(self, chat_id: int, message_id: int) -> tuple[int, ...]:
        """The numbers of the articles that the message is about, the first the main one; () where it is not known."""
        kept = sql.select(ANSWERS.c.articles).where(ANSWERS.c.chat == self._chat(chat_id), ANSWERS.c.message == message_id)
        with self._engine.connect() as connection:
            return tuple(int(number) for number in (connection.scalar(kept) or "").split())

    def _chat(self, chat_id: int) -> str:
        return hashlib.blake2b(str(chat_id).encode(), key=self._key, digest_size=16).hexdigest()
