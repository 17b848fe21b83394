"""Work that goes on beside answering, in a thread of its own."""

from __future__ import annotations

from contextlib import contextmanager
from threading import Event, Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PAUSE = 0.5
"""Seconds of one wait at most: after it the work looks whether it is to end."""
_GRACE = 5  # seconds in which it does


@contextmanager
def beside(name: str, work: Callable[[Event], None]) -> Iterator[None]:
    """`work` goes on in a thread of that name until the event that it is given is set, behind the block."""
    ended = Event()
    thread = Thread(target=work, args=(ended,), name=name, daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join(_GRACE)
