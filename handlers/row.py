"""A press below an answer: what it asks for is shown in the asker's message, or to somebody else in a message of their own."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from telegram import Message
from telegram.constants import ChatType
from telegram.error import BadRequest

from bot.journal import CHOICES, OFFERS, TAKEN_BACK, THUMBS
from handlers import keeping, replies
from handlers.delivery import Place
from handlers.desk import Showing
from handlers.meant import unsure

if TYPE_CHECKING:
    from telegram import CallbackQuery, MaybeInaccessibleMessage

    from bot.answers import Librarian
    from bot.journal import Entry, View
    from bot.model import Answer
    from handlers.desk import Desk
    from handlers.replies import Reply

SHOWN = (replies.SHUT, replies.OPEN, *replies.UNFOLDING, OFFERS, *CHOICES)
"""What a press shows: the buttons, something below the answer, what was perhaps meant, or one of that in full."""


async def press(desk: Desk, query: CallbackQuery, kind: str, value: str) -> None:
    """Show what the button names: `kind` is what is to be shown, `value` the answer's key, behind a dot in it a thumb."""
    message = query.message
    if message is None:
        return
    key, _, thumb = value.partition(".")
    entry = await desk.think(desk.journal.entries.of, key)
    if entry is None or kind not in SHOWN or (thumb and thumb not in (*THUMBS, TAKEN_BACK)):
        await desk.send(message, replies.note(desk.phrases, "forgotten"))
        return
    reader = query.from_user.id
    await asyncio.wrap_future(desk.journal.pressed(key, message.chat.id, reader, thumb or kind))
    group = message.chat.type != ChatType.PRIVATE
    reply = await desk.think(_pressed, desk, entry, kind, reader, group)
    if reply is None:
        await desk.send(message, replies.note(desk.phrases, "changed"))
        return
    await _show(desk, message, reply, Showing(entry, reader))
    if reply.turn and kind in CHOICES:
        desk.talks.choose(query, reply.turn)


def _pressed(desk: Desk, entry: Entry, kind: str, reader: int, group: bool) -> Reply | None:  # noqa: FBT001 - a thread is given it by place
    """What the press shows to that reader; None where its article was changed or removed."""
    hashed = desk.journal.hashed(reader)
    choice = None if entry.found else desk.journal.presses.choice(entry.key, hashed)
    if choice is None and not entry.found:
        answer = keeping.offered(desk.librarian, entry)
        return unsure(desk, answer, entry.key) if answer else None
    answer = keeping.answer(desk.librarian, entry, choice)
    shown = replies.OPEN if kind in CHOICES else kind
    row = replies.Row(entry.key, shown, desk.journal.presses.thumb(entry.key, hashed), group, chosen=choice is not None)
    return _unfolding(desk, answer, row) if answer else None


async def _show(desk: Desk, message: MaybeInaccessibleMessage, reply: Reply, showing: Showing) -> None:
    """In the messages that are this reader's view of the answer; below them where they are somebody else's, or cannot be changed."""
    view = await desk.think(_view, desk, message)
    if view is None or view.reader == desk.journal.hashed(showing.reader):
        try:
            await desk.change(message, view.numbers if view else (message.message_id,), reply, showing)
        except BadRequest as error:
            if "message" not in error.message.lower():
                raise
        else:
            return
    topic = message.message_thread_id if isinstance(message, Message) and message.is_topic_message else None
    await desk.tell(message.get_bot(), Place(message.chat.id, topic, message.message_id), reply, showing)


def _view(desk: Desk, message: MaybeInaccessibleMessage) -> View | None:
    return desk.journal.entries.shown(desk.journal.hashed(message.chat.id), message.message_id)


def _unfolding(desk: Desk, answer: Answer, row: replies.Row) -> Reply:
    """The answer with what the row unfolds."""
    return replies.answered(answer, row, enough(desk.librarian), desk.phrases, _unfolded(desk.librarian, answer, row.shown))


def enough(librarian: Librarian) -> replies.Enough:
    """How much of an answer is shown at first."""
    return replies.Enough(librarian.passages, librarian.least_score)


def _unfolded(librarian: Librarian, answer: Answer, shown: str) -> replies.Unfolded:
    """What there is to show, as far as the row shows it."""
    best = answer.matches[0]
    if shown == "summary":
        return replies.Unfolded(summary=librarian.summary(best.article))
    if shown == "people":
        return replies.Unfolded(people=librarian.people_of(best.article))
    return replies.Unfolded(shared=librarian.shared(answer.question, best) if shown == "why" else ())
