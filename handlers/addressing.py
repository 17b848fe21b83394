"""Who is spoken to, and what about: the bot answers when it is called, and is silent otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telegram import MessageEntity

from handlers.desk import is_private

if TYPE_CHECKING:
    from telegram import Message


def asked(message: Message) -> str | None:
    """What the message asks the bot, the bot's name left out; "" where it calls without asking, None where it does not call."""
    text = message.text or message.caption or ""
    mentions = _mentions(message)
    if _is_command(message):
        return None
    own = _without(text, mentions)
    to_bot = _replies_to_bot(message)
    if not mentions and not to_bot and not is_private(message):
        return None
    return own if not mentions or to_bot else " ".join(filter(None, (own, _replied_text(message))))


def _replies_to_bot(message: Message) -> bool:
    """Whether it answers the bot; in a topic every message replies to the one that opened it, which nobody means."""
    replied = message.reply_to_message
    if replied is None or replied.from_user is None or replied.forum_topic_created is not None:
        return False
    return replied.from_user.id == message.get_bot().id


def _replied_text(message: Message) -> str:
    """The part of somebody's message that was quoted, else all of it."""
    if message.quote is not None:
        return message.quote.text
    replied = message.reply_to_message
    return (replied.text or replied.caption or "") if replied else ""


def _is_command(message: Message) -> bool:
    return any(entity.type == MessageEntity.BOT_COMMAND and entity.offset == 0 for entity in message.entities)


def calls_unknown_command(message: Message) -> bool:
    """Whether the message is a command for this bot: any in private without another bot's name, in a group only with this one's."""
    if not _is_command(message):
        return False
    name, _, bot = (message.text or "").split()[0].partition("@")
    return bot.lower() == message.get_bot().username.lower() if bot else is_private(message) and len(name) > 1


def _mentions(message: Message) -> list[MessageEntity]:
    """The mentions of this bot."""
    bot = message.get_bot()
    found = {**message.parse_entities(), **message.parse_caption_entities()}
    return [
        entity
        for entity, written in found.items()
        if (entity.type == MessageEntity.MENTION and written.lower() == f"@{bot.username.lower()}")
        or (entity.type == MessageEntity.TEXT_MENTION and entity.user is not None and entity.user.id == bot.id)
    ]


def _without(text: str, mentions: list[MessageEntity]) -> str:
    """The text with the mentions cut out where they stand, so that another name that begins like the bot's is left whole."""
    units = text.encode("utf-16-le", "surrogatepass")
    for mention in sorted(mentions, key=lambda mention: -mention.offset):
        units = units[: 2 * mention.offset] + " ".encode("utf-16-le") + units[2 * (mention.offset + mention.length) :]
    left = units.decode("utf-16-le", "surrogatepass")
    return " ".join(left.split()).strip(" ,:;-–—") if mentions else left.strip()
