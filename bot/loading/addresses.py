"""An address becomes an Article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.errors import Unreadable, UnreadableAddress
from bot.loading.fields import headline, made_id
from bot.loading.opening import read_page
from bot.model import Article

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.fetching import Fetched, Web
    from bot.sandbox import Sandbox


def is_address(text: str) -> bool:
    """Whether it is meant as an address, be it one that is opened or not, and not as a file."""
    return "://" in text


def load_address(address: str, web: Web, sandbox: Sandbox) -> Iterator[Article | UnreadableAddress]:
    """The article at the address, or the one error why there is none.

    Its id is the address it calls its own, or where it says none the one that it was found at.
    """
    try:
        yield article_of(web.fetch(address), sandbox)
    except UnreadableAddress as fault:
        yield fault
    except Unreadable as fault:
        yield UnreadableAddress(address, fault.reason)


def article_of(fetched: Fetched, sandbox: Sandbox) -> Article:
    """The article in what was fetched. Raises Unreadable."""
    page = read_page(sandbox, fetched.content, fetched.kind, fetched.address, fetched.charset)
    address = page.source.url or fetched.address
    title = page.title or headline(page.paragraphs[0], None)
    return Article(made_id(address), title, page.paragraphs, (page.source,), origin=address)
