"""/start: the greeting, or what a link into the private chat leads to; an article's card."""

from __future__ import annotations

import asyncio
import re
import time
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from bot.digest import period_of
from handlers import replies
from handlers.articles import welcome
from handlers.asking import asks

if TYPE_CHECKING:
    from telegram import CallbackQuery, Message

    from handlers.desk import Desk
    from handlers.replies import Reply

PAYLOAD = re.compile("a([0-9]{1,18})|p([0-9a-f]{10})")
"""An article's number, or a person's key."""
WELCOMED = 60.0
"""Seconds after an addition to a group in which no second greeting is said."""
GREETING = ("", "inline")
"""The payloads of a reader who comes without a link, or from an inline query."""


async def start(desk: Desk, message: Message, payload: str) -> None:
    """Greet the reader, or show the card of the article ("a" and its number) or person ("p" and their key) that the link names."""
    if time.monotonic() - desk.added.get(message.chat_id, -WELCOMED) < WELCOMED:
        return  # a link added the bot to the group and says /start there: the introduction is on its way
    if payload in GREETING:
        await welcome(desk, message, "")
    else:
        await desk.send(message, await asyncio.to_thread(_linked, desk, payload))


def _linked(desk: Desk, payload: str) -> Reply:
    found = PAYLOAD.fullmatch(payload)
    if found and found[1]:
        return _card(desk, int(found[1])) or _gone(desk)
    key = found[2] if found else ""
    person = desk.librarian.person_of(lambda person: replies.person_key(person) == key)
    return replies.card(desk.librarian.portrait(person), desk.phrases) if person else _gone(desk)


def _gone(desk: Desk) -> Reply:
    known = replies.article_list(desk.librarian.articles(), 0, desk.phrases)
    return replace(known, blocks=(*replies.note(desk.phrases, "gone_link").blocks, *known.blocks))


def _card(desk: Desk, number: int, came_from: str = "") -> Reply | None:
    article = desk.librarian.article(number)
    if article is None:
        return None
    examples = list(asks(desk, desk.librarian.examples_of(article)))
    return replies.article_card(desk.librarian.summary(article), examples, desk.phrases, came_from)


async def press(desk: Desk, query: CallbackQuery, kind: str, value: str) -> None:
    """Show the article of that number ("n"), its people ("p"), or the article with a way back to that page (behind it) of the list named.

    A list is that of all ("n"), of a period (its key), or of those that name a person (`NAMED` and their key).
    """
    await desk.show(query, await asyncio.to_thread(_pressed, desk, kind, value))


def _pressed(desk: Desk, kind: str, value: str) -> Reply:
    number, _, page = value.partition(".")
    if kind == "p":
        return _people(desk, int(number), page)
    card = _card(desk, int(number), f"{kind}.{page}" if page else "") or replies.note(desk.phrases, "gone")
    back = replies.Button(desk.phrases.say("previous"), _list_page(kind, page))
    return replace(card, buttons=(*card.buttons, (back,))) if page else card


def _list_page(kind: str, page: str) -> str:
    if kind.startswith(replies.NAMED):
        return f"who:a:{kind.removeprefix(replies.NAMED)}.{page}"
    return f"summary:{kind}:{page}" if period_of(kind, date.min) else f"articles:p:{page}"


def _people(desk: Desk, number: int, came_from: str) -> Reply:
    article = desk.librarian.article(number)
    return replies.article_people(number, desk.librarian.people_of(article) if article else (), desk.phrases, came_from)
