""" "Typing" is shown to who waits long, never to who does not, and is waited for by nobody."""

from __future__ import annotations

import asyncio
from typing import Any, cast

import pytest
from stand_in import ANN, GROUP, ME
from telegram import Message
from telegram.error import BadRequest, NetworkError, TelegramError, TimedOut

from handlers import waiting
from handlers.waiting import Unhurried, typing


class Recorder:
    """A bot that remembers the actions it is to show, each of which takes for ever."""

    id, username, defaults = ME["id"], ME["username"], None

    def __init__(self) -> None:
        self.shown: list[tuple[int, str, int | None]] = []

    async def send_chat_action(self, chat: int, action: str, message_thread_id: int | None) -> None:
        self.shown.append((chat, action, message_thread_id))
        await asyncio.sleep(60)


def in_topic(bot: Recorder) -> Message:
    told = {"message_id": 1, "date": 1, "chat": GROUP, "from": ANN, "text": "x", "message_thread_id": 7, "is_topic_message": True}
    return Message.de_json(told, cast("Any", bot))


async def test_a_quick_answer_shows_nothing() -> None:
    bot = Recorder()
    async with typing(in_topic(bot)):
        await asyncio.sleep(0.01)
    assert bot.shown == []


async def test_a_slow_answer_shows_it_in_its_topic_and_waits_for_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting, "PATIENCE", 0.01)
    bot = Recorder()
    async with asyncio.timeout(1), typing(in_topic(bot)):
        await asyncio.sleep(0.1)
    assert bot.shown == [(GROUP["id"], "typing", 7)]


async def test_an_action_does_not_wait_for_its_turn() -> None:
    limiter = Unhurried(overall_max_rate=1, overall_time_period=60, group_max_rate=1, group_time_period=60)

    async def sent() -> bool:
        return True

    async with asyncio.timeout(1):
        for _ in range(5):
            assert await limiter.process_request(cast("Any", sent), (), {}, "sendChatAction", {"chat_id": -1}, None)


class Failing:
    """A request that fails in these ways before it gets through."""

    def __init__(self, *faults: TelegramError) -> None:
        self.faults = list(faults)

    async def __call__(self) -> bool:
        if self.faults:
            raise self.faults.pop(0)
        return True


@pytest.fixture
def limiter(monkeypatch: pytest.MonkeyPatch) -> Unhurried:
    monkeypatch.setattr(waiting, "PAUSES", (0.01,) * len(waiting.PAUSES))
    return Unhurried(overall_max_rate=0, group_max_rate=0, max_retries=2)


async def sent(limiter: Unhurried, request: Failing, method: str = "sendMessage") -> Any:
    return await limiter.process_request(cast("Any", request), (), {}, method, {"chat_id": 1}, None)


async def test_an_answer_outlives_faults_of_telegrams_own_and_of_the_network(limiter: Unhurried) -> None:
    assert await sent(limiter, Failing(NetworkError("Bad Gateway"), TimedOut(), NetworkError("httpx.RemoteProtocolError")))


async def test_what_telegram_refuses_is_not_sent_again(limiter: Unhurried) -> None:
    request = Failing(BadRequest("message is too long"), BadRequest("message is too long"))
    with pytest.raises(BadRequest):
        await sent(limiter, request)
    assert len(request.faults) == 1


async def test_a_fault_that_stays_is_raised_in_the_end(limiter: Unhurried) -> None:
    with pytest.raises(NetworkError):
        await sent(limiter, Failing(*[NetworkError("Bad Gateway")] * 100))


async def test_what_no_reader_waits_for_is_tried_once(limiter: Unhurried) -> None:
    with pytest.raises(NetworkError):
        await sent(limiter, Failing(NetworkError("Bad Gateway")), "setMyCommands")


async def test_who_the_bot_is_is_asked_again_once_it_was_let_in(limiter: Unhurried) -> None:
    with pytest.raises(NetworkError):
        await sent(limiter, Failing(NetworkError("Bad Gateway")), "getMe")
    assert await sent(limiter, Failing(), "getMe")
    assert await sent(limiter, Failing(NetworkError("Bad Gateway")), "getMe")
