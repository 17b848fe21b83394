"""/articles, /start and /help: what the bot knows and can do."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from handlers import replies

if TYPE_CHECKING:
    from telegram import CallbackQuery, Message

    from handlers.desk import Desk
    from handlers.replies import Reply


async def articles(desk: Desk, message: Message, _words: str) -> None:
    """The articles it knows, ten at a time."""
    await desk.send(message, await asyncio.to_thread(_page, desk, 0))


def _page(desk: Desk, page: int) -> Reply:
    return replies.article_list(desk.librarian.articles(), page, desk.phrases)


async def press(desk: Desk, query: CallbackQuery, _kind: str, value: str) -> None:
    """Turn the page."""
    await desk.show(query, await asyncio.to_thread(_page, desk, int(value)))


async def welcome(desk: Desk, message: Message, _words: str) -> None:
    """What the bot can do, with example questions made from the articles at hand."""
    await desk.send(message, await asyncio.to_thread(_welcome, desk))


def _welcome(desk: Desk) -> Reply:
    return replies.welcome(desk.librarian.articles(), desk.librarian.examples(), desk.phrases)
