"""Everyone whom the library's articles name: read article by article, kept, and put together once for each view of the library."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING, Any

from bot import people
from bot.answers.library import edition

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bot.answers.library import Library
    from bot.model import Article

BATCH = 50
"""So many articles are read before what was read is kept."""


class Persons:
    """The people of a library; may be asked from any thread."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._lock = Lock()
        self._view: object = None
        self._people = people.gather([])
        self._mentions: dict[str, tuple[people.Mention, ...]] = {}

    def everyone(self) -> people.People:
        """The people of the library as it is now; what was not read yet is read first."""
        view = self._library.index.reader()
        with self._lock:
            if self._view is not view:
                while self.read_some(people.read_plain):
                    pass
                self._people, self._view = people.gather(self._pairs()), view
            return self._people

    def read_some(self, read: Callable[[Article], Any]) -> bool:
        """Have the people of some articles that were not read yet found by `read`, and keep them; False where there is nothing to read."""
        unread = self._library.readings.unread(people.way(), BATCH)
        if unread:
            self._library.readings.keep(people.way(), {edition(article): read(article) for article in unread})
        return bool(unread)

    def _pairs(self) -> Iterator[tuple[Article, tuple[people.Mention, ...]]]:
        kept = self._library.readings.kept(people.way())
        known, self._mentions = self._mentions, {}
        for article in self._library.shelf.articles():
            at = edition(article)
            self._mentions[at] = known.get(at) or people.from_plain(kept[at] if at in kept else people.read_plain(article))
            yield article, self._mentions[at]
