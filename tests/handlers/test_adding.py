"""A long addition tells how far it is, ends when the bot is to stop, and one runs at a time."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, cast

from builders import an_article
from stand_in import ANN, ME, PRIVATE
from telegram import Message
from telegram.error import TimedOut

from bot.journal import Journal
from bot.shelf import Kept, open_database
from config import load_phrases
from handlers import adding
from handlers.brought import Address
from handlers.desk import Desk
from handlers.phrases import Phrases

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pytest
    from telegram import Bot


class Recorder:
    """A bot, a journal and an intake that only remember what they are told; every address holds three articles."""

    id, username, defaults = ME["id"], ME["username"], None

    def __init__(self) -> None:
        self.shown: list[str] = []
        self.open = self.most_open = 0
        self.desk: Desk | None = None
        self.stops_after: str = ""

    async def send_message(self, _chat: int, text: str, **_: Any) -> Message:
        self.shown.append(text)
        return a_message(cast("Any", self))

    async def edit_message_text(self, text: str, *_: Any, **__: Any) -> None:
        if text.endswith("so far.") and "2 articles" in text:
            raise TimedOut
        self.shown.append(text)

    def address(self, address: str) -> Iterator[Kept]:
        self.open += 1
        self.most_open = max(self.most_open, self.open)
        for number in (1, 2, 3):
            yield Kept(an_article(f"{address} {number}", number=number), "added")
            if self.stops_after == f"{address} {number}" and self.desk:
                self.desk.leaving.set()
        self.open -= 1


def a_message(bot: Bot) -> Message:
    return Message.de_json({"message_id": 1, "date": 1, "chat": PRIVATE, "from": ANN, "text": "x"}, bot)


def a_desk(bot: Recorder) -> Desk:
    journal = Journal(open_database("memory:"))
    desk = Desk(cast("Any", None), cast("Any", bot), journal, Phrases(load_phrases()), admins=frozenset({ANN["id"]}))
    bot.desk = desk
    return desk


async def test_who_waits_long_is_told_how_far_it_is_and_a_fault_of_that_does_no_harm(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adding, "TELL", 0.0)
    bot = Recorder()
    await adding.take(a_desk(bot), a_message(cast("Any", bot)), [Address("feed")])
    assert bot.shown[:3] == ["Reading feed…", "Reading feed… One article so far.", "Reading feed… 3 articles so far."]
    assert bot.shown[3].count("Added: ") == 3


async def test_two_additions_wait_for_each_other() -> None:
    bot = Recorder()
    desk = a_desk(bot)
    await asyncio.gather(*(adding.take(desk, a_message(cast("Any", bot)), [Address(name)]) for name in ("one", "two")))
    assert bot.shown[:2] == ["Reading one…", "Reading two…"]
    assert bot.most_open == 1


async def test_a_bot_that_is_to_stop_reads_no_further_and_tells_what_it_took() -> None:
    bot = Recorder()
    desk = a_desk(bot)
    bot.stops_after = "feed 1"
    await adding.take(desk, a_message(cast("Any", bot)), [Address("feed"), Address("next")])
    assert bot.shown[1].count("Added: ") == 2
    assert bot.shown[1].endswith("I am about to stop, so I did not read on. Send it again once I am back.")
    assert bot.shown[3] == "I am about to stop, so I did not read on. Send it again once I am back."
