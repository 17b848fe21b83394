"""/privacy says what is kept and for how long; /forget deletes what is kept of the reader."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from handlers import replies
from handlers.desk import is_private
from handlers.talks import place

if TYPE_CHECKING:
    from telegram import Message

    from handlers.desk import Desk


async def privacy(desk: Desk, message: Message, _words: str) -> None:
    """What is kept, and how long."""
    await desk.send(message, replies.privacy(desk.kept_days, desk.phrases))


async def forget(desk: Desk, message: Message, _words: str) -> None:
    """Delete what is kept of the sender, in private all that is kept of the chat, and say what that was."""
    _, reader, _ = place(message)
    chat = message.chat_id if is_private(message) else None
    desk.talks.forget(reader, chat)
    if chat is not None:
        await asyncio.to_thread(desk.journal.settings.forget, chat)
    forgotten = await asyncio.wrap_future(desk.journal.forget(reader, chat))
    await desk.send(message, replies.forgot(forgotten, desk.phrases))
