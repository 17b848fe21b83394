"""What was fetched becomes an Article."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.loading.fields import headline, made_id
from bot.loading.opening import read_page
from bot.model import Article
from bot.shelf import domain

if TYPE_CHECKING:
    from bot.fetching import Fetched
    from bot.sandbox import Sandbox


def article_of(fetched: Fetched, sandbox: Sandbox) -> Article:
    """The article in what was fetched. Raises Unreadable.

    Its id is the address it calls its own where that is of the site it was found on, else the one it was found at: no page can
    speak for another site's article.
    """
    page = read_page(sandbox, fetched.content, fetched.kind, fetched.address, fetched.charset)
    called = page.source.url
    address = called if called and domain(called) == domain(fetched.address) else fetched.address
    title = page.title or headline(page.paragraphs[0], None)
    sources = (replace(page.source, url=address),)
    return Article(made_id(address), title, page.paragraphs, sources, origin=address, pages=page.pages, scraped=True)
