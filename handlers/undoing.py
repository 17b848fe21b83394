"""The Undo button: what an addition changed is taken back."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from telegram import Message

from handlers import replies

if TYPE_CHECKING:
    from telegram import CallbackQuery

    from handlers.desk import Desk


async def press(desk: Desk, query: CallbackQuery, _kind: str, value: str) -> None:
    """Take the changes back and tell of each; say plainly where that was done before or cannot be done any more."""
    changes = await asyncio.to_thread(desk.journal.changes.take, value)
    if changes:
        undone = await asyncio.to_thread(lambda: [(one, desk.intake.undo(one)) for one in reversed(changes)])
        await desk.show(query, replies.undone(undone[::-1], desk.phrases))
        return
    said = replies.note(desk.phrases, "undo_forgotten") if changes is None else replies.note(desk.phrases, "undone_before")
    await (desk.send(query.message, said) if isinstance(query.message, Message) else desk.show(query, said))
