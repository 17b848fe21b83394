"""The last net: what went wrong is told to the reader kindly and to the owner in one line."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from telegram import Update
from telegram.error import TelegramError

from handlers import replies
from handlers.delivery import is_shut_out

if TYPE_CHECKING:
    from typing import Any

    from telegram.ext import CallbackContext

    from handlers.desk import Desk

log = logging.getLogger("article_bot")


async def caught(desk: Desk, update: object, context: CallbackContext[Any, Any, Any, Any]) -> None:
    """Log one line; say sorry where a reader waits and the fault was not Telegram's own. That a chat is closed to the bot is no fault."""
    error = context.error
    if is_shut_out(error):
        log.info("One reply had nowhere to go (%s).", " ".join(str(error).split()))
        return
    log.error("A message could not be answered: %s: %s", type(error).__name__, " ".join(str(error).split()))
    message = update.message if isinstance(update, Update) else None
    if message is None or isinstance(error, TelegramError):
        return
    try:
        speaking = desk.speaking(message.from_user.language_code if message.from_user else None)
        await speaking.send(message, replies.note(speaking.phrases, "went_wrong"))
    except TelegramError as again:
        log.error("Nor could that be said: %s", again)  # noqa: TRY400 - one line, no traceback
