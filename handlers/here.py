"""Which ways of calling the bot work in a group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telegram.error import TelegramError

from handlers.replies import Works

if TYPE_CHECKING:
    from telegram import Bot, ChatMember


async def here(bot: Bot, chat: int, member: ChatMember | None = None) -> Works:
    """What works in the group, asked of Telegram now, for the bot's owner may have changed it; `member` is the bot in it, if known."""
    me = await bot.get_me()
    member = member or await _member(bot, chat)
    admin = member is not None and member.status == member.ADMINISTRATOR
    return Works(f"@{me.username}", admin or bool(me.can_read_all_group_messages), bool(me.supports_inline_queries))


async def _member(bot: Bot, chat: int) -> ChatMember | None:
    """The bot as a member of the group; None where Telegram does not tell."""
    try:
        return await bot.get_chat_member(chat, bot.id)
    except TelegramError:
        return None
