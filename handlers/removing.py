"""/remove: an admin takes an article away, found by its headline or on the pages of the library, after a second press."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from bot.errors import UnknownArticle
from handlers import replies

if TYPE_CHECKING:
    from telegram import CallbackQuery, Message

    from handlers.desk import Desk
    from handlers.replies import Reply


async def remove(desk: Desk, message: Message, words: str) -> None:
    """The article that is called by the words, to be confirmed; where several are, or without words, the articles as buttons."""
    await desk.send(message, await asyncio.to_thread(_reply, desk, words))


def _reply(desk: Desk, words: str) -> Reply:
    if not words:
        return _page(desk, 0)
    found = desk.librarian.close(words)
    if not found:
        return replies.not_found(desk.librarian.articles(), desk.phrases, "no_such_article")
    if len(found) == 1:
        return replies.confirm_removal(found[0], desk.phrases)
    return replies.choose_article(found[:10], 0, desk.phrases, what="remove")


def _page(desk: Desk, page: int) -> Reply:
    articles = desk.librarian.articles()
    return replies.choose_article(articles, page, desk.phrases, what="remove") if articles else replies.note(desk.phrases, "empty_library")


async def press(desk: Desk, query: CallbackQuery, kind: str, value: str) -> None:
    """Turn the page ("p"), ask for a confirmation ("n"), remove the article of that number ("y") or leave it ("k")."""
    await desk.show(query, await asyncio.to_thread(_pressed, desk, kind, int(value)))


def _pressed(desk: Desk, kind: str, value: int) -> Reply:
    if kind == "p":
        return _page(desk, value)
    if kind == "k":
        return replies.note(desk.phrases, "not_removed")
    article = desk.librarian.article(value)
    if article is None:
        return replies.note(desk.phrases, "gone")
    if kind == "n":
        return replies.confirm_removal(article, desk.phrases)
    try:
        return replies.removed(desk.librarian.remove(article.id), desk.phrases)
    except UnknownArticle:  # somebody else was faster
        return replies.note(desk.phrases, "gone")
