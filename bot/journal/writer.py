"""One thread writes for everybody: what waits together is made durable together, so that many answers cost one commit."""

from __future__ import annotations

import queue
import threading
import time
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any, TypeVar

import sqlalchemy as sql

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_Result = TypeVar("_Result")
Row = tuple[sql.Insert, dict[str, Any]]
"""A row, and the statement that writes it whatever was there before."""
GATHERING = 0.005
"""Seconds for which more is waited for, so that it can be made durable along with it; a reader has their answer by then."""
MOST = 200
"""So many writes share a transaction at most."""


class Writer:
    """Writes in the order in which it is asked to; a write is durable when its future is done."""

    def __init__(self, engine: sql.Engine) -> None:
        self._engine = engine
        self._waiting: queue.SimpleQueue[tuple[Callable[[sql.Connection], Any] | list[Row], Future[Any]]] = queue.SimpleQueue()
        threading.Thread(target=self._work, name="journal", daemon=True).start()

    def put(self, write: Callable[[sql.Connection], _Result]) -> Future[_Result]:
        """Have it written; the future holds what it returns, or the fault that befell it alone."""
        future: Future[_Result] = Future()
        self._waiting.put((write, future))
        return future

    def keep(self, rows: list[Row]) -> Future[None]:
        """Have the rows written, in one go with those of others."""
        future: Future[None] = Future()
        self._waiting.put((rows, future))
        return future

    def _work(self) -> None:
        while True:
            waiting = [self._waiting.get()]
            time.sleep(GATHERING)
            while len(waiting) < MOST and not self._waiting.empty():
                waiting.append(self._waiting.get())
            wanted = [one for one in waiting if one[1].set_running_or_notify_cancel()]
            if not self._together(wanted):
                for one in wanted:
                    self._alone(*one)

    def _together(self, waiting: Sequence[tuple[Callable[[sql.Connection], Any] | list[Row], Future[Any]]]) -> bool:
        """Whether all of them could be written in one transaction; none is where one fails."""
        try:
            with self._engine.begin() as connection:
                results = _written(connection, [write for write, _ in waiting])
        except Exception:  # noqa: BLE001 - each is tried alone then, and told its own fault
            return False
        for (_, future), result in zip(waiting, results, strict=True):
            future.set_result(result)
        return True

    def _alone(self, write: Callable[[sql.Connection], _Result] | list[Row], future: Future[_Result]) -> None:
        try:
            with self._engine.begin() as connection:
                (result,) = _written(connection, [write])
        except Exception as fault:  # noqa: BLE001 - whoever waits for it is to know
            future.set_exception(fault)
        else:
            future.set_result(result)


def _written(connection: sql.Connection, writes: Sequence[Callable[[sql.Connection], Any] | list[Row]]) -> list[Any]:
    """What each write returns; rows of the same statement that wait together are written by it at once."""
    results, gathered = list[Any](), dict[sql.Insert, list[dict[str, Any]]]()
    for write in writes:
        if isinstance(write, list):
            for statement, row in write:
                gathered.setdefault(statement, []).append(row)
            results.append(None)
        else:
            _flush(connection, gathered)
            results.append(write(connection))
    _flush(connection, gathered)
    return results


def _flush(connection: sql.Connection, gathered: dict[sql.Insert, list[dict[str, Any]]]) -> None:
    for statement, rows in gathered.items():
        connection.execute(statement, rows)
    gathered.clear()
