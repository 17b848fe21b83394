"""A message is a question: in private, by mention, in reply to the bot, and once more when it is edited."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from telegram import Message
from telegram.error import BadRequest

from bot.errors import EmptyQuestion
from bot.model import Answer, Question, Turn
from bot.people import asked_about
from handlers import replies
from handlers.addressing import asked, calls_unknown_command, replies_to_nothing
from handlers.desk import is_private
from handlers.who import who_is

if TYPE_CHECKING:
    from telegram import CallbackQuery

    from handlers.desk import Desk
    from handlers.replies import Reply

LONGEST_NAME = 3
"""Words that may be no more than somebody's name."""
MOST_PEOPLE = 3
"""So many people are offered."""


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
    elif not question and replies_to_nothing(message):
        await desk.send(message, replies.note(desk.phrases, "nothing_there"))
    elif not question:
        await desk.send(message, replies.note(desk.phrases, "how_to_ask"))
    else:
        before = desk.talks.before(message)
        reply = await asyncio.to_thread(_reply, desk, question, before)
        desk.talks.keep(message, question, await desk.send(message, reply), reply.turn, before)


async def ask_for(desk: Desk, query: CallbackQuery, question: str | None) -> None:
    """Answer the question that a button asks, below the message with the button; None where it is gone."""
    message = query.message
    if not isinstance(message, Message):
        return
    if question is None:
        await desk.send(message, replies.note(desk.phrases, "gone"))
        return
    reply = await asyncio.to_thread(_reply, desk, question, None)
    desk.talks.keep(message, question, await desk.send(message, replies.asked(question, reply, desk.phrases)), reply.turn)
    if reply.turn:
        desk.talks.choose(query, reply.turn)


async def ask_again(desk: Desk, message: Message) -> None:
    """Answer an edited question in the place of its answer, as long as that is known."""
    exchange, question = desk.talks.exchange(message), asked(message)
    if exchange is None or not question or not desk.admits(message):
        return
    reply = await asyncio.to_thread(_reply, desk, question, exchange.before)
    try:
        answers = await desk.change(message, exchange.answers[0], reply)
    except BadRequest:  # the answer was deleted, or is too old to be changed
        answers = await desk.send(message, reply)
    desk.talks.keep(message, question, answers, reply.turn, exchange.before)


def _reply(desk: Desk, text: str, before: Turn | None) -> Reply:
    question = desk.librarian.follow(Question(text), before) if before else Question(text)
    name = asked_about(question.meaning or text)
    people = desk.librarian.person(name) if name else ()
    if name and people:
        return replies.taken_as(question, who_is(name, people, desk.phrases), desk.phrases)
    try:
        answer = desk.librarian.answer(question)
    except EmptyQuestion:
        return replace(replies.note(desk.phrases, "empty_question"), turn=before)
    if answer.found:
        return replies.answer(answer, desk.librarian.least_score, desk.phrases)
    return replace(_unsure(desk, answer), turn=_carried(question, before))


def _unsure(desk: Desk, answer: Answer) -> Reply:
    """What may have been meant, people first where the question may be a mere name; else an honest no."""
    text = answer.question.meaning or answer.question.text
    people = desk.librarian.person(text)[:MOST_PEOPLE] if len(text.split()) <= LONGEST_NAME else ()
    if people or answer.offers:
        return replies.unsure(answer, people, desk.phrases)
    return replies.unanswered(answer, desk.librarian.articles(), desk.phrases)


def _carried(question: Question, before: Turn | None) -> Turn | None:
    """What goes on after no answer: the talk, where the question leaned on it, so that "and where?" may follow "when did he die?"."""
    return replace(before, question=question.meaning) if before and question.meaning else None
