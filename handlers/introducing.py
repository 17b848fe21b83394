"""What Telegram shows of the bot, by language: its commands in each scope and its descriptions; written only where they changed."""

from __future__ import annotations

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
from handlers.phrases import FALLBACK

if TYPE_CHECKING:
    from collections.abc import Iterable

    from telegram import Bot, BotCommandScope

    from handlers.phrases import Phrases


async def introduce(bot: Bot, phrases: Phrases, admins: Iterable[int]) -> None:
    """Tell Telegram, in English, the commands of every scope and the descriptions, where it knows others; raises TelegramError."""
    await _list(bot, BotCommandScopeDefault(), commands(Shown.PRIVATE, phrases))
    await _introduce(bot, phrases, [admin for admin in sorted(admins) if await _has_chat(bot, phrases, admin)])


async def introduce_in_languages(bot: Bot, phrases: Phrases, admins: Iterable[int]) -> None:
    """Tell Telegram the same in every other language, for the apps that are set to it; raises TelegramError."""
    known = [admin for admin in sorted(admins) if await bot.get_my_commands(BotCommandScopeChat(admin))]
    for language in phrases.languages:
        if language != FALLBACK:
            await _introduce(bot, phrases.of(language), known, language)


async def _introduce(bot: Bot, phrases: Phrases, admins: Iterable[int], language: str | None = None) -> None:
    """The lists of commands and the descriptions for apps of that language; None: for all that have none of their own."""
    await _list(bot, BotCommandScopeAllPrivateChats(), commands(Shown.PRIVATE, phrases), language)
    await _list(bot, BotCommandScopeAllGroupChats(), commands(Shown.GROUP, phrases), language)
    for admin in admins:
        await _list(bot, BotCommandScopeChat(admin), commands(Shown.ADMIN, phrases), language)
    await _describe(bot, phrases, language)


async def _has_chat(bot: Bot, phrases: Phrases, admin: int) -> bool:
    """Whether the admin's own list could be told: one who never wrote to the bot has no chat to show it in yet."""
    try:
        await _list(bot, BotCommandScopeChat(admin), commands(Shown.ADMIN, phrases))
    except BadRequest:
        return False
    return True


def commands(shown: Shown, phrases: Phrases) -> tuple[BotCommand, ...]:
    """The commands of that list, as Telegram shows them."""
    return tuple(BotCommand(name, phrases.say(f"command_{name}")) for name, command in COMMANDS.items() if command.shown & shown)


async def _list(bot: Bot, scope: BotCommandScope, told: tuple[BotCommand, ...], language: str | None = None) -> None:
    if await bot.get_my_commands(scope, language) != told:
        await bot.set_my_commands(told, scope, language)


async def _describe(bot: Bot, phrases: Phrases, language: str | None) -> None:
    description, short = phrases.say("description"), phrases.say("short_description")
    if (await bot.get_my_description(language)).description != description:
        await bot.set_my_description(description, language)
    if (await bot.get_my_short_description(language)).short_description != short:
        await bot.set_my_short_description(short, language)
