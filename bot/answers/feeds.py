"""Feeds that are followed: what is new in them is added, and only that is read."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING

from bot.errors import Unreadable, UnreadableAddress
from bot.loading import entry_article, read_feed
from bot.shelf import Seen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.answers.librarian import Librarian
    from bot.fetching import Fetched, Web
    from bot.sandbox import Sandbox
    from bot.shelf import Followed, Kept


class Feeds:
    """Looks at feeds. What was seen of each is kept with the library, so that a restart reads nothing again."""

    def __init__(self, librarian: Librarian, followed: Followed, web: Web, sandbox: Sandbox) -> None:
        self._librarian, self._followed, self._web, self._sandbox = librarian, followed, web, sandbox
        self._closed = Event()

    def look(self, address: str) -> Iterator[Kept | Unreadable]:
        """Add what is new or changed in the feed since the last look, each given once it is durable; an error for each that failed.

        What failed is tried again at the next look. Raises UnreadableAddress where the feed itself cannot be read now.
        """
        from bot.fetching import Stamp  # noqa: PLC0415 - the HTTP client takes a quarter of a second to load

        seen = self._followed.seen(address)
        self._web.check_robots(address)
        fetched = self._web.fetch_changed(address, Stamp(seen.etag, seen.last_modified))
        if fetched is not None:
            yield from self._read(address, fetched, seen)

    def _read(self, address: str, fetched: Fetched, seen: Seen) -> Iterator[Kept | Unreadable]:
        try:
            entries = read_feed(fetched, self._sandbox)
        except Unreadable as fault:
            raise UnreadableAddress(address, fault.reason) from None
        marks = {entry.mark for entry in entries}
        taken = marks & seen.entries
        try:
            for entry in entries:
                if entry.mark not in taken and not self._closed.is_set():
                    try:
                        yield self._librarian.add(entry_article(entry, fetched.address, self._web, self._sandbox))
                        taken.add(entry.mark)
                    except Unreadable as fault:
                        yield fault
        finally:
            whole = taken == marks
            stamp = (fetched.stamp.etag, fetched.stamp.last_modified) if whole else (None, None)
            self._followed.keep(address, Seen(*stamp, frozenset(taken)))

    def close(self) -> None:
        """Begin nothing any more: a look that is under way ends with the page it reads."""
        self._closed.set()
        self._web.close()
