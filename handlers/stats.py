"""/stats tells admins what was asked and how it was answered: a picture, the figures, and what was asked most without an answer."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from telegram import ReplyParameters

from bot.journal import Sent
from bot.learning import days, first_second, gaps
from handlers import replies
from handlers.desk import is_private
from handlers.phrases import FALLBACK
from handlers.replies import entities

if TYPE_CHECKING:
    from collections.abc import Sequence

    from telegram import Message

    from bot.learning import Day
    from handlers.desk import Desk
    from handlers.phrases import Phrases
    from handlers.rich import Rich

MOST_DAYS = 90
"""So many days are counted at most: more are not told apart on a phone."""


async def stats(desk: Desk, message: Message, _words: str) -> None:
    """The figures of the last days; only in private, since they quote what others asked."""
    if not is_private(message):
        await desk.send(message, replies.note(desk.phrases, "only_private"))
        return
    told, caption = await asyncio.to_thread(_counted, desk)
    if told and desk.pictures:
        await _show(desk, message, await asyncio.to_thread(_picture, told, desk.phrases), caption)
    else:
        await desk.send(message, replies.Reply((caption,)))


def _counted(desk: Desk) -> tuple[tuple[Day, ...], Rich]:
    """The days since the first question of those that count, and the figures in words."""
    now = datetime.now(UTC)
    counted = desk.journal.log.counted(first_second(now, desk.zone, max(1, min(desk.kept_days, MOST_DAYS))))
    told = days(counted, now, desk.zone)
    return told, replies.stats(told, gaps(one for one in counted.failed if one.unanswered), desk.phrases)


def _picture(told: Sequence[Day], phrases: Phrases) -> bytes:
    """The chart in the reader's language where it can be drawn, else in English."""
    from handlers import chart  # noqa: PLC0415 - matplotlib takes a second to load, and only this needs it

    spoken = (chart.Labels(*replies.chart_titles(one), one.short_day, one.share) for one in (phrases, phrases.of(FALLBACK)))
    labels, english = spoken
    return chart.draw(told, labels if labels.drawable(told) else english)


async def _show(desk: Desk, message: Message, picture: bytes, caption: Rich) -> None:
    """Send the picture with the figures below it, and keep that the message was answered."""
    bot, topic = message.get_bot(), message.message_thread_id if message.is_topic_message else None
    sent = await bot.send_photo(
        message.chat_id,
        picture,
        caption=caption.text,
        caption_entities=entities(caption, bot.username),
        message_thread_id=topic,
        reply_parameters=ReplyParameters(message.message_id, allow_sending_without_reply=True),
        filename="stats.png",
    )
    await asyncio.wrap_future(desk.journal.sent(message.chat_id, Sent((sent.message_id,)), answered=message.message_id))
