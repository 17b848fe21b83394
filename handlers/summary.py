"""/summary: what an article says, what several say of one thing, and what is new."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bot.digest import TODAY, WEEK, YESTERDAY, newest, period, period_of, published
from bot.errors import UnreadableDate
from bot.text import before, behind
from handlers import replies
from handlers.phrases import FALLBACK

if TYPE_CHECKING:
    from telegram import CallbackQuery, Message

    from bot.digest import Period
    from bot.model import Article
    from handlers.desk import Desk
    from handlers.replies import Reply

LENGTHS = (1, 3, 6, 10)
"""Sentences of a summary, from the shortest to the longest; each holds the shorter ones."""
USUAL = 3
CALLED = {"word_short": 1, "word_long": 6}
"""The lengths that readers ask for by name, by the phrase that lists what they say."""
MOST_COMPARED = 10
"""So many articles on one thing are told of."""
FEW = 3
"""So few articles are told of in two sentences each, more in one."""


async def summary(desk: Desk, message: Message, words: str) -> None:
    """A digest, or the article that the words mean, or those that they are about, or the one replied to, or the only one.

    Else the articles as buttons.
    """
    replied = message.reply_to_message.message_id if message.reply_to_message else None
    await desk.send(message, await asyncio.to_thread(_reply, desk, words, message.chat_id, replied))


def _reply(desk: Desk, words: str, chat: int, replied: int | None) -> Reply:
    if desk.librarian.empty:
        return replies.note(desk.phrases, "empty_library")
    if words.lower() in desk.phrases.words("word_since"):
        return replies.note(desk.phrases, "bad_date")
    try:
        if days := _period(desk, words):
            return _digest(desk, days, 0)
    except UnreadableDate:
        if not (desk.librarian.close(words) or _is_subject(desk, words)):
            return replies.note(desk.phrases, "bad_date")
    length, rest = _length(desk, words)
    return _on(desk, rest, length) if rest else _of_one(desk, length, chat, replied)


def _period(desk: Desk, words: str) -> Period | None:
    """The period that the words mean in the chat's language or in English; raises UnreadableDate where no day follows "since"."""
    today, said = _now(desk).date(), " ".join(words.lower().split())
    for key, name in (("word_today", TODAY), ("word_week", WEEK)):
        if said in desk.phrases.words(key):
            return period_of(name, today)
    if said in desk.phrases.words("word_yesterday"):
        return period(YESTERDAY, today)
    marks = desk.phrases.words("word_since")
    told = behind(words, marks) or before(words, marks)
    return period(f"since {told}" if told else words, today, month_first=desk.phrases.month_first)


def _is_subject(desk: Desk, words: str) -> bool:
    """Whether the words are what articles are about, though they begin like "since": in some languages it also means "from"."""
    return not behind(words, desk.phrases.of(FALLBACK).words("word_since")) and bool(desk.librarian.about(words))


def _length(desk: Desk, words: str) -> tuple[int, str]:
    """How long a summary is asked for, and of what; "long" is no length where it stands in a headline that is meant."""
    for key, length in CALLED.items():
        marks = desk.phrases.words(key)
        if words.lower() in marks:
            return length, ""
        rest = behind(words, marks) or before(words, marks)
        if rest and not any(mark in one.title.lower().split() for mark in marks for one in desk.librarian.about(words)):
            return length, rest
    return USUAL, words


def _of_one(desk: Desk, length: int, chat: int, replied: int | None) -> Reply:
    articles = desk.librarian.articles()
    numbers = desk.journal.recall(chat, replied) if replied else ()
    remembered = desk.librarian.article(numbers[0]) if numbers else None
    if remembered or len(articles) == 1:
        return _summarise(desk, remembered or articles[0], length)
    return replies.choose_article(articles, 0, desk.phrases, behind=_behind(length))


def _on(desk: Desk, words: str, length: int) -> Reply:
    found = desk.librarian.about(words)[:MOST_COMPARED]
    if not found:
        return replies.not_found(desk.librarian.articles(), desk.phrases, "no_such_article")
    if len(found) == 1:
        return _summarise(desk, found[0], length)
    return replies.compared(desk.librarian.compare(found, words, 2 if len(found) <= FEW else 1), desk.phrases)


def _digest(desk: Desk, days: Period, page: int) -> Reply:
    articles = desk.librarian.articles()
    found = published(articles, days.first, _now(desk), desk.zone)
    if not found:
        return replies.no_digest(newest(articles), days, desk.phrases)
    return replies.digest(found, page, days, lambda article: _gist(desk, article), desk.phrases)


def _gist(desk: Desk, article: Article) -> str:
    """What the article says in one sentence."""
    return " ".join(sentence.text for sentence in desk.librarian.summary(article, 1).sentences)


def _summarise(desk: Desk, article: Article, length: int) -> Reply:
    """The article in so many sentences, with buttons to those lengths at which it says less or more."""
    at = LENGTHS.index(length)
    said = [desk.librarian.summary(article, count, LENGTHS[:place]) for place, count in enumerate(LENGTHS)]
    shorter = [LENGTHS[place] for place in range(at) if len(said[place].sentences) < len(said[at].sentences)]
    longer = [LENGTHS[place] for place in range(at + 1, len(LENGTHS)) if len(said[place].sentences) > len(said[at].sentences)]
    return replies.summary(said[at], desk.phrases, shorter[-1:], longer[:1])


def _behind(length: int) -> str:
    """What a button's kind has behind it for that length."""
    return "" if length == USUAL else str(length)


def _now(desk: Desk) -> datetime:
    return datetime.now(UTC).astimezone(desk.zone)


async def press(desk: Desk, query: CallbackQuery, kind: str, value: str) -> None:
    """Turn the page ("p", of a digest its key) or summarise the article of that number ("n"); a length other than the usual behind it."""
    await desk.show(query, await asyncio.to_thread(_pressed, desk, kind, int(value)))


def _pressed(desk: Desk, kind: str, value: int) -> Reply:
    if days := period_of(kind, _now(desk).date()):
        return _digest(desk, days, value)
    length = int(kind[1:] or USUAL)
    if kind.startswith("p"):
        return replies.choose_article(desk.librarian.articles(), value, desk.phrases, behind=_behind(length))
    article = desk.librarian.article(value)
    return _summarise(desk, article, length) if article else replies.note(desk.phrases, "gone")
