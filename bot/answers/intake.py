"""The one door for adding: whatever an owner names or hands over is read, and kept with the librarian."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from bot.answers.library import BATCH
from bot.errors import Unreadable
from bot.loading import load, load_address, load_document, load_post
from bot.model import Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from bot.answers.librarian import Librarian
    from bot.fetching import Web
    from bot.model import Article
    from bot.sandbox import Sandbox
    from bot.shelf import Kept

LONGEST_WAIT = 1.0
"""Seconds that an article waits for others to be kept with."""


class Intake:
    """Takes articles in. Every call blocks and gives, in order, what was kept and why the rest was not; none raises Unreadable."""

    def __init__(self, librarian: Librarian, web: Web, sandbox: Sandbox) -> None:
        self._librarian, self._web, self._sandbox = librarian, web, sandbox

    def address(self, address: str) -> Iterator[Kept | Unreadable]:
        """What is at the address: a page, a text, a PDF."""
        return self._kept(load_address(address, self._web, self._sandbox))

    def path(self, path: Path) -> Iterator[Kept | Unreadable]:
        """What is in a file of this machine, or in a folder and the folders below it."""
        return self._kept(load(path, self._sandbox))

    def document(self, name: str, content: bytes) -> Iterator[Kept | Unreadable]:
        """What is in a file that somebody sent under this name."""
        return self._kept(load_document(name, content, self._sandbox))

    def post(self, text: str, source: Source = Source()) -> Iterator[Kept | Unreadable]:  # noqa: B008 - it is frozen
        """What somebody published as a message."""
        return self._kept(load_post(text, source))

    def undo(self, kept: Kept) -> bool:
        """Take back what keeping it changed; False where nothing was, or the article has been changed or removed since."""
        return self._librarian.undo(kept)

    def _kept(self, found: Iterable[Article | Unreadable]) -> Iterator[Kept | Unreadable]:
        """Each failure at once, each article once it is durable."""
        batch: list[Article] = []
        since = monotonic()
        for one in found:
            if isinstance(one, Unreadable):
                yield one
                continue
            since = since if batch else monotonic()
            batch.append(one)
            if len(batch) == BATCH or monotonic() - since > LONGEST_WAIT:
                yield from self._librarian.add_all(batch)
                batch = []
        yield from self._librarian.add_all(batch)
