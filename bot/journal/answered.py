"""Which messages were answered, so that one that Telegram brings twice is answered once, after a restart too."""

from __future__ import annotations

import time
from collections import OrderedDict
from typing import TYPE_CHECKING

import sqlalchemy as sql

from bot.shelf.database import TABLES, upsert

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.journal.writer import Row

KEPT = 2 * 86_400
"""Seconds for which a message is kept; Telegram brings again what is at most a day old."""

SKEW = 120
"""Seconds by which Telegram's clock may differ from this machine's."""
REMEMBERED = 10_000
"""So many messages that were answered since the start are remembered; Telegram brings the same one again soon if at all."""

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
        self._write = upsert(engine, ANSWERED)
        self._now = OrderedDict[tuple[str, int], None]()
        with engine.connect() as connection:
            self._before = (connection.scalar(sql.select(sql.func.max(ANSWERED.c.at))) or 0) + SKEW

    def row(self, chat: str, message_id: int) -> Row:
        """What keeps that the message of the chat of that hash was answered."""
        self._now[chat, message_id] = None
        while len(self._now) > REMEMBERED:
            self._now.popitem(last=False)
        return self._write, {"chat": chat, "message": message_id, "at": int(self._clock())}

    def is_new(self, chat_id: int, message_id: int, at: float) -> bool:
        """Whether the message, sent `at` that Unix time, cannot have been answered; false where `knows` has to tell. Does not block."""
        return at > self._before and (self._hashed(chat_id), message_id) not in self._now

    def knows(self, chat_id: int, message_id: int) -> bool:
        """Whether the message was answered."""
        with self._engine.connect() as connection:
            return connection.scalar(sql.select(ANSWERED.c.at).where(*self._at(chat_id, message_id))) is not None

    def _at(self, chat_id: int, message_id: int) -> tuple[sql.ColumnElement[bool], sql.ColumnElement[bool]]:
        return ANSWERED.c.chat == self._hashed(chat_id), ANSWERED.c.message == message_id
