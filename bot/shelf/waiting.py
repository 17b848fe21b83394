"""Waits for changes to the articles, whichever process makes them."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, Protocol

from bot.errors import UnusableLibrary
from bot.shelf.database import CHANNEL, changes

if TYPE_CHECKING:
    import sqlalchemy as sql

_LOOK = 0.5
"""Seconds between two looks at a database that tells of nothing by itself."""


class Waiting(Protocol):
    """One who waits for changes; `grace` is for how many seconds there should be none before the index is looked at."""

    grace: float

    def wait(self, seconds: float) -> bool:
        """Whether the articles were changed since the last call, as soon as they are, after so many seconds at the latest.

        Raises UnusableLibrary, or the database's own errors, where it cannot be asked any more.
        """

    def close(self) -> None:
        """Wait no more."""


def waiting(engine: sql.Engine) -> Waiting:
    """One who waits for changes in the database."""
    return _Listening(engine) if engine.dialect.name == "postgresql" else _Looking(engine)


class _Listening:
    """PostgreSQL tells (LISTEN, NOTIFY); who changes the articles may have another index, so there is nothing to wait for."""

    grace = 0.0

    def __init__(self, engine: sql.Engine) -> None:
        held: Any = engine.raw_connection()
        self._connection: Any = held.driver_connection
        held.detach()
        self._connection.autocommit = True
        self._connection.execute(f"LISTEN {CHANNEL}")

    def wait(self, seconds: float) -> bool:
        told = list(self._connection.notifies(timeout=seconds, stop_after=1))
        if self._connection.closed:
            raise UnusableLibrary("", "its connection was closed")
        return bool(told)

    def close(self) -> None:
        self._connection.close()


class _Looking:
    """SQLite is looked at; who changes the articles brings the index in line too, and is left the time for it."""

    grace = 2.0

    def __init__(self, engine: sql.Engine) -> None:
        self._engine, self._seen = engine, -1

    def wait(self, seconds: float) -> bool:
        until = time.monotonic() + seconds
        while True:
            with self._engine.connect() as connection:
                before, self._seen = self._seen, changes(connection)
            if before != self._seen or time.monotonic() >= until:
                return before != self._seen
            time.sleep(min(_LOOK, max(0.0, until - time.monotonic())))

    def close(self) -> None:
        pass
