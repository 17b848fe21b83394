"""A message is a question: in private, by mention, in reply to the bot, and once more when it is edited."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from telegram import Message
from telegram.error import BadRequest

from bot.errors import EmptyQuestion
from bot.journal import EDITED, fresh_key
from bot.model import Answer, Question
from bot.people import asked_about
from handlers import keeping, replies, talking
from handlers.access import admits, has_room, refuse
from handlers.addressing import asked, calls_unknown_command, replies_to_nothing
from handlers.desk import Showing, is_private
from handlers.meant import unsure
from handlers.replies import Row
from handlers.row import enough
from handlers.talks import place
from handlers.who import who_is

if TYPE_CHECKING:
    from telegram import CallbackQuery

    from bot.journal import Entry, View
    from bot.model import Turn
    from handlers.desk import Desk
    from handlers.replies import Reply


async def ask(desk: Desk, message: Message) -> None:
    """Answer what the message asks, if it asks the bot."""
    question, unknown = asked(message), calls_unknown_command(message)
    if question is None and not unknown:
        return
    if not await admits(desk, message):
        await refuse(desk, message)
    elif await has_room(desk, message):
        await (desk.send(message, replies.note(desk.phrases, "unknown_command")) if unknown else _take(desk, message, question or ""))


async def _take(desk: Desk, message: Message, question: str) -> None:
    """Answer the question, or say what there is to say to a call without one."""
    if not (message.text or message.caption):
        if is_private(message):
            await desk.send(message, replies.note(desk.phrases, "only_text"))
    elif not question and replies_to_nothing(message):
        await desk.send(message, replies.note(desk.phrases, "nothing_there"))
    elif not question:
        await desk.send(message, replies.note(desk.phrases, "how_to_ask"))
    else:
        await _answer(desk, message, question)


async def _answer(desk: Desk, message: Message, question: str) -> None:
    """Answer the question, and keep what was said."""
    said = await desk.think(_answered, desk, message, question)
    numbers = await desk.send(message, said.reply, _showing(desk, message, said.entry))
    desk.talks.keep(message, question, numbers, said.reply.turn, said.before)


def _answered(desk: Desk, message: Message, question: str) -> Said:
    return _said(desk, Question(question), talking.before(desk, message), _row(message, fresh_key()))


async def ask_for(desk: Desk, query: CallbackQuery, question: str | None) -> None:
    """Answer the question that a button asks, below the message with the button; None where it is gone."""
    message = query.message
    if not isinstance(message, Message):
        return
    if question is None:
        await desk.send(message, replies.note(desk.phrases, "gone"))
        return
    said = await desk.think(_said, desk, Question(question, question), None, _row(message, fresh_key()))
    hashed, topic = desk.journal.hashed, message.message_thread_id or 0 if message.is_topic_message else 0
    told = replace(said.entry, chat=hashed(message.chat_id), reader=hashed(query.from_user.id), topic=topic)
    numbers = await desk.send(message, said.reply, Showing(told, query.from_user.id, new=True))
    desk.talks.keep(message, question, numbers, said.reply.turn)
    if said.reply.turn:
        desk.talks.choose(query, said.reply.turn)


async def ask_again(desk: Desk, message: Message) -> None:
    """Answer an edited question in the place of its answer; one that was none before, like a new one."""
    question = asked(message)
    if not question or not await admits(desk, message) or not await has_room(desk, message):
        return
    view = await desk.think(talking.view, desk, message)
    if view is None:
        await _answer(desk, message, question)
    elif view.entry.asked != question:  # Telegram also tells of a preview that was added
        await _answer_again(desk, message, question, view)


async def _answer_again(desk: Desk, message: Message, question: str, view: View) -> None:
    before = await desk.think(keeping.turn, desk.librarian, view.entry.before)
    said = await desk.think(_said, desk, Question(question), before, _row(message, view.entry.key))
    showing = _showing(desk, message, said.entry)
    await asyncio.wrap_future(desk.journal.pressed(said.entry.key, message.chat_id, showing.reader, EDITED))
    try:
        answers = await desk.change(message, view.numbers, said.reply, showing)
    except BadRequest:  # the answer was deleted, or is too old to be changed
        answers = await desk.send(message, said.reply, showing)
    desk.talks.keep(message, question, answers, said.reply.turn, before)


def _row(message: Message, key: str) -> Row:
    """The row as it is first shown: in a group a single button opens it."""
    private = is_private(message)
    return Row(key, replies.OPEN if private else replies.SHUT, group=not private)


def _showing(desk: Desk, message: Message, entry: Entry) -> Showing:
    """The entry with where, by whom and in which message it was asked."""
    chat, reader, topic = place(message)
    hashed = desk.journal.hashed
    told = replace(entry, chat=hashed(chat), reader=hashed(reader), message=message.message_id, topic=topic)
    return Showing(told, reader, new=True)


@dataclass(frozen=True, slots=True)
class Said:
    """What is said to a question, how it is kept, and what it may have leaned on."""

    reply: Reply
    entry: Entry
    before: Turn | None


def _said(desk: Desk, asked: Question, before: Turn | None, row: Row) -> Said:
    question = desk.librarian.follow(asked, before) if before else asked
    answer, reply = _reply(desk, question, before, row)
    return Said(reply, keeping.entry(row.key, answer, reply, before), before)


def _reply(desk: Desk, question: Question, before: Turn | None, row: Row) -> tuple[Answer, Reply]:
    """What is found, and what is said; of a person's card only that it was found."""
    text = question.meaning or question.text
    name = asked_about(text)
    people = desk.librarian.person(name) if name else ()
    if name and people:
        return Answer(question, found=True), replies.taken_as(question, who_is(desk, name, people), desk.phrases)
    try:
        answer = desk.librarian.answer(question, keeping.KEPT)
    except EmptyQuestion:
        return Answer(question), replace(replies.note(desk.phrases, "empty_question"), turn=before)
    if answer.found:
        return answer, replies.answered(answer, row, enough(desk.librarian), desk.phrases)
    return answer, replace(unsure(desk, answer, row.key), turn=_carried(question, before))


def _carried(question: Question, before: Turn | None) -> Turn | None:
    """What goes on after no answer: the talk, where the question leaned on it, so that "and where?" may follow "when did he die?"."""
    return replace(before, question=question.meaning) if before and question.meaning else None
