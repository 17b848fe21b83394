"""How what is kept goes: all of a reader's when they ask for it, everybody's when it is old."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sql

from bot.journal.answered import ANSWERED, KEPT
from bot.journal.changes import CHANGES
from bot.journal.entries import ENTRIES, SENT
from bot.journal.presses import PRESSES


@dataclass(frozen=True, slots=True)
class Forgotten:
    """How many questions with their answers, and how many presses of buttons were deleted."""

    questions: int
    presses: int


def forget(connection: sql.Connection, reader: str, chat: str | None) -> Forgotten:
    """Delete all that is kept of the reader, and with a `chat` all that is kept of it."""
    theirs = ENTRIES.c.reader == reader if chat is None else sql.or_(ENTRIES.c.reader == reader, ENTRIES.c.chat == chat)
    keys = sql.select(ENTRIES.c.key).where(theirs)
    pressed = sql.or_(PRESSES.c.reader == reader, PRESSES.c.entry.in_(keys))
    presses = connection.execute(sql.delete(PRESSES).where(pressed)).rowcount
    sent = sql.or_(SENT.c.reader == reader, SENT.c.entry.in_(keys), SENT.c.chat == (chat or ""))
    connection.execute(sql.delete(SENT).where(sent))
    connection.execute(sql.delete(ANSWERED).where(ANSWERED.c.chat == (chat or "")))
    return Forgotten(connection.execute(sql.delete(ENTRIES).where(theirs)).rowcount, presses)


def prune(connection: sql.Connection, now: int, age: int) -> None:
    """Delete what is older than that `age`, in seconds; `now` is Unix time."""
    for table in (ENTRIES, SENT, PRESSES, CHANGES):
        connection.execute(sql.delete(table).where(table.c.at < now - age))
    connection.execute(sql.delete(ANSWERED).where(ANSWERED.c.at < now - KEPT))
