"""While the bot answers, its index follows what other processes do to the library."""

from __future__ import annotations

import logging
import time
from functools import partial
from typing import TYPE_CHECKING

from bot.answers.beside import PAUSE, beside
from bot.shelf import waiting

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from threading import Event

    from bot.answers.library import Library
    from bot.shelf import Waiting

log = logging.getLogger("article_bot")
_PAUSES = (0.5, 1.0, 2.0, 5.0, 15.0)
"""Seconds between tries to reach a database that is away; the last again and again."""


def watched(library: Library, changed: Event) -> AbstractContextManager[None]:
    """The index is kept in line with the shelf in a thread of its own, off the way of questions; then `changed` is set."""
    return beside("watching", partial(_watch, library, changed))


def _watch(library: Library, changed: Event, ended: Event) -> None:
    """Follow the changes; whatever happens to the database, go on when it is back, and catch up."""
    failures = 0
    while not ended.is_set():
        try:
            watch = waiting(library.engine)
            try:
                library.mend()
                if failures:
                    log.info("The library can be reached again.")
                failures = 0
                _follow(library, watch, changed, ended)
            finally:
                watch.close()
        except Exception as error:  # noqa: BLE001 - SQLAlchemy's, psycopg's, the index's: the watch outlives them all
            _told(error, failures)
            ended.wait(_PAUSES[min(failures, len(_PAUSES) - 1)])
            failures += 1


def _told(error: Exception, failures: int) -> None:
    if not failures:
        reason = str(getattr(error, "orig", None) or error).strip().splitlines() or [type(error).__name__]
        log.warning("The library cannot be watched for changes (%s); going on trying.", reason[0])


def _follow(library: Library, watch: Waiting, changed: Event, ended: Event) -> None:
    """Bring the index in line after each change, once there was none for the watch's grace."""
    changed_at: float | None = None
    while not ended.is_set():
        if watch.wait(PAUSE):
            changed_at = time.monotonic()
        if changed_at is not None and time.monotonic() - changed_at >= watch.grace:
            changed_at = None
            library.mend()
            changed.set()
