"""Guest mode: called in a chat that it never joined, the bot answers once, in one message."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from bot.errors import EmptyQuestion
from bot.model import Question
from bot.people import asked_about
from handlers import replies
from handlers.access import admits
from handlers.addressing import called_with
from handlers.inline import shown
from handlers.replies import note

if TYPE_CHECKING:
    from telegram import Update
    from telegram.ext import CallbackContext

    from handlers.desk import Desk
    from handlers.replies import Reply


async def call(desk: Desk, update: Update, _context: CallbackContext[Any, Any, Any, Any]) -> None:
    """Answer what the message asks, or the message that it replies to."""
    message = update.guest_message
    if message is None or not message.guest_query_id or not desk.hears(message):
        return
    question = called_with(message)
    if not await admits(desk, message):
        reply = note(desk.phrases, "not_allowed", id=str(message.chat_id))
    elif not question:
        reply = note(desk.phrases, "how_to_ask")
    else:
        reply = await asyncio.to_thread(_reply, desk, question)
    await message.answer_guest_query(shown("guest", question or message.get_bot().username, "", reply, message.get_bot().username))


def _reply(desk: Desk, text: str) -> Reply:
    """The best passage alone, or the person's card: there is one message, and no button would be answered in it."""
    name = asked_about(text)
    people = desk.librarian.person(name) if name else ()
    if len(people) == 1:
        return replies.card(people[0], desk.phrases, name or "")
    try:
        answer = desk.librarian.answer(Question(text))
    except EmptyQuestion:
        return note(desk.phrases, "empty_question")
    if answer.found:
        return replies.answer(replace(answer, matches=answer.matches[:1]), desk.librarian.least_score, desk.phrases)
    return replies.unanswered(answer, desk.librarian.articles(), desk.phrases)
