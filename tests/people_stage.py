"""A bot that knows the articles of people.jsonl alone, and how a test talks with it."""

from __future__ import annotations

import itertools
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from conftest import answering, article_bot, telegram_settings
from stand_in import PRIVATE, StandIn, standing_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stand_in import Table

PEOPLE = Path(__file__).with_name("people.jsonl")
FERRY, LOAN = "The ferry of Ostra sails again", "Ostra's ferry company is short of money"
MARTA, STRIKER, JUDGE = "the director of the ferry company", "a striker of Norwood Rovers", "a judge of the high court in Meridale"
_numbers = itertools.count(60_000)


@contextmanager
def knowing_people(folder: Path) -> Iterator[tuple[StandIn, list[str]]]:
    """The real process with these articles and no seeds, and the options with which it was called."""
    with standing_in() as (stand_in, base_url):
        options = telegram_settings(folder, base_url)
        with Path(options[1]).open("a", encoding="utf-8") as settings:
            settings.write("library: {seeds: ''}\n")
        assert article_bot("add", str(PEOPLE), *options).returncode == 0
        with answering(stand_in, *options):
            yield stand_in, options


def told(telegram: StandIn, text: str, language: str = "en", **more: Any) -> Table:
    """The reply to a reader whose app speaks the language, in a private chat of their own."""
    number = next(_numbers)
    person = {"id": number, "is_bot": False, "first_name": "R", "language_code": language}
    return telegram.reply_to(telegram.says(text, **({"chat": {**PRIVATE, "id": number}, "from": person} | more)))


def pressed(telegram: StandIn, message: Table, label: str) -> str:
    """What the message says after a press of the button whose label begins so."""
    before = message["text"]
    telegram.presses(message, label)
    telegram.wait(lambda: message["text"] != before)
    return str(message["text"])


def shown(message: Table, kind: str) -> list[str]:
    """The stretches of the message that are shown so."""
    raw = message["text"].encode("utf-16-le")
    found = (one for one in message["entities"] if one["type"] == kind)
    return [raw[2 * one["offset"] : 2 * (one["offset"] + one["length"])].decode("utf-16-le") for one in found]
