"""/summary: what an article says."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bot.digest import WEEK, newest, published
from handlers import replies

if TYPE_CHECKING:
    from collections.abc import Sequence

    from telegram import CallbackQuery, Message

    from bot.model import Article
    from handlers.desk import Desk
    from handlers.replies import Reply


DAYS = {"today": 1, "week": WEEK}
"""Of the digests, by the name that the phrases and buttons have for them."""
PERIODS = {"today": "today", "week": "week", "this week": "week"}
"""What readers call the digests."""


async def summary(desk: Desk, message: Message, words: str) -> None:
    """A digest of today or the week, or the article that the words mean, or that the answer replied to is about, or the only one.

    Else the articles as buttons.
    """
    replied = message.reply_to_message.message_id if message.reply_to_message else None
    await desk.send(message, await asyncio.to_thread(_reply, desk, words, message.chat_id, replied))


def _reply(desk: Desk, words: str, chat: int, replied: int | None) -> Reply:
    articles = desk.librarian.articles()
    if not articles:
        return replies.note(desk.phrases, "empty_library")
    if period := PERIODS.get(" ".join(words.lower().split())):
        return _digest(desk, period, 0)
    if words:
        return _about(desk, desk.librarian.about(words), articles)
    numbers = desk.journal.recall(chat, replied) if replied else ()
    remembered = desk.librarian.article(numbers[0]) if numbers else None
    if remembered or len(articles) == 1:
        return _summarise(desk, remembered or articles[0])
    return replies.choose_article(articles, 0, desk.phrases)


def _about(desk: Desk, found: Sequence[Article], articles: Sequence[Article]) -> Reply:
    if not found:
        return replies.not_found(articles, desk.phrases, "no_such_article")
    return _summarise(desk, found[0]) if len(found) == 1 else replies.choose_article(found[:10], 0, desk.phrases, paged=False)


def _digest(desk: Desk, period: str, page: int) -> Reply:
    articles = desk.librarian.articles()
    found = published(articles, DAYS[period], datetime.now(UTC), desk.zone)
    if not found:
        return replies.no_digest(newest(articles), period, desk.phrases)
    return replies.digest(found, page, period, lambda article: _gist(desk, article), desk.phrases)


def _gist(desk: Desk, article: Article) -> str:
    """What the article says in one sentence."""
    return " ".join(sentence.text for sentence in desk.librarian.summary(article, 1).sentences)


def _summarise(desk: Desk, article: Article) -> Reply:
    return replies.summary(desk.librarian.summary(article), desk.phrases)


async def press(desk: Desk, query: CallbackQuery, kind: str, value: str) -> None:
    """Turn the page ("p", of a digest its name) or summarise the article of that number ("n")."""
    await desk.show(query, await asyncio.to_thread(_pressed, desk, kind, int(value)))


def _pressed(desk: Desk, kind: str, value: int) -> Reply:
    if kind == "p":
        return replies.choose_article(desk.librarian.articles(), value, desk.phrases)
    if kind in DAYS:
        return _digest(desk, kind, value)
    article = desk.librarian.article(value)
    return _summarise(desk, article) if article else replies.note(desk.phrases, "gone")
