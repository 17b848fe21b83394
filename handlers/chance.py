"""/random: a question to start with, another one each time."""

from __future__ import annotations

import asyncio
import random
from itertools import islice
from typing import TYPE_CHECKING

from handlers import replies
from handlers.asking import asks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from telegram import CallbackQuery, Message

    from handlers.desk import Desk
    from handlers.replies import Button, Reply

TRIED = 12
"""So many articles are looked into at most, for a question that is answered."""
OF_EACH = 4
"""So many questions of each are tried."""


async def chance(desk: Desk, message: Message, _words: str) -> None:
    """A question made from the articles, with a button that asks it and one that brings another."""
    key = (message.chat_id, "random")
    reply = await asyncio.to_thread(_reply, desk, desk.shown_last.get(key, ""))
    desk.shown_last[key] = _told(reply)
    await desk.send(message, reply)


async def press(desk: Desk, query: CallbackQuery, _kind: str, value: str) -> None:
    """Another question than the one of that key, in its place."""
    await desk.show(query, await asyncio.to_thread(_reply, desk, value))


def _told(reply: Reply) -> str:
    return reply.buttons[0][0].data.rpartition(":")[2] if reply.buttons else ""


def _reply(desk: Desk, before: str) -> Reply:
    """A question with another key than `before`, as long as there is one."""
    if desk.librarian.empty:
        return replies.note(desk.phrases, "empty_library")
    last = None
    for button in _buttons(desk):
        last = replies.chance(button, desk.phrases)
        if _told(last) != before:
            break
    return last or replies.note(desk.phrases, "no_example")


def _buttons(desk: Desk) -> Iterator[Button]:
    articles = list(desk.librarian.articles())
    random.shuffle(articles)
    for every in desk.librarian.every_example(articles[:TRIED]):
        some = random.sample(every, len(every))[:OF_EACH]
        yield from islice(asks(desk, some), 2)
