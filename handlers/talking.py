"""What a message has to do with what was said before: as it is remembered, else as the journal keeps it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers import keeping

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
    return desk.talks.before(message)


def view(desk: Desk, message: Message) -> View | None:
    """How the message was answered, None where it was not, or that is not kept any more. Blocks."""
    found = desk.journal.entries.asked(desk.journal.hashed(message.chat_id), message.message_id)
    return found if found and found.numbers else None
