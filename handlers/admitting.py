"""/allow and /deny: an admin lets a chat or a person in, or keeps them out."""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING

from handlers import replies
from handlers.access import setting
from handlers.desk import is_private

if TYPE_CHECKING:
    from telegram import Message

    from handlers.desk import Desk

ID = re.compile(r"[-\u2212\u2013]?[0-9]{1,15}")
"""An id as Telegram gives it; a keyboard may make a dash of its minus."""


async def allow(desk: Desk, message: Message, words: str) -> None:
    """Let the chat or person of that id in; in a group without one, the group."""
    who = named(message, words)
    if who is None:
        await desk.send(message, replies.note(desk.phrases, "how_to_allow"))
        return
    was_out = (await setting(desk, who)).allowed is False
    await asyncio.to_thread(desk.journal.settings.let, who, allowed=True)
    line = "allowed" if desk.allowed_chats or was_out else "open_to_all"
    await desk.send(message, replies.note(desk.phrases, line, id=str(who)))


async def deny(desk: Desk, message: Message, words: str) -> None:
    """Keep the chat or person of that id out; in a group without one, the group. An admin stays."""
    who = named(message, words)
    if who is None:
        await desk.send(message, replies.note(desk.phrases, "how_to_allow"))
    elif who in desk.admins:
        await desk.send(message, replies.note(desk.phrases, "denied_admin", id=str(who)))
    else:
        await asyncio.to_thread(desk.journal.settings.let, who, allowed=False)
        await desk.send(message, replies.note(desk.phrases, "denied", id=str(who)))


def named(message: Message, words: str) -> int | None:
    """The id that the words are, without words that of the group; None where there is none."""
    if ID.fullmatch(words.strip()):
        return int(re.sub(r"^[\u2212\u2013]", "-", words.strip()))
    return None if words.strip() or is_private(message) else message.chat_id
