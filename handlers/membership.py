"""Being added to a group, removed from it, muted in it, and the group's becoming a supergroup."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from telegram import ChatMemberRestricted
from telegram.constants import ChatType
from telegram.error import TelegramError

from handlers import replies
from handlers.delivery import Place
from handlers.here import here

if TYPE_CHECKING:
    from telegram import ChatMember, ChatMemberUpdated, Message

    from handlers.desk import Desk

SETTLE = 1.0
"""Seconds that a supergroup is given to say that it is one the bot knows, moved: it comes as an addition as well, in either order."""


async def changed(desk: Desk, change: ChatMemberUpdated) -> None:
    """Introduce the bot to a group that it was added to, once, as soon as it may write there; elsewhere be silent."""
    chat, member = change.chat, change.new_chat_member
    if chat.type not in (ChatType.GROUP, ChatType.SUPERGROUP):
        return
    if not _belongs(member):
        await asyncio.to_thread(desk.journal.chats.left, chat.id)
        return
    if not _belongs(change.old_chat_member):
        await asyncio.to_thread(desk.journal.chats.joined, chat.id)
        if chat.type == ChatType.SUPERGROUP:
            await asyncio.sleep(SETTLE)
    if _may_write(member) and await asyncio.to_thread(desk.journal.chats.claim, chat.id):
        await _introduce(desk, change)


async def _introduce(desk: Desk, change: ChatMemberUpdated) -> None:
    """Say what works in the group; where that is refused, it is owed on."""
    bot, chat = change.get_bot(), change.chat.id
    try:
        if desk.admits(change):
            works = await here(bot, chat, change.new_chat_member)
            reply = replies.added(await asyncio.to_thread(desk.librarian.articles), works, desk.phrases)
        else:
            reply = replies.note(desk.phrases, "not_allowed", id=chat)
        await desk.tell(bot, Place(chat), reply)
    except TelegramError:
        await asyncio.to_thread(desk.journal.chats.owe, chat)
        raise


async def moved(desk: Desk, message: Message) -> None:
    """Keep what is kept about a group that became a supergroup: both of its chats say so."""
    if message.migrate_to_chat_id:
        await asyncio.to_thread(desk.journal.moved, message.chat_id, message.migrate_to_chat_id)
    elif message.migrate_from_chat_id:
        await asyncio.to_thread(desk.journal.moved, message.migrate_from_chat_id, message.chat_id)


def _belongs(member: ChatMember) -> bool:
    if isinstance(member, ChatMemberRestricted):
        return member.is_member
    return member.status not in (member.LEFT, member.BANNED)


def _may_write(member: ChatMember) -> bool:
    return not isinstance(member, ChatMemberRestricted) or member.can_send_messages
