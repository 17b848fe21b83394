"""Who waits for an answer sees that it is being written."""

from __future__ import annotations

import asyncio
import logging
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING, Any

from telegram import Message
from telegram.constants import ChatAction
from telegram.error import BadRequest, NetworkError, TelegramError
from telegram.ext import AIORateLimiter

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Coroutine

    from telegram import MaybeInaccessibleMessage

log = logging.getLogger("article_bot")
PATIENCE = 0.5
"""Seconds without an answer after which "typing" is shown."""
AGAIN = 4.5
"""Seconds after which it is shown once more; Telegram shows it for five."""


PAUSES = (0.2, 0.5, 1.0, 2.0, 4.0, 8.0, 15.0, 30.0, 30.0, 60.0)
"""Seconds before a request that failed is made again."""
RESENT = frozenset({
    *("sendMessage", "sendPhoto", "editMessageText", "editMessageReplyMarkup", "deleteMessage"),
    *("answerCallbackQuery", "answerInlineQuery", "answerGuestQuery", "getFile", "getChatMember", "getMe"),
})  # fmt: skip
"""What a reader waits for; the rest has its own ways."""

_SHOWING: set[asyncio.Task[None]] = set()


@asynccontextmanager
async def typing(message: MaybeInaccessibleMessage | None) -> AsyncIterator[None]:
    """Show "typing" in the message's chat and topic, for as long as what is done here takes longer than half a second.

    Nothing waits for it, and no request that is under way is broken off: the connection would be lost with it.
    """
    done = asyncio.Event()
    begun = asyncio.get_running_loop().call_later(PATIENCE, _begin, message, done) if message else None
    try:
        yield
    finally:
        done.set()
        if begun:
            begun.cancel()


def _begin(message: MaybeInaccessibleMessage, done: asyncio.Event) -> None:
    task = asyncio.create_task(_typing(message, done))
    _SHOWING.add(task)  # the loop alone does not hold a task
    task.add_done_callback(_SHOWING.discard)


async def _typing(message: MaybeInaccessibleMessage, done: asyncio.Event) -> None:
    topic = message.message_thread_id if isinstance(message, Message) and message.is_topic_message else None
    with suppress(TelegramError):  # nobody misses it where it cannot be shown
        while not done.is_set():
            await message.get_bot().send_chat_action(message.chat.id, ChatAction.TYPING, message_thread_id=topic)
            await _within(done, AGAIN)


async def _within(done: asyncio.Event, seconds: float) -> None:
    with suppress(TimeoutError):
        await asyncio.wait_for(done.wait(), seconds)


class Unhurried(AIORateLimiter):
    """The library's limiter, which counts a chat action as a message; Telegram does not, and no answer is to wait for one.

    What did not reach Telegram, or was met with a fault of its own (5xx), is sent again, for some minutes. Until Telegram has let the bot
    in, it is asked once: whoever starts the bot is told of the trouble.
    """

    _let_in = False

    async def process_request(  # noqa: PLR0913, PLR0917 - the library's own signature
        self,
        callback: Callable[..., Coroutine[Any, Any, Any]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: int | None,
    ) -> Any:
        """Send the request when its turn has come; a chat action at once, and once."""
        if endpoint == "sendChatAction":
            return await callback(*args, **kwargs)
        if endpoint not in RESENT or (endpoint == "getMe" and not self._let_in):
            answer = await super().process_request(callback, args, kwargs, endpoint, data, rate_limit_args)
            self._let_in = self._let_in or endpoint == "getMe"
            return answer
        for pause in PAUSES:
            try:
                return await super().process_request(callback, args, kwargs, endpoint, data, rate_limit_args)
            except BadRequest:
                raise
            except NetworkError as error:
                log.info("%s did not get through (%s); again in %.1f s.", endpoint, " ".join(str(error).split()), pause)
                await asyncio.sleep(pause)
        return await super().process_request(callback, args, kwargs, endpoint, data, rate_limit_args)
