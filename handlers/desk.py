"""What every handler works with, and the one way a reply leaves the house."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC
from typing import TYPE_CHECKING, TypeVar

from telegram import Message
from telegram.constants import ChatType
from telegram.error import BadRequest, ChatMigrated, TelegramError

from bot.journal import Sent
from handlers.delivery import NO_PREVIEW, Place, deliver
from handlers.limits import Limits
from handlers.phrases import FALLBACK
from handlers.replies import entities
from handlers.talks import Talks

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime, tzinfo

    from telegram import Bot, CallbackQuery, ChatMemberUpdated, InlineKeyboardMarkup, MaybeInaccessibleMessage

    from bot.answers import Intake, Librarian
    from bot.journal import Entry, Journal
    from handlers.phrases import Phrases
    from handlers.replies import Reply
    from handlers.rich import Rich

_Result = TypeVar("_Result")
MINDS = 2
"""So many questions are thought about at a time: more only take the processor from each other."""

REMEMBERED = 2_000
"""So many messages are remembered by what they were last changed to."""


@dataclass(frozen=True, slots=True)
class Showing:
    """The entry that a reply shows, and to which reader (an id); a `new` one is still to be written."""

    entry: Entry
    reader: int
    new: bool = False


@dataclass(frozen=True, slots=True)
class Desk:
    """What there is to work with: the librarian, the door for adding, the journal and the phrases; what was last said.

    `adding` is held while something is added, so that readers always find a free thread; `leaving` is set when the bot is to stop.
    A day is one in the time zone `zone`; `shown_last` is what was shown last in a chat, where the next should be another; `added` when the
    bot was added to a group (seconds of the monotonic clock); `pictures` whether the face shows any.
    """

    librarian: Librarian
    intake: Intake
    journal: Journal
    phrases: Phrases
    allowed_chats: frozenset[int] = frozenset()
    not_before: datetime | None = None
    talks: Talks = field(default_factory=Talks)
    admins: frozenset[int] = frozenset()
    adding: asyncio.Lock = field(default_factory=asyncio.Lock)
    leaving: asyncio.Event = field(default_factory=asyncio.Event)
    minds: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(MINDS, "mind"))
    kept_days: int = 90
    pictures: bool = True
    zone: tzinfo = UTC
    shown_last: dict[tuple[int, str], str] = field(default_factory=dict)
    added: dict[int, float] = field(default_factory=dict)
    limits: Limits = field(default_factory=Limits)
    changed: dict[tuple[int, int], int] = field(default_factory=dict)

    def speaking(self, *wishes: str | None) -> Desk:
        """The desk with the phrases in the first of the wished languages that is spoken, else in English; None is no wish."""
        phrases = self.phrases.of(*wishes, FALLBACK)
        return self if phrases is self.phrases else replace(self, phrases=phrases)

    async def think(self, work: Callable[..., _Result], *told: object) -> _Result:
        """What the work gives, done beside the loop and in its turn."""
        return await asyncio.get_running_loop().run_in_executor(self.minds, work, *told)

    async def send(self, message: MaybeInaccessibleMessage, reply: Reply, showing: Showing | None = None) -> tuple[int, ...]:
        """Answer `message`, in its topic; a question deleted meanwhile is answered all the same. Returns the numbers of what was sent."""
        place = Place(message.chat.id, _topic(message), message.message_id)
        return await self.tell(message.get_bot(), place, reply, showing, answered=message.message_id)

    async def tell(
        self, bot: Bot, place: Place, reply: Reply, showing: Showing | None = None, answered: int | None = None
    ) -> tuple[int, ...]:
        """Say the reply at the place, or where that has moved to. Returns the numbers of what was sent."""
        numbers, place = await self._say(bot, place, reply)
        await self._keep(place.chat, numbers, reply, showing, answered)
        return numbers

    async def _say(self, bot: Bot, place: Place, reply: Reply, start: int = 0) -> tuple[tuple[int, ...], Place]:
        """Send the parts of the reply from `start`; their numbers, and the place where they stand."""
        parts, numbers = reply.messages, []
        for at, part in enumerate(parts[start:], start + 1):
            sent, place = await deliver(bot, place, part, reply.markup if at == len(parts) else None, self._moved)
            place = replace(place, replied=None)  # only the first part replies
            numbers.append(sent.message_id)
        return tuple(numbers), place

    async def _keep(
        self, chat: int, numbers: Sequence[int], reply: Reply, showing: Showing | None = None, answered: int | None = None
    ) -> None:
        """Keep what there is to keep of a new reply, and wait until that is durable."""
        if showing is not None or reply.articles or answered is not None:
            sent, new = self._sent(numbers, reply, showing)
            await asyncio.wrap_future(self.journal.sent(chat, sent, new, answered))

    def _sent(self, numbers: Sequence[int], reply: Reply, showing: Showing | None) -> tuple[Sent, Entry | None]:
        """The messages as they are kept, and the entry where it is a new one."""
        view = (showing.entry.key, self.journal.hashed(showing.reader)) if showing else (None, None)
        return Sent(tuple(numbers), reply.articles, *view), showing.entry if showing and showing.new else None

    async def _moved(self, old: int, new: int) -> None:
        await asyncio.to_thread(self.journal.moved, old, new)

    async def show(self, query: CallbackQuery, reply: Reply) -> None:
        """Show what a press asked for in the message with the button; a reply too long for it goes on below."""
        if query.message is None:
            return
        await self.change(query.message, (query.message.message_id,), reply)
        if reply.turn:
            self.talks.choose(query, reply.turn)

    async def change(
        self, message: MaybeInaccessibleMessage, numbers: Sequence[int], reply: Reply, showing: Showing | None = None
    ) -> tuple[int, ...]:
        """Put the reply in the place of the bot's messages of those `numbers` in the chat and topic of `message`.

        What is too long goes on below, what is too much is deleted; in a group that moved, all of it is said anew. Returns the numbers
        of all that holds the reply.
        """
        bot, place, parts = message.get_bot(), Place(message.chat.id, _topic(message)), reply.messages
        held = tuple(numbers[: len(parts)])
        try:
            for at, number in enumerate(held):
                await self._edit(bot, place.chat, number, parts[at], reply.markup if at == len(parts) - 1 else None)
        except ChatMigrated as error:
            await self._moved(place.chat, error.new_chat_id)
            return await self.tell(bot, Place(error.new_chat_id), reply, showing)
        for number in numbers[len(parts) :]:
            with suppress(TelegramError):  # it is gone already, or too old to be deleted
                await bot.delete_message(place.chat, number)
        more, place = await self._say(bot, place, reply, start=len(held))
        if showing is not None or reply.articles:
            await asyncio.wrap_future(self.journal.changed(place.chat, *self._sent((*held, *more), reply, showing)))
        return (*held, *more)

    async def _edit(self, bot: Bot, chat: int, number: int, part: Rich, markup: InlineKeyboardMarkup | None) -> None:
        """Put the text in the place of the message; what it was last changed to is left as it is: a button may be pressed twice."""
        told = hash((part, markup.to_json() if markup else ""))
        if self.changed.get((chat, number)) == told:
            return
        try:
            await bot.edit_message_text(
                part.text, chat, number, entities=entities(part, bot.username), reply_markup=markup, link_preview_options=NO_PREVIEW
            )
        except BadRequest as error:
            if "not modified" not in error.message.lower():
                raise
        self.changed[chat, number] = told
        if len(self.changed) > REMEMBERED:
            del self.changed[next(iter(self.changed))]

    def hears(self, message: Message) -> bool:
        """Whether the message is a person's, new enough, and not the bot's own inline result or a channel's forwarded post."""
        person = message.from_user is not None and not message.from_user.is_bot
        speaks_as_chat = message.sender_chat is not None and not message.is_automatic_forward
        own = message.via_bot is not None and message.via_bot.id == message.get_bot().id
        stale = self.not_before is not None and message.date < self.not_before
        return (person or speaks_as_chat) and not message.is_automatic_forward and not own and not stale

    def obeys(self, told: Message | CallbackQuery | ChatMemberUpdated) -> bool:
        """Whether the message or the press is an admin's, who may change the library; nobody's is who speaks as a chat."""
        as_chat = isinstance(told, Message) and told.sender_chat is not None
        return not as_chat and told.from_user is not None and told.from_user.id in self.admins


def is_private(message: Message) -> bool:
    """Whether the message was written to the bot alone."""
    return message.chat.type == ChatType.PRIVATE


def _topic(message: MaybeInaccessibleMessage) -> int | None:
    return message.message_thread_id if isinstance(message, Message) and message.is_topic_message else None
