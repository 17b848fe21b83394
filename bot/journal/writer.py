"""One thread writes for everybody: what waits together is made durable together, so that many answers cost one commit."""

from __future__ import annotations

import queue
import threading
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import sqlalchemy as sql

_Result = TypeVar("_Result")
MOST = 200
"""So many writes share a transaction at most."""


class Writer:
    """Writes in the order in which it is asked to; a write is durable when its future is done."""

    def __init__(self, engine: sql.Engine) -> None:
        self._engine = engine
        self._waiting: queue.SimpleQueue[tuple[Callable[[sql.Connection], Any], Future[Any]]] = queue.SimpleQueue()
        threading.Thread(target=self._work, name="journal", daemon=True).start()

    def put(self, write: Callable[[sql.Connection], _Result]) -> Future[_Result]:
        """Have it written; the future holds what it returns, or the fault that befell it alone."""
        future: Future[_Result] = Future()
        self._waiting.put((write, future))
        return future

    def _work(self) -> None:
        while True:
            waiting = [self._waiting.get()]
            while len(waiting) < MOST and not self._waiting.empty():
                waiting.append(self._waiting.get())
            wanted = [one for one in waiting if one[1].set_running_or_notify_cancel()]
            if not self._together(wanted):
                for one in wanted:
                    self._alone(*one)

    def _together(self, waiting: Sequence[tuple[Callable[[sql.Connection], Any], Future[Any]]]) -> bool:
        """Whether all of them could be written in one transaction; none is where one fails."""
        try:
            with self._engine.begin() as connection:
                results = [write(connection) for write, _ in waiting]
        except Exception:  # noqa: BLE001 - each is tried alone then, and told its own fault
            return False
        for (_, future), result in zip(waiting, results, strict=True):
            future.set_result(result)
        return True

    def _alone(self, write: Callable[[sql.Connection], _Result], future: Future[_Result]) -> None:
        try:
            with self._engine.begin() as connection:
                result = write(connection)
        except Exception as fault:  # noqa: BLE001 - whoever waits for it is to know
            future.set_exception(fault)
        else:
            future.set_result(result)
