"""Being added to a group, removed from it, muted in it, and the group's becoming a supergroup."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING

from telegram import ChatMemberRestricted
from telegram.constants import ChatType
from telegram.error import TelegramError

from handlers import replies
from handlers.access import admits, is_first_refusal
from handlers.delivery import Place
from handlers.here import here

if TYPE_CHECKING:
    from telegram import ChatMember, ChatMemberUpdated, Message

    from handlers.desk import Desk

SETTLE = 1.0
"""Seconds that a supergroup is given to say that it is one the bot knows, moved: it comes as an addition as well, in either order."""


async def changed(desk: Desk, change: ChatMemberUpdated) -> bool:
    """Keep that the bot was added to a group or removed from it; returns whether it may introduce itself, if it owes that."""
    chat, member = change.chat, change.new_chat_member
    if chat.type not in (ChatType.GROUP, ChatType.SUPERGROUP):
        return False
    if not _belongs(member):
        await asyncio.to_thread(desk.journal.chats.left, chat.id)
        return False
    if _is_addition(change):
        await asyncio.to_thread(desk.journal.chats.joined, chat.id)
        desk.added[chat.id] = time.monotonic()
    return _may_write(member)


async def introduce(desk: Desk, change: ChatMemberUpdated) -> None:
    """Introduce the bot to the group, once for each addition."""
    if _is_addition(change) and change.chat.type == ChatType.SUPERGROUP:
        await asyncio.sleep(SETTLE)
    if await asyncio.to_thread(desk.journal.chats.claim, change.chat.id):
        await _introduce(desk, change)


def _is_addition(change: ChatMemberUpdated) -> bool:
    return not _belongs(change.old_chat_member) and _belongs(change.new_chat_member)


async def _introduce(desk: Desk, change: ChatMemberUpdated) -> None:
    """Say what works in the group; where that is refused, it is owed on."""
    bot, chat = change.get_bot(), change.chat.id
    try:
        if await admits(desk, change):
            works = await here(bot, chat, change.new_chat_member)
            reply = replies.added(await asyncio.to_thread(desk.librarian.articles), works, desk.phrases)
            await desk.tell(bot, Place(chat), reply)
        elif await is_first_refusal(desk, chat):
            await desk.tell(bot, Place(chat), replies.note(desk.phrases, "not_allowed", id=str(chat)))
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
