"""Which messages were answered, so that one that Telegram brings twice is answered once, after a restart too."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import sqlalchemy as sql

from bot.shelf.database import TABLES

if TYPE_CHECKING:
    from collections.abc import Callable

KEPT = 2 * 86_400
"""Seconds for which a message is kept; Telegram brings again what is at most a day old."""

ANSWERED = sql.Table(
    "messages_answered",
    TABLES,
    sql.Column("chat", sql.String(32), primary_key=True),
    sql.Column("message", sql.BigInteger, primary_key=True, autoincrement=False),
    sql.Column("at", sql.BigInteger, nullable=False, index=True),
    info={"stays": True},  # a group that moves counts its messages anew
)


class Answered:
    """The messages of the last days that were answered; `hashed` gives a chat's keyed hash, `clock` the Unix time."""

    def __init__(self, engine: sql.Engine, hashed: Callable[[int], str], clock: Callable[[], float] = time.time) -> None:
        self._engine, self._hashed, self._clock = engine, hashed, clock

    def write(self, connection: sql.Connection, chat: str, message_id: int) -> None:
        """Keep that the message of the chat of that hash was answered."""
        at = ANSWERED.c.chat == chat, ANSWERED.c.message == message_id
        connection.execute(sql.delete(ANSWERED).where(*at))
        connection.execute(sql.insert(ANSWERED).values(chat=chat, message=message_id, at=int(self._clock())))

    def knows(self, chat_id: int, message_id: int) -> bool:
        """Whether the message was answered."""
        with self._engine.connect() as connection:
            return connection.scalar(sql.select(ANSWERED.c.at).where(*self._at(chat_id, message_id))) is not None

    def _at(self, chat_id: int, message_id: int) -> tuple[sql.ColumnElement[bool], sql.ColumnElement[bool]]:
        return ANSWERED.c.chat == self._hashed(chat_id), ANSWERED.c.message == message_id
