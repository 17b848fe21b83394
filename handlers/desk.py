"""What every handler works with, and the one way a reply leaves the house."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from telegram import LinkPreviewOptions, Message, ReplyParameters
from telegram.constants import ChatType
from telegram.error import BadRequest

from handlers.replies import entities
from handlers.talks import Talks
from handlers.undos import Undos

if TYPE_CHECKING:
    from datetime import datetime

    from telegram import CallbackQuery, MaybeInaccessibleMessage

    from bot.answers import Intake, Librarian
    from bot.journal import Journal
    from handlers.phrases import Phrases
    from handlers.replies import Reply

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


@dataclass(frozen=True, slots=True)
class Desk:
    """What there is to work with: the librarian, the door for adding, the journal and the phrases; what was last said and done.

    `adding` is held while something is added, so that readers always find a free thread; `leaving` is set when the bot is to stop.
    """

    librarian: Librarian
    intake: Intake
    journal: Journal
    phrases: Phrases
    allowed_chats: frozenset[int] = frozenset()
    not_before: datetime | None = None
    talks: Talks = field(default_factory=Talks)
    admins: frozenset[int] = frozenset()
    undos: Undos = field(default_factory=Undos)
    adding: asyncio.Lock = field(default_factory=asyncio.Lock)
    leaving: asyncio.Event = field(default_factory=asyncio.Event)

    async def send(self, message: Message, reply: Reply) -> tuple[int, ...]:
        """Answer `message`, in its topic; a question deleted meanwhile is answered all the same. Returns the numbers of what was sent."""
        parts, numbers = reply.messages, []
        for at, part in enumerate(parts, 1):
            sent = await message.get_bot().send_message(
                message.chat_id,
                part.text,
                entities=entities(part),
                reply_markup=reply.markup if at == len(parts) else None,
                message_thread_id=message.message_thread_id if message.is_topic_message else None,
                reply_parameters=ReplyParameters(message.message_id, allow_sending_without_reply=True) if at == 1 else None,
                link_preview_options=NO_PREVIEW,
            )
            numbers.append(sent.message_id)
            if reply.articles:
                await asyncio.to_thread(self.journal.remember, sent.chat_id, sent.message_id, reply.articles)
        return tuple(numbers)

    async def show(self, query: CallbackQuery, reply: Reply) -> None:
        """Show what a press asked for in the message with the button; a reply too long for it goes on below."""
        if query.message is None:
            return
        await self.change(query.message, query.message.message_id, reply)
        if reply.turn:
            self.talks.choose(query, reply.turn)

    async def change(self, message: MaybeInaccessibleMessage, number: int, reply: Reply) -> tuple[int, ...]:
        """Put the reply in the place of the bot's message of that `number` in the chat and topic of `message`.

        What is too long goes on below. Returns the numbers of all that holds the reply.
        """
        bot, chat, parts = message.get_bot(), message.chat.id, reply.messages
        try:
            await bot.edit_message_text(
                parts[0].text,
                chat,
                number,
                entities=entities(parts[0]),
                reply_markup=reply.markup if len(parts) == 1 else None,
                link_preview_options=NO_PREVIEW,
            )
        except BadRequest as error:
            if "not modified" not in error.message.lower():
                raise
        topic = message.message_thread_id if isinstance(message, Message) and message.is_topic_message else None
        shown = [number]
        for at, part in enumerate(parts[1:], 2):
            below = await bot.send_message(
                chat,
                part.text,
                entities=entities(part),
                reply_markup=reply.markup if at == len(parts) else None,
                message_thread_id=topic,
                link_preview_options=NO_PREVIEW,
            )
            shown.append(below.message_id)
        for each in shown if reply.articles else ():
            await asyncio.to_thread(self.journal.remember, chat, each, reply.articles)
        return tuple(shown)

    def hears(self, message: Message) -> bool:
        """Whether the message is a person's, new enough, and not the bot's own inline result or a channel's forwarded post."""
        person = message.from_user is not None and not message.from_user.is_bot
        speaks_as_chat = message.sender_chat is not None and not message.is_automatic_forward
        own = message.via_bot is not None and message.via_bot.id == message.get_bot().id
        stale = self.not_before is not None and message.date < self.not_before
        return (person or speaks_as_chat) and not message.is_automatic_forward and not own and not stale

    def admits(self, message: Message) -> bool:
        """Whether the owner lets the bot answer this chat or person."""
        who = {message.chat_id} | ({message.from_user.id} if message.from_user else set())
        return not self.allowed_chats or bool(who & self.allowed_chats) or self.obeys(message)

    def obeys(self, told: Message | CallbackQuery) -> bool:
        """Whether the message or the press is an admin's, who may change the library; nobody's is who speaks as a chat."""
        as_chat = isinstance(told, Message) and told.sender_chat is not None
        return not as_chat and told.from_user is not None and told.from_user.id in self.admins


def is_private(message: Message) -> bool:
    """Whether the message was written to the bot alone."""
    return message.chat.type == ChatType.PRIVATE
