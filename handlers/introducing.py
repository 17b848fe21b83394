"""What Telegram shows of the bot: its commands in each scope, and its descriptions; read first, and written only where they changed."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from telegram import (
    BotCommand,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    BotCommandScopeDefault,
)
from telegram.error import BadRequest

from handlers.commands import COMMANDS, Shown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from telegram import Bot, BotCommandScope

    from handlers.phrases import Phrases


async def introduce(bot: Bot, phrases: Phrases, admins: Iterable[int]) -> None:
    """Tell Telegram the commands of every scope and the descriptions, where it knows others; raises TelegramError."""
    everywhere: list[tuple[BotCommandScope, Shown]] = [
        (BotCommandScopeDefault(), Shown.PRIVATE),
        (BotCommandScopeAllPrivateChats(), Shown.PRIVATE),
        (BotCommandScopeAllGroupChats(), Shown.GROUP),
    ]
    for scope, shown in everywhere:
        await _list(bot, scope, commands(shown, phrases))
    for admin in sorted(admins):
        with suppress(BadRequest):  # one who never wrote to the bot has no chat to show them in yet
            await _list(bot, BotCommandScopeChat(admin), commands(Shown.ADMIN, phrases))
    await _describe(bot, phrases)


def commands(shown: Shown, phrases: Phrases) -> tuple[BotCommand, ...]:
    """The commands of that list, as Telegram shows them."""
    return tuple(BotCommand(name, phrases.say(f"command_{name}")) for name, command in COMMANDS.items() if command.shown & shown)


async def _list(bot: Bot, scope: BotCommandScope, told: tuple[BotCommand, ...]) -> None:
    if await bot.get_my_commands(scope) != told:
        await bot.set_my_commands(told, scope)


async def _describe(bot: Bot, phrases: Phrases) -> None:
    description, short = phrases.say("description"), phrases.say("short_description")
    if (await bot.get_my_description()).description != description:
        await bot.set_my_description(description)
    if (await bot.get_my_short_description()).short_description != short:
        await bot.set_my_short_description(short)
