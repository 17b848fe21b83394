"""Who is answered: whom the owner lets in, and as much as a reader and a group may ask."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from handlers.replies import note
from handlers.talks import place

if TYPE_CHECKING:
    from telegram import ChatMemberUpdated, Message, Update

    from bot.journal import Setting
    from handlers.desk import Desk


async def setting(desk: Desk, chat: int) -> Setting:
    """What is set for the chat, or for the reader whose private chat it is."""
    known = desk.journal.settings.known(chat)
    return known if known is not None else await asyncio.to_thread(desk.journal.settings.of, chat)


async def admits(desk: Desk, told: Message | ChatMemberUpdated) -> bool:
    """Whether the owner lets the bot answer this chat or person; a group that moved is let as it was before."""
    return desk.obeys(told) or await _is_let(desk, told.chat.id, told.from_user.id if told.from_user else told.chat.id)


async def _is_let(desk: Desk, chat: int, reader: int) -> bool:
    words = [(await setting(desk, one)).allowed for one in dict.fromkeys((chat, reader))]
    if False in words:
        return False
    if True in words or not desk.allowed_chats or {chat, reader} & desk.allowed_chats:
        return True
    return await asyncio.to_thread(desk.journal.chats.was, chat, desk.allowed_chats)


async def admits_reader(desk: Desk, reader: int) -> bool:
    """Whether the owner lets the bot answer that person wherever they are."""
    if reader in desk.admins:
        return True
    allowed = (await setting(desk, reader)).allowed
    return (not desk.allowed_chats or reader in desk.allowed_chats) if allowed is None else allowed


async def admits_press(desk: Desk, chat: int, reader: int) -> bool:
    """Whether a press of that reader in that chat is answered."""
    return reader in desk.admins or await _is_let(desk, chat, reader)


async def refuse(desk: Desk, message: Message) -> None:
    """Say once that the chat is not let in, and the id by which it can be; of a reader who is kept out, nothing in a group."""
    _, reader, _ = place(message)
    if reader != message.chat_id and (await setting(desk, reader)).allowed is False:
        return
    if await is_first_refusal(desk, message.chat_id):
        await desk.send(message, note(desk.phrases, "not_allowed", id=str(message.chat_id)))


async def is_first_refusal(desk: Desk, chat: int) -> bool:
    """Whether the chat was not told yet that it is not let in; it counts as told from now on."""
    return not (await setting(desk, chat)).refused and await asyncio.to_thread(desk.journal.settings.refuse, chat)


async def has_room(desk: Desk, message: Message) -> bool:
    """Whether the reader, and the group, may ask one more question now; whoever may not is told so once. Admins may always."""
    if desk.obeys(message):
        return True
    chat, reader, _ = place(message)
    askers = [(reader, desk.limits.reader, "slow_down")]
    if chat != reader:
        askers.append((chat, desk.limits.group, "slow_down_chat"))
    for asker, most, line in askers:
        if not desk.limits.allow(asker, most):
            if desk.limits.tell(asker):
                await desk.send(message, note(desk.phrases, line, count=most))
            return False
    return True


async def in_language(desk: Desk, update: Update) -> Desk:
    """The desk that speaks the language kept for the chat (inline: the reader), else that of the reader's app, else English."""
    chat, reader = update.effective_chat, update.effective_user
    where = chat or reader
    kept = (await setting(desk, where.id)).language if where else None
    return desk.speaking(kept, reader.language_code if reader else None)
