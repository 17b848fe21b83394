"""The bot on Telegram: let in, kept polling (or listening) through every outage, and stopped cleanly."""

from __future__ import annotations

import asyncio
import gc
import logging
import signal
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import uvloop
from telegram.error import Conflict, InvalidToken, NetworkError, TelegramError
from telegram.ext import Application

from bot.errors import TelegramRefused
from handlers.app import build, listening
from handlers.feeds import follow
from handlers.introducing import introduce, introduce_in_languages
from handlers.pruning import prune
from handlers.receiving import Receiving
from handlers.sending import Sending
from handlers.waiting import Unhurried

if TYPE_CHECKING:
    from handlers.desk import Desk
    from handlers.feeds import Following

log = logging.getLogger("article_bot")
LONGEST_PAUSE = 60.0
"""Seconds between two tries to reach Telegram, at most."""

QUIET = 5 * LONGEST_PAUSE
"""Seconds without trouble after which the same trouble is a new one."""

READ = 30.0
"""Seconds that Telegram is given to answer: one that is slow has mostly taken the message, and would show it twice if it came again."""
RARELY = 20_000, 10, 50
"""How many objects more, and passes, until Python looks for those that nobody needs: a bot that knows much has long to look."""
LATER = 10.0, 60.0, 600.0
"""Seconds until the commands are told once more where that failed."""
FLOODS = 20
"""How often in a row Telegram may say that a message has to wait."""


@dataclass(frozen=True, slots=True)
class Webhook:
    """Where Telegram brings the updates."""

    url: str
    listen: str
    port: int
    path: str
    secret_token: str | None


@dataclass(frozen=True, slots=True)
class Connection:
    """How Telegram is reached. `base_url` ends in /bot; a rate of 0 is no limit; without a webhook the bot polls."""

    token: str
    base_url: str
    messages_per_second: float
    group_messages_per_minute: float
    webhook: Webhook | None = None


def run(connection: Connection, desk: Desk, following: Following) -> None:
    """Answer on Telegram, and follow feeds, until told to stop; raises TelegramRefused where the token is wrong."""
    uvloop.run(_run(connection, desk, following))


async def _run(connection: Connection, desk: Desk, following: Following) -> None:
    stop = desk.leaving
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    application = _application(connection, desk)
    if not await _let_in(application, stop):
        return
    try:
        await _introduce(application, desk)
        await _listen(application, connection, list(listening(desk)))
        speaking = application.create_task(_introduce_in_languages(application, desk))
        follow(application, following, desk)
        prune(application, desk)
        gc.collect()
        gc.set_threshold(*RARELY)
        gc.freeze()  # what is known from the start is never looked through again for what is to be thrown away
        log.info("Answering as @%s.", application.bot.username)
        await stop.wait()
        speaking.cancel()
    finally:
        following.feeds.close()
        await _leave(application)


def _application(connection: Connection, desk: Desk) -> Application[Any, Any, Any, Any, Any, Any]:
    builder = (
        Application.builder()
        .token(connection.token)
        .base_url(connection.base_url)
        .base_file_url(f"{connection.base_url.removesuffix('/bot')}/file/bot")
        .get_updates_request(Receiving())
        .request(Sending(READ))
        .rate_limiter(
            Unhurried(
                overall_max_rate=connection.messages_per_second,
                group_max_rate=connection.group_messages_per_minute,
                max_retries=FLOODS,
            )
        )
    )
    return build(builder, desk)


async def _let_in(application: Application[Any, Any, Any, Any, Any, Any], stop: asyncio.Event) -> bool:
    """Introduce ourselves to Telegram, for as long as it takes; False where we were told to stop meanwhile."""
    pause = 1.0
    while not stop.is_set():
        try:
            await application.initialize()
        except InvalidToken:
            raise TelegramRefused("the token is not one it knows; set TELEGRAM_BOT_TOKEN to the one that @BotFather gave") from None
        except NetworkError as error:
            log.warning("Telegram cannot be reached (%s); trying again in %.0f s.", _reason(error), pause)
            await _wait(stop, pause)
            pause = min(pause * 2, LONGEST_PAUSE)
        else:
            return True
    return False


async def _wait(stop: asyncio.Event, seconds: float) -> None:
    try:
        await asyncio.wait_for(stop.wait(), seconds)
    except TimeoutError:
        return


def _reason(error: TelegramError) -> str:
    return " ".join(str(error.__cause__ or error).split()) or type(error).__name__


async def _introduce(application: Application[Any, Any, Any, Any, Any, Any], desk: Desk) -> None:
    """Tell Telegram the commands and descriptions; readers can do without."""
    try:
        await introduce(application.bot, desk.phrases, desk.admins)
    except TelegramError as error:
        log.warning("The commands could not be told to Telegram (%s).", _reason(error))


async def _introduce_in_languages(application: Application[Any, Any, Any, Any, Any, Any], desk: Desk) -> None:
    """Tell Telegram the commands in every language while readers are answered already, for as long as it takes."""
    for pause in (*LATER, None):
        try:
            await introduce(application.bot, desk.phrases, desk.admins)
            await introduce_in_languages(application.bot, desk.phrases, desk.admins)
        except TelegramError as error:
            if pause is None:
                log.warning("The commands could not be told to Telegram in every language (%s).", _reason(error))
                return
            await asyncio.sleep(pause)
        else:
            return


async def _listen(application: Application[Any, Any, Any, Any, Any, Any], connection: Connection, kinds: list[str]) -> None:
    """Receive updates of those kinds, as Telegram names them."""
    updater, webhook = application.updater, connection.webhook
    if updater is None:
        raise TelegramRefused("this application cannot receive updates")
    await application.start()
    if webhook is None:
        outages = Outages()
        await updater.start_polling(allowed_updates=kinds, bootstrap_retries=-1, error_callback=outages.told)
        return
    await updater.start_webhook(
        listen=webhook.listen,
        port=webhook.port,
        url_path=webhook.path,
        webhook_url=webhook.url,
        secret_token=webhook.secret_token,
        allowed_updates=kinds,
        bootstrap_retries=-1,
    )


class Outages:
    """Says each kind of trouble with polling once, not at every try; again where it was quiet for a while in between."""

    def __init__(self) -> None:
        self._last, self._at = "", 0.0

    def told(self, error: TelegramError) -> None:
        """Log one line where the trouble is a new one."""
        kind, now = type(error).__name__, time.monotonic()
        known, self._last, self._at = kind == self._last and now - self._at < QUIET, kind, now
        if known:
            return
        if isinstance(error, Conflict):
            log.warning("Another program polls Telegram with the same token (409); stop that one. This one goes on trying.")
        else:
            log.warning("Telegram cannot be reached (%s); going on trying.", _reason(error))


async def _leave(application: Application[Any, Any, Any, Any, Any, Any]) -> None:
    if application.updater is not None and application.updater.running:
        await application.updater.stop()
    if application.running:
        await application.stop()
    await application.shutdown()
