"""What somebody wrote elsewhere and handed on becomes an Article."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from bot.cleaning import clean_text
from bot.errors import Unreadable
from bot.loading.fields import headline, made_id
from bot.model import Article

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.model import Source


def load_post(text: str, source: Source) -> Iterator[Article | Unreadable]:
    """The article in the text of a post, or the one error that it holds none.

    Its id is the post's address, or where it has none "post-" and a mark of its text.
    """
    page = clean_text(text)
    if not any(char.isalnum() for paragraph in page.paragraphs for char in paragraph):
        yield Unreadable("no article text in it", "the post")
        return
    made = made_id(source.url or f"post-{hashlib.sha256(text.encode()).hexdigest()[:12]}")
    title = page.title or headline(page.paragraphs[0], None)
    yield Article(made, title, page.paragraphs, (source,), origin=made, scraped=True)
