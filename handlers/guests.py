"""Guest mode: called in a chat that it never joined, the bot answers once, in one message."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from bot.errors import EmptyQuestion
from bot.journal import Sent, fresh_key
from bot.model import Answer, Question
from bot.people import asked_about
from handlers import keeping, replies
from handlers.access import admits
from handlers.addressing import called_with
from handlers.inline import shown
from handlers.replies import note
from handlers.talks import place

if TYPE_CHECKING:
    from telegram import Message, Update
    from telegram.ext import CallbackContext

    from handlers.desk import Desk
    from handlers.replies import Reply


async def call(desk: Desk, update: Update, _context: CallbackContext[Any, Any, Any, Any]) -> None:
    """Answer what the message asks, or the message that it replies to."""
    message = update.guest_message
    if message is None or not message.guest_query_id or not desk.hears(message):
        return
    question, answer = called_with(message), None
    if not await admits(desk, message):
        reply = note(desk.phrases, "not_allowed", id=str(message.chat_id))
    elif not question:
        reply = note(desk.phrases, "how_to_ask")
    else:
        answer, reply = await asyncio.to_thread(_reply, desk, question)
    await message.answer_guest_query(shown("guest", question or message.get_bot().username, "", reply, message.get_bot().username))
    if answer is not None:
        await _keep(desk, message, answer, reply)


async def _keep(desk: Desk, message: Message, answer: Answer, reply: Reply) -> None:
    """Keep the question in the log; what was sent is not the bot's message, and nothing leans on it."""
    chat, reader, _ = place(message)
    entry = keeping.entry(fresh_key(), answer, replace(reply, turn=None), None)
    told = replace(entry, chat=desk.journal.hashed(chat), reader=desk.journal.hashed(reader), message=message.message_id)
    await asyncio.wrap_future(desk.journal.sent(chat, Sent(()), told))


def _reply(desk: Desk, text: str) -> tuple[Answer, Reply]:
    """What is found, and the best passage alone, or the person's card: there is one message, and no button would be answered in it."""
    question = Question(text)
    name = asked_about(text)
    people = desk.librarian.person(name) if name else ()
    if len(people) == 1:
        return Answer(question, found=True), replace(replies.card(desk.librarian.portrait(people[0]), desk.phrases, name or ""), buttons=())
    try:
        answer = desk.librarian.answer(question)
    except EmptyQuestion:
        return Answer(question), note(desk.phrases, "empty_question")
    if answer.found:
        alone = replace(answer, matches=answer.matches[:1])
        return answer, replies.answer(alone, desk.librarian.least_score, desk.phrases)
    return answer, replies.unanswered(answer, desk.librarian.articles(), desk.phrases)
