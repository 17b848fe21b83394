"""Asks Telegram whether it knows the bot."""

from __future__ import annotations

import asyncio

from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from bot.errors import TelegramRefused


def username(token: str, base_url: str) -> str:
    """The bot's name on Telegram, with its @; raises TelegramRefused, which never tells the token."""
    return asyncio.run(_username(token, base_url))


async def _username(token: str, base_url: str) -> str:
    try:
        async with Bot(token, base_url=base_url) as bot:
            return f"@{bot.username}"
    except InvalidToken:
        raise TelegramRefused("the token is not one it knows; set TELEGRAM_BOT_TOKEN to the one that @BotFather gave") from None
    except TelegramError as error:
        reason = " ".join(str(error.__cause__ or error).split()).replace(token, "…") or type(error).__name__
        raise TelegramRefused(f"it cannot be reached ({reason})") from None
