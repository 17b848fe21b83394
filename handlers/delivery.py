"""How one message reaches its place, though the group has moved, the topic is gone or the message replied to was deleted."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from telegram import LinkPreviewOptions, ReplyParameters
from telegram.error import BadRequest, ChatMigrated, Forbidden

from handlers.replies import entities

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from telegram import Bot, InlineKeyboardMarkup, Message

    from handlers.rich import Rich

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
SHUT_OUT = (
    "chat not found",
    "chat_admin_required",
    "chat_restricted",
    "chat_send_plain_forbidden",
    "chat_write_forbidden",
    "group chat was deactivated",
    "have no rights",
    "input_user_deactivated",
    "message can't be edited",
    "message to edit not found",
    "need administrator rights",
    "not enough rights",
    "peer_id_invalid",
    "topic_closed",
    "user_is_blocked",
)
"""What Telegram says, in small letters, where the bot is muted, the topic is closed or what it wrote is gone: all of it normal life."""


@dataclass(frozen=True, slots=True)
class Place:
    """A chat, the topic in it (None outside one), and the message that is replied to (None: none)."""

    chat: int
    topic: int | None = None
    replied: int | None = None


async def deliver(
    bot: Bot,
    place: Place,
    part: Rich,
    markup: InlineKeyboardMarkup | None = None,
    moved: Callable[[int, int], Awaitable[None]] | None = None,
) -> tuple[Message, Place]:
    """Send the text; returns the message, and the place where it stands, which is another where that one is gone.

    `moved` is told of a group that became a supergroup. Raises TelegramError where nothing can be said there.
    """
    while True:
        try:
            return await _sent(bot, place, part, markup), place
        except ChatMigrated as error:
            if moved:
                await moved(place.chat, error.new_chat_id)
            place = Place(error.new_chat_id)
        except BadRequest as error:
            elsewhere = _instead(place, error.message.lower())
            if elsewhere == place:
                raise
            place = elsewhere


def _instead(place: Place, why: str) -> Place:
    """Where to send what was refused for that reason; the same place where there is no other."""
    if "thread not found" in why or "topic_deleted" in why:
        return replace(place, topic=None)
    if "replied" in why or "reply message not found" in why:
        return replace(place, replied=None)
    return place


async def _sent(bot: Bot, place: Place, part: Rich, markup: InlineKeyboardMarkup | None) -> Message:
    return await bot.send_message(
        place.chat,
        part.text,
        entities=entities(part, bot.username),
        reply_markup=markup,
        message_thread_id=place.topic,
        reply_parameters=ReplyParameters(place.replied, allow_sending_without_reply=True) if place.replied else None,
        link_preview_options=NO_PREVIEW,
    )


def is_shut_out(error: BaseException | None) -> bool:
    """Whether Telegram refused because the bot is blocked, removed or muted, or a message is gone: nobody's fault, nothing to mend."""
    return isinstance(error, Forbidden) or (isinstance(error, BadRequest) and any(words in error.message.lower() for words in SHUT_OUT))
