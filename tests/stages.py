"""Bots that know a few made-up articles alone, and how a test talks with them."""

from __future__ import annotations

import itertools
import json
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
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
NOW = datetime.now(UTC)
BRIDGE = (
    "The old bridge of Lindental fell into the river on Monday night, a few minutes after the last tram had crossed it.",
    "Engineers of the city had warned in spring that its iron was rusting.",
)
ARTICLES = (
    ("Bridge of Lindental falls", 1, (*BRIDGE, "The mayor, Adele Winter, promised a new bridge of Lindental within two years.")),
    (
        "Lindental loses its bridge",
        2,
        (
            "On Monday night, a few minutes after the last tram had crossed it, the old bridge of Lindental fell into the river.",
            "Trams of Lindental will end at the bridge for months, and a ferry will carry people over the river.",
        ),
    ),
    ("How to bake bread", 40, ("Dough of bread wants time.", "Salt goes in last.", "Bread of rye keeps longer than bread of wheat.")),
    (
        "The year of a lighthouse keeper",
        3,
        (
            "Nobody but the keeper lives on the rock of the lighthouse.",
            "Every evening the keeper winds the clockwork that turns the lamp.",
            "A boat brings bread, letters and oil to the lighthouse on the first of each month.",
            "In winter the waves reach the windows of the keeper, thirty metres above the sea.",
        ),
    ),
)
_numbers = itertools.count(60_000)


def since(days: int) -> str:
    return (NOW - timedelta(days=days)).date().isoformat()


def a_library(folder: Path, file: Path) -> list[str]:
    """The options that open a library of the file's articles, in that folder."""
    options = ["--library", f"sqlite:///{folder}/library.db"]
    assert article_bot("add", str(file), *options).returncode == 0
    return options


def papers_file(folder: Path) -> Path:
    """The file of the papers' articles, the first of yesterday."""
    rows = [
        {"id": f"a{at}", "title": title, "text": "\n\n".join(text), "published": since(days), "publisher": f"Paper {at}"}
        for at, (title, days, text) in enumerate(ARTICLES, 1)
    ]
    file = folder / "papers.jsonl"
    file.write_text("\n".join(map(json.dumps, rows)))
    return file


@contextmanager
def knowing(file: Path, folder: Path) -> Iterator[tuple[StandIn, list[str]]]:
    """The real process with the file's articles and no seeds, and the options that open its library in that folder."""
    with standing_in() as (stand_in, base_url):
        options = telegram_settings(folder, base_url)
        with Path(options[1]).open("a", encoding="utf-8") as settings:
            settings.write("library: {seeds: ''}\n")
        library = a_library(folder, file)
        with answering(stand_in, *options):
            yield stand_in, library


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
