"""What readers pressed below answers, a row a press; the latest thumb counts."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import sqlalchemy as sql

from bot.shelf.database import TABLES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

PRESSES = sql.Table(
    "presses",
    TABLES,
    sql.Column("number", sql.Integer, primary_key=True),
    sql.Column("entry", sql.String(16), nullable=False, index=True),
    sql.Column("chat", sql.String(32), nullable=False),
    sql.Column("reader", sql.String(32), nullable=False),
    sql.Column("at", sql.BigInteger, nullable=False, index=True),
    sql.Column("what", sql.String(16), nullable=False),
)
OFFERS = "offers"
"""The press that leads back to what was perhaps meant."""
CHOICES = tuple(f"o{at}" for at in range(10))
"""The presses that choose one of the passages that were perhaps meant, by its place."""
THUMBS = ("up", "down", "passage", "article", "none")
"""Thumbs, and why the one that points down does: the wrong passage, the wrong article, or no article holds the answer."""
TAKEN_BACK = "no"
"""The press that takes a thumb back."""
EDITED = "edited"
"""What stands in the place of a press where the question was edited: a thumb was for the answer before."""


class Presses:
    """The presses of the last days; `clock` gives the Unix time."""

    def __init__(self, engine: sql.Engine, clock: Callable[[], float] = time.time) -> None:
        self._engine, self._clock = engine, clock

    def write(self, connection: sql.Connection, entry: str, chat: str, reader: str, what: str) -> None:
        """Keep that the reader pressed `what` below the answer of that entry."""
        row = {"entry": entry, "chat": chat, "reader": reader, "at": int(self._clock()), "what": what}
        connection.execute(sql.insert(PRESSES).values(row))

    def thumb(self, entry: str, reader: str) -> str:
        """The reader's thumb for the answer, one of THUMBS; "" where there is none, or it was taken back."""
        latest = self._latest(entry, reader, (*THUMBS, TAKEN_BACK, EDITED))
        return latest if latest in THUMBS else ""

    def choice(self, entry: str, reader: str) -> int | None:
        """The place of the passage that the reader chose as the one that was meant; None where the list is shown."""
        latest = self._latest(entry, reader, (*CHOICES, OFFERS, EDITED))
        return CHOICES.index(latest) if latest in CHOICES else None

    def _latest(self, entry: str, reader: str, kinds: Sequence[str]) -> str | None:
        """The reader's last press of those kinds below the answer."""
        pressed = PRESSES.c.entry == entry, PRESSES.c.reader == reader, PRESSES.c.what.in_(kinds)
        with self._engine.connect() as connection:
            return connection.scalar(sql.select(PRESSES.c.what).where(*pressed).order_by(PRESSES.c.number.desc()).limit(1))
