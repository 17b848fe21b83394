"""What was last said between a reader and the bot, so that a question may lean on the one before; the journal keeps it beyond a restart."""

from __future__ import annotations

import time
from collections import OrderedDict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from telegram import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from telegram import CallbackQuery

    from bot.model import Turn

MOST = 2_000
"""So many exchanges are kept, a few kilobytes each; the oldest goes first."""

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")
Place = tuple[int, int, int]
"""Chat, reader and topic (0 outside one): in each of them its own talk goes on."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """What was `asked` and answered: `turn` is what the next question may lean on, `before` what this one may have leaned on.

    `answers` are the numbers of the bot's messages; `at` is when, in seconds of the clock.
    """

    asked: str
    turn: Turn | None
    before: Turn | None
    answers: tuple[int, ...]
    at: float


@dataclass(frozen=True, slots=True)
class Talks:
    """The latest exchange of every place, which may be leaned on for so many `minutes` (0: never), and recent ones by message."""

    minutes: float = 0.0
    clock: Callable[[], float] = time.monotonic
    _latest: OrderedDict[Place, tuple[int, Exchange]] = field(default_factory=OrderedDict)
    _by_message: OrderedDict[tuple[int, int], Exchange] = field(default_factory=OrderedDict)

    def before(self, message: Message) -> Turn | None:
        """What the message may lean on: what it replies to, however old, else the latest in its place."""
        if not self.minutes:
            return None
        replied = self._by_message.get((message.chat_id, message.reply_to_message.message_id)) if message.reply_to_message else None
        if replied and replied.turn:
            return replied.turn
        _, latest = self._latest.get(place(message), (0, None))
        return latest.turn if latest and self.clock() - latest.at <= 60 * self.minutes else None

    def goes_on(self, message: Message) -> bool:
        """Whether it is known what was last said in the message's place."""
        return place(message) in self._latest

    def exchange(self, message: Message) -> Exchange | None:
        """The exchange that the message belongs to, as question or as answer; None where it is not known (any more)."""
        return self._by_message.get((message.chat_id, message.message_id))

    def keep(self, message: Message, asked: str, answers: Sequence[int], turn: Turn | None, before: Turn | None = None) -> None:
        """Keep that what the message asked was answered by those; of an edited message it takes the place of what was kept."""
        exchange = Exchange(asked, turn, before, tuple(answers), self.clock())
        latest, _ = self._latest.get(place(message), (0, None))
        if message.message_id >= latest:
            _put(self._latest, place(message), (message.message_id, exchange))
        for number in (message.message_id, *answers):
            _put(self._by_message, (message.chat_id, number), exchange)

    def choose(self, query: CallbackQuery, turn: Turn) -> None:
        """Keep what a reader chose by a button: their next question may lean on it."""
        message = query.message
        if isinstance(message, Message):
            exchange = Exchange(turn.question, turn, None, (message.message_id,), self.clock())
            _put(self._latest, (message.chat_id, query.from_user.id, _topic(message)), (message.message_id, exchange))
            _put(self._by_message, (message.chat_id, message.message_id), exchange)

    def forget(self, reader: int, chat: int | None) -> None:
        """Keep nothing of the reader any more, nor of the chat where one is given."""
        for at, (_, exchange) in list(self._latest.items()):
            if at[1] == reader or at[0] == chat:
                del self._latest[at]
                for known in [number for number, one in self._by_message.items() if one == exchange or number[0] == chat]:
                    del self._by_message[known]


def place(message: Message) -> Place:
    """Where the message was said, and by whom."""
    speaker = message.sender_chat or message.from_user
    return message.chat_id, speaker.id if speaker else 0, _topic(message)


def _topic(message: Message) -> int:
    return message.message_thread_id or 0 if message.is_topic_message else 0


def _put(kept: OrderedDict[_Key, _Value], key: _Key, value: _Value) -> None:
    kept[key] = value
    kept.move_to_end(key)
    while len(kept) > MOST:
        kept.popitem(last=False)
