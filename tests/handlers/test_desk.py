"""What a press asks for is shown in its place, and goes on below it where it is long."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import replace
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import pytest
from stand_in import ANN, GROUP, ME
from telegram import CallbackQuery
from telegram.error import BadRequest

from handlers.desk import Desk
from handlers.replies import Button, Reply
from handlers.rich import Rich

if TYPE_CHECKING:
    from telegram import Bot

    from bot.journal import Sent

LONG = Reply((Rich("a" * 4_000), Rich("b" * 4_000)), articles=(3,))


class Recorder:
    """A bot and a journal that only remember what they are told."""

    id, username, defaults = ME["id"], ME["username"], None

    def __init__(self, fault: str = "") -> None:
        self.fault = fault
        self.sent: list[tuple[str, dict[str, Any]]] = []
        self.remembered: list[tuple[int, tuple[int, ...]]] = []

    async def edit_message_text(self, text: str, *_: Any, **told: Any) -> None:
        if self.fault:
            raise BadRequest(self.fault)
        self.sent.append((text, told))

    async def send_message(self, _chat: int, text: str, **told: Any) -> SimpleNamespace:
        self.sent.append((text, told))
        return SimpleNamespace(message_id=50 + len(self.sent))

    def keep(self, _chat: int, sent: Sent, *_: object) -> Future[None]:
        self.remembered += [(number, sent.articles) for number in sent.numbers]
        done: Future[None] = Future()
        done.set_result(None)
        return done


async def pressed(bot: Recorder, reply: Reply, **more: Any) -> None:
    message = {"message_id": 50, "date": 1, "chat": GROUP, "from": ME, "text": "Which?", **more}
    query = CallbackQuery.de_json({"id": "1", "from": ANN, "chat_instance": "1", "data": "x", "message": message}, cast("Bot", bot))
    await Desk(cast("Any", None), cast("Any", None), cast("Any", SimpleNamespace(sent=bot.keep, changed=bot.keep)), cast("Any", None)).show(
        query, reply
    )


async def test_what_is_too_long_goes_on_below_in_the_same_topic() -> None:
    bot = Recorder()
    await pressed(bot, LONG, message_thread_id=7, is_topic_message=True)
    assert [text[0] for text, _ in bot.sent] == ["a", "b"]
    assert bot.sent[1][1]["message_thread_id"] == 7


async def test_the_buttons_stand_below_the_last_part() -> None:
    bot = Recorder()
    await pressed(bot, replace(LONG, buttons=((Button("Next", "x"),),)))
    assert [told["reply_markup"] is not None for _, told in bot.sent] == [False, True]


async def test_outside_a_topic_none_is_named() -> None:
    bot = Recorder()
    await pressed(bot, LONG)
    assert bot.sent[1][1]["message_thread_id"] is None


async def test_every_part_is_remembered_as_about_its_articles() -> None:
    bot = Recorder()
    await pressed(bot, LONG)
    assert bot.remembered == [(50, (3,)), (52, (3,))]


async def test_a_press_that_changes_nothing_is_no_fault() -> None:
    await pressed(Recorder("Message is not modified: it is the same"), Reply((Rich("same"),)))
    with pytest.raises(BadRequest):
        await pressed(Recorder("Message to edit not found"), Reply((Rich("other"),)))
