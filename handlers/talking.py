"""What a message has to do with what was said before: as it is remembered, else as the journal keeps it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers import keeping
from handlers.talks import place

if TYPE_CHECKING:
    from telegram import Message

    from bot.journal import View
    from bot.model import Turn
    from handlers.desk import Desk


def before(desk: Desk, message: Message) -> Turn | None:
    """What the message may lean on. Blocks."""
    replied = message.reply_to_message
    if replied is not None and desk.talks.minutes and desk.talks.exchange(replied) is None:
        hashed = desk.journal.hashed(message.chat_id)
        kept = desk.journal.entries.shown(hashed, replied.message_id)
        found = keeping.turn(desk.librarian, kept.entry.turn) if kept else None
        if found:
            return found
    if desk.talks.goes_on(message) or not desk.talks.minutes:
        return desk.talks.before(message)
    return _kept(desk, message)


def _kept(desk: Desk, message: Message) -> Turn | None:
    """What was last said in the message's place, as the journal keeps it: before a restart, or to another process of this bot."""
    chat, reader, topic = place(message)
    hashed = desk.journal.hashed
    latest = desk.journal.entries.latest(hashed(chat), hashed(reader), topic, 60 * desk.talks.minutes)
    return keeping.turn(desk.librarian, latest.turn) if latest else None


def view(desk: Desk, message: Message) -> View | None:
    """How the message was answered, None where it was not, or that is not kept any more. Blocks."""
    found = desk.journal.entries.asked(desk.journal.hashed(message.chat_id), message.message_id)
    return found if found and found.numbers else None
