"""A message is a question: in private, by mention, in reply to the bot."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from bot.errors import EmptyQuestion
from bot.model import Question
from bot.people import asked_about
from handlers import replies
from handlers.addressing import asked, calls_unknown_command
from handlers.desk import is_private
from handlers.who import who_is

if TYPE_CHECKING:
    from telegram import Message

    from handlers.desk import Desk
    from handlers.replies import Reply


async def ask(desk: Desk, message: Message) -> None:
    """Answer what the message asks, if it asks the bot."""
    if calls_unknown_command(message):
        await desk.send(message, replies.note(desk.phrases, "unknown_command"))
        return
    question = asked(message)
    if question is None:
        return
    if not desk.admits(message):
        await desk.send(message, replies.note(desk.phrases, "not_allowed", id=message.chat_id))
    elif not (message.text or message.caption):
        if is_private(message):
            await desk.send(message, replies.note(desk.phrases, "only_text"))
    elif not question:
        await desk.send(message, replies.note(desk.phrases, "how_to_ask"))
    else:
        await desk.send(message, await asyncio.to_thread(_reply, desk, question))


def _reply(desk: Desk, question: str) -> Reply:
    name = asked_about(question)
    people = desk.librarian.person(name) if name else ()
    if name and people:
        return who_is(name, people, desk.phrases)
    try:
        answer = desk.librarian.answer(Question(question))
    except EmptyQuestion:
        return replies.note(desk.phrases, "empty_question")
    if not answer.found:
        return replies.not_found(desk.librarian.articles(), desk.phrases)
    return replies.answer(answer, desk.librarian.least_score, desk.phrases)
