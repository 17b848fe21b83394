"""What is kept about each group: whether the bot is in it, whether it has introduced itself, and what the group was before it moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sql

from bot.shelf.database import TABLES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

CHATS = sql.Table(
    "chats",
    TABLES,
    sql.Column("chat", sql.String(32), primary_key=True),
    sql.Column("present", sql.Boolean, nullable=False),
    sql.Column("owed", sql.Boolean, nullable=False),
    sql.Column("formerly", sql.String(32)),
)
"""`owed`: the bot was added and has not introduced itself yet; `formerly`: the group's first id, where it became a supergroup."""


class Chats:
    """The groups that the bot was added to; `hashed` gives a chat's keyed hash."""

    def __init__(self, engine: sql.Engine, hashed: Callable[[int], str]) -> None:
        self._engine, self._hashed = engine, hashed

    def joined(self, chat_id: int) -> None:
        """Keep that the bot was added, and owes an introduction; where it is in the group already, nothing changes."""
        chat = self._hashed(chat_id)
        with self._engine.begin() as connection:
            back = sql.update(CHATS).where(CHATS.c.chat == chat, CHATS.c.present.is_(False)).values(present=True, owed=True)
            if connection.execute(back).rowcount == 0 and not _known(connection, chat):
                connection.execute(sql.insert(CHATS).values(chat=chat, present=True, owed=True))

    def left(self, chat_id: int) -> None:
        """Keep that the bot was removed; everything else that is kept about the group stays."""
        with self._engine.begin() as connection:
            connection.execute(sql.update(CHATS).where(CHATS.c.chat == self._hashed(chat_id)).values(present=False, owed=False))

    def claim(self, chat_id: int) -> bool:
        """Whether an introduction is owed; it is taken as made, so that only one caller makes it."""
        owed = sql.update(CHATS).where(CHATS.c.chat == self._hashed(chat_id), CHATS.c.owed.is_(True)).values(owed=False)
        with self._engine.begin() as connection:
            return connection.execute(owed).rowcount == 1

    def owe(self, chat_id: int) -> None:
        """Keep that the introduction could not be made."""
        with self._engine.begin() as connection:
            connection.execute(sql.update(CHATS).where(CHATS.c.chat == self._hashed(chat_id)).values(owed=True))

    def was(self, chat_id: int, others: Iterable[int]) -> bool:
        """Whether the group was one of the others before it moved."""
        kept = sql.select(CHATS.c.formerly).where(CHATS.c.chat == self._hashed(chat_id))
        with self._engine.connect() as connection:
            formerly = connection.scalar(kept)
        return formerly is not None and formerly in {self._hashed(other) for other in others}


def carry(connection: sql.Connection, old: str, new: str) -> None:
    """Let what is kept about the old hash stand for the new one, whatever the new one was greeted by meanwhile.

    Both chats tell of a move, at the same time: writing first makes the second wait for the first, and see what it did.
    """
    was_there = sql.update(CHATS).where(CHATS.c.chat == old).values(present=True)
    if connection.execute(was_there).rowcount == 0:
        if _formerly(connection, new):
            return  # told of a second time
        connection.execute(sql.insert(CHATS).values(chat=old, present=True, owed=False))
    connection.execute(sql.delete(CHATS).where(CHATS.c.chat == new))
    moved = {"chat": new, "formerly": sql.func.coalesce(CHATS.c.formerly, old)}
    connection.execute(sql.update(CHATS).where(CHATS.c.chat == old).values(**moved))


def _known(connection: sql.Connection, chat: str) -> bool:
    return connection.scalar(sql.select(CHATS.c.chat).where(CHATS.c.chat == chat)) is not None


def _formerly(connection: sql.Connection, chat: str) -> str | None:
    return connection.scalar(sql.select(CHATS.c.formerly).where(CHATS.c.chat == chat))
