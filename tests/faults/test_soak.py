"""Many readers at once, on a Telegram that is busy, broken and slow: no answer is lost and none is doubled, over a restart as well.

SOAK_SECONDS is how long they go on: 60 where CI is set, else half an hour.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from collections import Counter
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from conftest import ROOT, environment, telegram_settings
from stand_in import GROUP, ME, PRIVATE, TOKEN, Disturbance, Refused, StandIn, labels, standing_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

SECONDS = float(os.environ.get("SOAK_SECONDS") or (60 if os.environ.get("CI") else 1_800))
CHATS, GROUPS = 200, 50
"""So many chats, and so many of them are groups."""
RATE = 8.0
"""Messages and presses a second, of all chats together."""
DISTURBED = 0.04
"""The share of requests that something befalls."""
SETTLED = 150.0
"""Seconds in which the last answers come, however often they had to be sent."""
QUESTIONS = (
    "Who reached the South Pole first?", "wen did scot leave cape evans", "What did China ban from North Korea?", "and why?",
    "Who worked out the structure of penicillin?", "How do I bake a sourdough bread?", "¿Quién llegó primero al Polo Sur?",
    "/summary penicillin", "/who Amundsen", "/articles", "/help", "???",
)  # fmt: skip
BEFALLS = (*Disturbance, 429, 429, 500, 500)


@dataclass
class Crowd:
    """The readers, what they asked, and the inline queries that they typed."""

    telegram: StandIn
    dice: random.Random
    asked: list[dict[str, Any]] = field(default_factory=list)
    typed: list[str] = field(default_factory=list)

    def does_something(self) -> None:
        """Somebody asks, presses a button below an answer, or types an inline query."""
        what = self.dice.random()
        if what < 0.1:
            self.typed.append(self.telegram.begins_to_type("penicillin"))
            return
        if what < 0.25 and self._presses():
            return
        number = self.dice.randrange(CHATS)
        reader = {
            "id": 10_000 + self.dice.randrange(1_000),
            "is_bot": False,
            "first_name": "R",
            "language_code": self.dice.choice(["en", "es", "ar"]),
        }
        text = self.dice.choice(QUESTIONS)
        if number < GROUPS:
            called = text if text.startswith("/") else f"@{ME['username']} {text}"
            self.asked.append(self.telegram.says(called, chat=GROUP | {"id": -7_000 - number}, **{"from": reader}))
        else:
            self.asked.append(
                self.telegram.says(text, chat=PRIVATE | {"id": 20_000 + number}, **{"from": reader | {"id": 20_000 + number}})
            )

    def _presses(self) -> bool:
        """Whether there was an answer with a button to press."""
        for message in self.dice.sample(self.asked, min(5, len(self.asked))):
            answers = self.replies(message)
            if answers and labels(answers[0]):
                self.telegram.presses(answers[0], self.dice.choice(labels(answers[0])), by=message["from"])
                return True
        return False

    def replies(self, message: dict[str, Any]) -> list[dict[str, Any]]:
        """What the bot said to the message."""
        return [one for one in self.telegram.replied.get((message["chat"]["id"], message["message_id"]), []) if one["from"] == ME]

    def unanswered(self) -> list[dict[str, Any]]:
        return [message for message in self.asked if not self.replies(message)]


def befalls(dice: random.Random, what: Counter[str], method: str) -> Disturbance | Refused | None:
    """What happens to a request of the method; updates are not held back for long, for all would wait."""
    if dice.random() >= DISTURBED:
        return None
    fault = dice.choice(BEFALLS)
    what[str(fault)] += 1
    if fault == 429:
        return Refused("Too Many Requests: retry after 1", 429, retry_after=1)
    if fault == 500:
        return Refused("Internal Server Error", 500)
    return Disturbance.DROPPED if fault is Disturbance.HANGING and method == "getUpdates" else Disturbance(fault)


@contextmanager
def running(options: Sequence[str], said: list[str]) -> Iterator[None]:
    """The bot, which is told to stop in the end, with what it has said."""
    command = [sys.executable, "-m", "bot", "run", *options]
    with subprocess.Popen(command, cwd=ROOT, env=environment(TELEGRAM_BOT_TOKEN=TOKEN), stderr=subprocess.PIPE) as process:
        try:
            yield
        finally:
            process.terminate()
            said.append(process.communicate(timeout=120)[1].decode())


@pytest.mark.faults
def test_no_answer_is_lost_or_doubled(tmp_path: Path) -> None:
    dice, what, said = random.Random(7), Counter[str](), list[str]()
    with standing_in() as (telegram, base_url):
        options, crowd = telegram_settings(tmp_path, base_url, stale_minutes=10), Crowd(telegram, dice)
        with running(options, said):
            telegram.reply_to(telegram.says("/start"), 60)
            telegram.disturbs = partial(befalls, dice, what)
            goes_on(crowd, SECONDS / 2)
        crowd.asked += [telegram.says(QUESTIONS[0], chat=PRIVATE | {"id": 20_100}) for _ in range(3)]
        stale = telegram.says(QUESTIONS[0], chat=PRIVATE | {"id": 20_101}, date=int(time.time()) - 660)
        with running(options, said):
            goes_on(crowd, SECONDS / 2)
            with suppress(AssertionError):  # which are lost is said below
                telegram.wait(lambda: not crowd.unanswered(), SETTLED)
            assert [(message["chat"]["type"], message["text"]) for message in crowd.unanswered()] == []
            telegram.wait(lambda: not telegram.unanswered and telegram.offered.keys() >= set(crowd.typed), SETTLED)
    assert [len(crowd.replies(message)) for message in crowd.asked] == [1] * len(crowd.asked)
    assert crowd.replies(stale) == []
    assert [call["why"] for call in telegram.refused() if not call["disturbed"]] == []
    assert "Traceback" not in "".join(said)
    assert "could not be answered" not in "".join(said)
    assert len(what) == len(set(map(str, BEFALLS)))


def goes_on(crowd: Crowd, seconds: float) -> None:
    """The crowd asks and presses for so long."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        crowd.does_something()
        time.sleep(crowd.dice.expovariate(RATE))
