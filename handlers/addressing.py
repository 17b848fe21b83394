"""Who is spoken to, and what about: the bot answers when it is called, and is silent otherwise."""

from __future__ import annotations

import re
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
    if not mentions or (to_bot and own):
        return own
    return " ".join(filter(None, (own, _quoted_from_bot(message) if to_bot else _replied_text(message, own))))


def called_with(message: Message) -> str:
    """What a guest message asks: its words without the bot's name, else the message that it replies to; "" where neither says anything."""
    name = re.compile(rf"(?<!\w)@{re.escape(message.get_bot().username)}\b", re.IGNORECASE)
    own = " ".join(name.sub(" ", _without(message.text or message.caption or "", _mentions(message))).split()).strip(" ,:;-–—")
    return own or _replied_text(message, own)


def _replies_to_bot(message: Message) -> bool:
    """Whether it answers the bot; in a topic every message replies to the one that opened it, which nobody means."""
    replied = message.reply_to_message
    if replied is None or replied.from_user is None or replied.forum_topic_created is not None:
        return False
    return replied.from_user.id == message.get_bot().id


def replies_to_nothing(message: Message) -> bool:
    """Whether somebody's message is replied to that holds no text: a picture without a caption, say."""
    replied = message.reply_to_message
    if replied is None:
        return message.external_reply is not None
    return not _replies_to_bot(message) and replied.forum_topic_created is None


def _quoted_from_bot(message: Message) -> str:
    """What the reader marked in the bot's own message to ask about it; else nothing, for nobody asks the bot what it has just said."""
    return message.quote.text if message.quote and message.quote.is_manual else ""


def _replied_text(message: Message, own: str) -> str:
    """The part of somebody's message that was quoted, else all of it; every comment replies to its channel's post, if only by its place."""
    if message.quote is not None:
        return message.quote.text
    replied = message.reply_to_message
    if replied is None or (replied.is_automatic_forward and own):
        return ""
    return replied.text or replied.caption or (replied.poll.question if replied.poll else "")


def _is_command(message: Message) -> bool:
    return any(entity.type == MessageEntity.BOT_COMMAND and entity.offset == 0 for entity in message.entities)


def calls_unknown_command(message: Message) -> bool:
    """Whether the message is a command for this bot: any in private without another bot's name, in a group only with this one's."""
    if not _is_command(message):
        return False
    name, _, bot = (message.text or "").split()[0].partition("@")
    return bot.lower() == message.get_bot().username.lower() if bot else is_private(message) and len(name) > 1


def command_behind_mention(message: Message) -> tuple[str, str]:
    """The command that stands right behind a mention of the bot, and its words: "@bot /who Scott"; empty where none does."""
    mentions = _mentions(message)
    written = _without(message.text or message.caption or "", mentions) if mentions else ""
    name, _, words = written.partition(" ")
    return (name[1:].lower(), words) if name.startswith("/") else ("", "")


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
