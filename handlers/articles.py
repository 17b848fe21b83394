"""/articles, /start and /help: what the bot knows and can do."""

from __future__ import annotations

import asyncio
from itertools import islice
from typing import TYPE_CHECKING

from handlers import replies
from handlers.asking import asks
from handlers.desk import is_private
from handlers.here import here

if TYPE_CHECKING:
    from telegram import CallbackQuery, Message

    from handlers.desk import Desk
    from handlers.replies import Reply, Works

EXAMPLES = 3
"""So many example questions are given."""


async def articles(desk: Desk, message: Message, words: str) -> None:
    """The articles it knows, ten at a time, or those whose headlines are like the words."""
    await desk.send(message, await asyncio.to_thread(_close, desk, words) if words else await asyncio.to_thread(_page, desk, 0))


def _close(desk: Desk, words: str) -> Reply:
    found = desk.librarian.close(words)
    if found:
        return replies.close_articles(found, desk.phrases)
    return replies.not_found(desk.librarian.articles(), desk.phrases, "no_such_article")


def _page(desk: Desk, page: int) -> Reply:
    return replies.article_list(desk.librarian.articles(), page, desk.phrases)


async def press(desk: Desk, query: CallbackQuery, _kind: str, value: str) -> None:
    """Turn the page."""
    await desk.show(query, await asyncio.to_thread(_page, desk, int(value)))


async def welcome(desk: Desk, message: Message, _words: str) -> None:
    """What the bot can do, with example questions made from the articles at hand; in a group, what works there."""
    works = None if is_private(message) else await here(message.get_bot(), message.chat_id)
    await desk.send(message, await asyncio.to_thread(_welcome, desk, desk.obeys(message), works))


def _welcome(desk: Desk, admin: bool, works: Works | None) -> Reply:  # noqa: FBT001 - a thread is given it by place
    examples = list(islice(asks(desk, desk.librarian.examples(3 * EXAMPLES)), EXAMPLES))
    return replies.welcome(desk.librarian.articles(), examples, desk.phrases, admin=admin, here=works)
