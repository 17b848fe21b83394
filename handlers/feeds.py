"""Feeds are looked at while the bot runs, and who asked for it is told of new articles."""

from __future__ import annotations

import asyncio
import logging
import random
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from telegram.error import TelegramError

from bot.errors import ArticleBotError, Unreadable
from handlers.access import setting
from handlers.delivery import Place, deliver
from handlers.replies import new_articles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from telegram import Bot
    from telegram.ext import Application, CallbackContext

    from bot.answers import Feeds
    from bot.model import Article
    from handlers.desk import Desk

    Context = CallbackContext[Any, Any, Any, Any]

log = logging.getLogger("article_bot")
JITTER = 0.1
"""The share of an interval by which it is longer or shorter, so that bots do not all come at once."""
FIRST = 5.0
"""Seconds after the start within which each feed is first looked at, at most."""
LONGEST = 86_400.0
"""Seconds between two looks at a feed that fails, at most; each failure doubles them."""


@dataclass(frozen=True, slots=True)
class Following:
    """Which feeds are followed, by which reader, every how many seconds, and the chats that are told of new articles."""

    feeds: Feeds
    addresses: Sequence[str]
    seconds: float
    announce: Sequence[int]


def follow(application: Application[Any, Any, Any, Any, Any, Any], following: Following, desk: Desk) -> None:
    """Look at each feed soon, and then again and again."""
    for address in following.addresses:
        look = partial(_look, following, desk, address, Troubles())
        _plan(application.job_queue, look, random.uniform(0, min(FIRST, following.seconds)))  # noqa: S311


@dataclass(frozen=True, slots=True)
class Troubles:
    """How often in a row a feed could not be read, and what the owner was told at the last look."""

    failures: int = 0
    told: frozenset[str] = frozenset()


def pause(seconds: float, failures: int) -> float:
    """Seconds until the next look, jitter left out: twice as many for every failure in a row, up to a day."""
    return max(seconds, min(seconds * 2.0 ** min(failures, 20), LONGEST))


def _plan(queue: Any, look: Any, seconds: float) -> None:
    queue.run_once(look, seconds, job_kwargs={"misfire_grace_time": None})


async def _look(following: Following, desk: Desk, address: str, before: Troubles, context: CallbackContext[Any, Any, Any, Any]) -> None:
    """One look, and the plan for the next: later after every failure in a row."""
    added, troubles = await asyncio.to_thread(_added, following.feeds, address, before)
    seconds = pause(following.seconds, troubles.failures) * random.uniform(1 - JITTER, 1 + JITTER)  # noqa: S311
    _plan(context.job_queue, partial(_look, following, desk, address, troubles), seconds)
    if added:
        log.info("%d new from %s.", len(added), address)
        await _announce(context.bot, following.announce, added, desk)


def _added(feeds: Feeds, address: str, before: Troubles) -> tuple[list[Article], Troubles]:
    """The articles that are new, and what went wrong; a line for the owner of each fault, unless it was told the last time."""
    added, told, failures = [], set(), 0
    try:
        for one in feeds.look(address):
            if isinstance(one, Unreadable):
                told.add(str(one))
            elif one.outcome == "added":
                added.append(one.article)
    except ArticleBotError as fault:
        told.add(str(fault))
        failures = before.failures + 1
    for fault_told in sorted(told - before.told):
        log.warning("%s", fault_told)
    return added, Troubles(failures, frozenset(told))


async def _announce(bot: Bot, chats: Sequence[int], added: Sequence[Article], desk: Desk) -> None:
    for chat in chats:
        place, phrases = Place(chat), desk.speaking((await setting(desk, chat)).language).phrases
        for part in new_articles(added, phrases).messages:
            try:
                _, place = await deliver(bot, place, part)
            except TelegramError as error:
                log.warning("Chat %d could not be told of new articles: %s.", chat, error)
                break
