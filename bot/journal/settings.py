"""What is set for a chat: the language that is spoken there, whether it is let in or kept out, and whether it was told so."""

from __future__ import annotations

import time
from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sql
from sqlalchemy.dialects import postgresql, sqlite

from bot.shelf.database import TABLES

if TYPE_CHECKING:
    from collections.abc import Callable

SETTINGS = sql.Table(
    "chat_settings",
    TABLES,
    sql.Column("chat", sql.String(32), primary_key=True),
    sql.Column("language", sql.String(16)),
    sql.Column("allowed", sql.Boolean),
    sql.Column("refused", sql.Boolean, nullable=False, default=False),
)
"""`allowed`: an admin let the chat or reader in (true) or keeps them out (false); `refused`: they were told that they are not let in."""
FRESH = 5.0
"""Seconds for which what was read is taken as it is: another bot on the same library may have changed it."""
MOST = 10_000
"""So many chats are remembered."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What is set for a chat; a reader's private chat stands for the reader."""

    language: str | None = None
    allowed: bool | None = None
    refused: bool = False


class ChatSettings:
    """The settings of every chat, read from any thread; `hashed` gives a chat's keyed hash."""

    def __init__(self, engine: sql.Engine, hashed: Callable[[int], str], clock: Callable[[], float] = time.monotonic) -> None:
        self._engine, self._hashed, self._clock = engine, hashed, clock
        self._read: OrderedDict[int, tuple[float, Setting]] = OrderedDict()

    def known(self, chat_id: int) -> Setting | None:
        """What was read of the chat a moment ago; None where it has to be read."""
        at, setting = self._read.get(chat_id, (-FRESH, None))
        return setting if self._clock() - at < FRESH else None

    def of(self, chat_id: int) -> Setting:
        """What is set for the chat."""
        with self._engine.connect() as connection:
            return self._remember(chat_id, _read(connection, self._hashed(chat_id)))

    def speak(self, chat_id: int, language: str | None) -> None:
        """Speak that language in the chat; None: each reader's own."""
        self._change(chat_id, language=language)

    def let(self, chat_id: int, *, allowed: bool) -> None:
        """Let the chat or reader in, or keep them out; they are told so once more."""
        self._change(chat_id, allowed=allowed, refused=False)

    def refuse(self, chat_id: int) -> bool:
        """Whether the chat was not told yet that it is not let in; only one caller is to tell it."""
        chat = self._hashed(chat_id)
        with self._engine.begin() as connection:
            _make(connection, chat)
            first = sql.update(SETTINGS).where(SETTINGS.c.chat == chat, SETTINGS.c.refused.is_(False)).values(refused=True)
            told = connection.execute(first).rowcount == 1
            self._remember(chat_id, _read(connection, chat))
        return told

    def forget(self, chat_id: int) -> None:
        """Forget the language; whom the owner keeps out or lets in is not the reader's to change."""
        self._change(chat_id, language=None)

    def _change(self, chat_id: int, **values: str | bool | None) -> None:
        chat = self._hashed(chat_id)
        with self._engine.begin() as connection:
            _make(connection, chat)
            connection.execute(sql.update(SETTINGS).where(SETTINGS.c.chat == chat).values(**values))
            self._remember(chat_id, _read(connection, chat))

    def _remember(self, chat_id: int, setting: Setting) -> Setting:
        self._read[chat_id] = self._clock(), setting
        while len(self._read) > MOST:
            self._read.popitem(last=False)
        return setting


def _read(connection: sql.Connection, chat: str) -> Setting:
    columns = SETTINGS.c.language, SETTINGS.c.allowed, SETTINGS.c.refused
    row = connection.execute(sql.select(*columns).where(SETTINGS.c.chat == chat)).first()
    return Setting(*row) if row else Setting()


def _make(connection: sql.Connection, chat: str) -> None:
    """Give the chat a row where it has none; two that do so at once agree on one."""
    insert = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    connection.execute(insert(SETTINGS).values(chat=chat, refused=False).on_conflict_do_nothing())
