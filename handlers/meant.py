"""A press on what may have been meant: the passage in full."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from telegram import Message

from bot.model import Turn
from handlers import replies

if TYPE_CHECKING:
    from telegram import CallbackQuery

    from handlers.desk import Desk
    from handlers.replies import Reply


async def press(desk: Desk, query: CallbackQuery, _kind: str, value: str) -> None:
    """Show the passage of that key in place of the list, the other buttons below it."""
    exchange = desk.talks.exchange(query.message) if isinstance(query.message, Message) else None
    reply = await asyncio.to_thread(_pressed, desk, value, _others(query))
    if reply.turn and exchange:
        reply = replace(reply, turn=replace(reply.turn, question=exchange.turn.question if exchange.turn else exchange.asked))
    await desk.show(query, reply)


def _pressed(desk: Desk, value: str, others: list[replies.Button]) -> Reply:
    """The passage; the talk goes on about its article, where it is not known what was asked."""
    article, position, part, start, end = map(int, value.split(".")[:5])
    match = desk.librarian.quote(article, position, part, start, end)
    if match is None or replies.match_key(match) != value:
        return replace(replies.note(desk.phrases, "gone"), buttons=tuple((button,) for button in others))
    turn = Turn(match.article.title, match.passage, match.sentence)
    return replace(replies.offered(match, others, desk.phrases), turn=turn)


def _others(query: CallbackQuery) -> list[replies.Button]:
    """The buttons of the message that were not pressed."""
    markup = query.message.reply_markup if isinstance(query.message, Message) else None
    shown = [button for row in markup.inline_keyboard for button in row] if markup else []
    return [replies.Button(button.text, str(button.callback_data)) for button in shown if button.callback_data != query.data]
