"""What additions changed in the library, so that they can be taken back, after a restart too."""

from __future__ import annotations

import json
import secrets
import time
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import sqlalchemy as sql

from bot.model import Article, Source
from bot.shelf import Kept
from bot.shelf.database import TABLES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

CHANGES = sql.Table(
    "additions",
    TABLES,
    sql.Column("key", sql.String(16), primary_key=True),
    sql.Column("at", sql.BigInteger, nullable=False, index=True),
    sql.Column("taken", sql.Boolean, nullable=False),
    sql.Column("kept", sql.Text, nullable=False),
)


class Changes:
    """The additions of the last days, by the key that their button carries; every call blocks."""

    def __init__(self, engine: sql.Engine, clock: Callable[[], float] = time.time) -> None:
        self._engine, self._clock = engine, clock

    def keep(self, kept: Iterable[Kept]) -> str | None:
        """A key by which the changes are found; None where nothing was changed."""
        changed = [asdict(one) for one in kept if one.outcome != "unchanged"]
        if not changed:
            return None
        row = {"key": secrets.token_hex(8), "at": int(self._clock()), "taken": False, "kept": json.dumps(changed)}
        with self._engine.begin() as connection:
            connection.execute(sql.insert(CHANGES).values(row))
        return str(row["key"])

    def take(self, key: str) -> tuple[Kept, ...] | None:
        """The changes of that key, () where they were taken before, None where they are not kept (any more)."""
        with self._engine.begin() as connection:
            kept = connection.scalar(sql.select(CHANGES.c.kept).where(CHANGES.c.key == key))
            if kept is None:
                return None
            first = sql.update(CHANGES).where(CHANGES.c.key == key, CHANGES.c.taken.is_(False)).values(taken=True, kept="[]")
            return tuple(map(_kept, json.loads(kept))) if connection.execute(first).rowcount else ()


def _kept(table: dict[str, Any]) -> Kept:
    before = _article(table["before"]) if table["before"] else None
    return Kept(_article(table["article"]), table["outcome"], before, tuple(map(_article, table["tidied"])))


def _article(table: dict[str, Any]) -> Article:
    sources = tuple(Source(**source) for source in table["sources"])
    return Article(**table | {"sources": sources, "paragraphs": tuple(table["paragraphs"]), "pages": tuple(table["pages"])})
