"""An address becomes an Article, or as many as its feed has entries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.errors import Unreadable, UnreadableAddress
from bot.loading.feeds import load_feed
from bot.loading.reading import article_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.fetching import Web
    from bot.model import Article
    from bot.sandbox import Sandbox


def is_address(text: str) -> bool:
    """Whether it is meant as an address, be it one that is opened or not, and not as a file."""
    return "://" in text


def load_address(address: str, web: Web, sandbox: Sandbox) -> Iterator[Article | Unreadable]:
    """The article at the address, those of a feed's entries, or an error for each why there is none."""
    try:
        fetched = web.fetch(address)
        if fetched.kind == "xml":
            yield from load_feed(fetched, web, sandbox)
        else:
            yield article_of(fetched, sandbox)
    except UnreadableAddress as fault:
        yield fault
    except Unreadable as fault:
        yield UnreadableAddress(address, fault.reason)
