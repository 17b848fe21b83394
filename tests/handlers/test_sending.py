"""What is said to Telegram gets there, and whatever goes wrong on the way is a fault that the library knows."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from stand_in import PRIVATE, TOKEN, Refused, standing_in
from telegram import Bot
from telegram.error import BadRequest, NetworkError, RetryAfter, TimedOut

from handlers.sending import Sending, brief

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stand_in import StandIn


@pytest.fixture
def telegram() -> Iterator[tuple[StandIn, str]]:
    with standing_in() as (stand_in, base_url):
        yield stand_in, base_url


async def test_a_message_is_sent_and_no_more_of_it_comes_back_than_is_needed(telegram: tuple[StandIn, str]) -> None:
    stand_in, base_url = telegram
    async with Bot(TOKEN, base_url, request=Sending(5)) as bot:
        sent = await bot.send_message(PRIVATE["id"], "Grüße, 10 % & mehr")
    (message,) = stand_in.messages.values()
    assert message["text"] == "Grüße, 10 % & mehr"
    assert (sent.message_id, sent.chat.id, sent.text) == (message["message_id"], PRIVATE["id"], None)


@pytest.mark.parametrize(
    ("fault", "raised"),
    [
        (Refused("Bad Request: message is too long"), BadRequest),
        (Refused("Too Many Requests: retry after 3", 429, retry_after=3), RetryAfter),
        (Refused("Internal Server Error", 500), NetworkError),
    ],
)
@pytest.mark.filterwarnings("ignore:Deprecated since version v22.2")  # the library says so of its own attribute
async def test_what_telegram_says_is_raised(telegram: tuple[StandIn, str], fault: Refused, raised: type[Exception]) -> None:
    stand_in, base_url = telegram
    stand_in.faults["sendMessage"] = [fault]
    async with Bot(TOKEN, base_url, request=Sending(5)) as bot:
        with pytest.raises(raised):
            await bot.send_message(PRIVATE["id"], "x")
        assert await bot.send_message(PRIVATE["id"], "x")


async def test_an_answer_that_takes_too_long_is_given_up(telegram: tuple[StandIn, str]) -> None:
    stand_in, base_url = telegram
    stand_in.slow["sendMessage"] = 1
    async with Bot(TOKEN, base_url, request=Sending(0.2)) as bot:
        with pytest.raises(TimedOut):
            await bot.send_message(PRIVATE["id"], "x")


async def test_a_network_that_is_not_there_is_a_fault_of_the_network() -> None:
    request = Sending(1)
    await request.initialize()
    with pytest.raises(NetworkError):
        await Bot(TOKEN, "http://127.0.0.1:9/bot", request=request).send_message(1, "x")
    await request.shutdown()


@pytest.mark.parametrize("payload", [b"<html>502 Bad Gateway</html>", b"[]", b'{"ok": true, "result": true}', b'{"ok": false}'])
def test_what_is_no_message_is_left_as_it_is(payload: bytes) -> None:
    assert brief(payload) == payload


def test_a_message_keeps_its_number_date_and_chat() -> None:
    told = {"ok": True, "result": {"message_id": 7, "date": 1, "chat": PRIVATE, "text": "long", "from": {}}}
    assert json.loads(brief(json.dumps(told).encode())) == {"ok": True, "result": {"message_id": 7, "date": 1, "chat": PRIVATE}}
