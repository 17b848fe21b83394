"""What every handler works with, and the one way a reply leaves the house."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field, replace
from datetime import UTC
from typing import TYPE_CHECKING

from telegram import Message
from telegram.constants import ChatType
from telegram.error import BadRequest, ChatMigrated

from handlers.delivery import NO_PREVIEW, Place, deliver
from handlers.replies import entities
from handlers.talks import Talks
from handlers.undos import Undos

if TYPE_CHECKING:
    from datetime import datetime, tzinfo

    from telegram import Bot, CallbackQuery, ChatMemberUpdated, MaybeInaccessibleMessage

    from bot.answers import Intake, Librarian
    from bot.journal import Journal
    from handlers.phrases import Phrases
    from handlers.replies import Reply


@dataclass(frozen=True, slots=True)
class Desk:
    """What there is to work with: the librarian, the door for adding, the journal and the phrases; what was last said and done.

    `adding` is held while something is added, so that readers always find a free thread; `leaving` is set when the bot is to stop.
    A day is one in the time zone `zone`; `shown_last` is what was shown last in a chat, where the next should be another.
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
    zone: tzinfo = UTC
    shown_last: dict[tuple[int, str], str] = field(default_factory=dict)

    async def send(self, message: Message, reply: Reply) -> tuple[int, ...]:
        """Answer `message`, in its topic; a question deleted meanwhile is answered all the same. Returns the numbers of what was sent."""
        numbers = await self.tell(message.get_bot(), Place(message.chat_id, _topic(message), message.message_id), reply)
        await asyncio.to_thread(self.journal.answered.keep, message.chat_id, message.message_id)
        return numbers

    async def tell(self, bot: Bot, place: Place, reply: Reply, start: int = 0) -> tuple[int, ...]:
        """Say the reply, or its parts from `start`, at the place, or where that has moved to. Returns the numbers of what was sent."""
        parts, numbers = reply.messages, []
        for at, part in enumerate(parts[start:], start + 1):
            sent, place = await deliver(bot, place, part, reply.markup if at == len(parts) else None, self._moved)
            place = replace(place, replied=None)  # only the first part replies
            numbers.append(sent.message_id)
            if reply.articles:
                await asyncio.to_thread(self.journal.remember, place.chat, sent.message_id, reply.articles)
        return tuple(numbers)

    async def _moved(self, old: int, new: int) -> None:
        await asyncio.to_thread(self.journal.moved, old, new)

    async def show(self, query: CallbackQuery, reply: Reply) -> None:
        """Show what a press asked for in the message with the button; a reply too long for it goes on below."""
        if query.message is None:
            return
        await self.change(query.message, query.message.message_id, reply)
        if reply.turn:
            self.talks.choose(query, reply.turn)

    async def change(self, message: MaybeInaccessibleMessage, number: int, reply: Reply) -> tuple[int, ...]:
        """Put the reply in the place of the bot's message of that `number` in the chat and topic of `message`.

        What is too long goes on below; in a group that moved, all of it is said anew. Returns the numbers of all that holds the reply.
        """
        bot, place = message.get_bot(), Place(message.chat.id, _topic(message))
        try:
            await self._edit(bot, place.chat, number, reply)
        except ChatMigrated as error:
            await self._moved(place.chat, error.new_chat_id)
            return await self.tell(bot, Place(error.new_chat_id), reply)
        if reply.articles:
            await asyncio.to_thread(self.journal.remember, place.chat, number, reply.articles)
        return (number, *await self.tell(bot, place, reply, start=1))

    async def _edit(self, bot: Bot, chat: int, number: int, reply: Reply) -> None:
        """Put the first part of the reply in the place of the message; the same once more is no fault."""
        first, *more = reply.messages
        shown = None if more else reply.markup
        try:
            await bot.edit_message_text(
                first.text, chat, number, entities=entities(first, bot.username), reply_markup=shown, link_preview_options=NO_PREVIEW
            )
        except BadRequest as error:
            if "not modified" not in error.message.lower():
                raise

    def hears(self, message: Message) -> bool:
        """Whether the message is a person's, new enough, and not the bot's own inline result or a channel's forwarded post."""
        person = message.from_user is not None and not message.from_user.is_bot
        speaks_as_chat = message.sender_chat is not None and not message.is_automatic_forward
        own = message.via_bot is not None and message.via_bot.id == message.get_bot().id
        stale = self.not_before is not None and message.date < self.not_before
        return (person or speaks_as_chat) and not message.is_automatic_forward and not own and not stale

    def admits(self, told: Message | ChatMemberUpdated) -> bool:
        """Whether the owner lets the bot answer this chat or person; a group that moved is let as it was before."""
        who = {told.chat.id} | ({told.from_user.id} if told.from_user else set())
        if not self.allowed_chats or who & self.allowed_chats or self.obeys(told):
            return True
        return self.journal.chats.was(told.chat.id, self.allowed_chats)

    def admits_reader(self, reader: int) -> bool:
        """Whether the owner lets the bot answer that person wherever they are."""
        return not self.allowed_chats or reader in self.allowed_chats | self.admins

    def obeys(self, told: Message | CallbackQuery | ChatMemberUpdated) -> bool:
        """Whether the message or the press is an admin's, who may change the library; nobody's is who speaks as a chat."""
        as_chat = isinstance(told, Message) and told.sender_chat is not None
        return not as_chat and told.from_user is not None and told.from_user.id in self.admins


def is_private(message: Message) -> bool:
    """Whether the message was written to the bot alone."""
    return message.chat.type == ChatType.PRIVATE


def _topic(message: MaybeInaccessibleMessage) -> int | None:
    return message.message_thread_id if isinstance(message, Message) and message.is_topic_message else None
