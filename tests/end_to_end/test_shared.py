"""Two bots and an adding process share one library in PostgreSQL: both answer from what is new within two seconds."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from contextlib import ExitStack, contextmanager
from itertools import count, product
from threading import Event
from typing import TYPE_CHECKING

import yaml
from builders import an_article
from conftest import ROOT, environment
from stand_in import PRIVATE, TOKEN, StandIn, standing_in

from bot.answers import Library, watched
from bot.shelf import Shelf, open_database

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FOUND = 2.0
"""Seconds after which a bot answers from what another process has added."""
TOPICS = ("bridge", "mill", "ferry", "tower", "well", "barn", "chapel", "forge")


def elsewhere(folder: Path, *arguments: str, **more: str) -> subprocess.Popen[bytes]:
    """The command line in a folder of its own, as on another machine."""
    folder.mkdir(exist_ok=True)
    paths = environment(PYTHONPATH=f"{ROOT}:{ROOT / 'tests'}", **more)
    return subprocess.Popen(
        [sys.executable, "-m", "bot", *arguments], cwd=folder, env=paths, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


@contextmanager
def a_bot(folder: Path, url: str, first: int) -> Iterator[StandIn]:
    """A bot on the library, let in; the messages that reach it are numbered from `first`."""
    folder.mkdir()
    with standing_in() as (stand_in, base_url):
        stand_in._numbers = count(first)
        telegram = {"base_url": base_url, "messages_per_second": 0, "group_messages_per_minute": 0}
        told = {"telegram": telegram, "library": {"seeds": "", "url": url}, "limits": {"questions_per_minute": 0}}
        (folder / "mine.yaml").write_text(yaml.safe_dump(told))
        with elsewhere(folder, "run", "--config", "mine.yaml", TELEGRAM_BOT_TOKEN=TOKEN) as process:
            try:
                stand_in.reply_to(stand_in.says("/start"), 30)
                yield stand_in
            finally:
                process.terminate()
                said = process.communicate(timeout=20)[1].decode()
        assert said.splitlines() == ["article-bot: Answering as @acceptance_bot."]


def add(folder: Path, url: str, *rows: dict[str, str]) -> None:
    (folder / "new.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    with elsewhere(folder, "add", "new.jsonl", "--library", url) as process:
        said, faults = process.communicate(timeout=60)
    assert (process.returncode, len(said.splitlines())) == (0, len(rows)), faults


def an_article_of(name: str, text: str) -> dict[str, str]:
    return {"id": name, "title": f"The {name}", "text": text}


def seconds_until(stand_in: StandIn, question: str, words: str) -> float:
    """How long it takes until the question is answered so, asked again and again."""
    began = time.monotonic()
    while words not in stand_in.reply_to(stand_in.says(question))["text"]:
        assert time.monotonic() - began < 10 * FOUND, stand_in.calls[-1]
    return time.monotonic() - began


def test_two_bots_answer_from_new_articles_within_two_seconds_under_load(postgres: str, tmp_path: Path) -> None:
    adder = tmp_path / "adder"
    adder.mkdir()
    add(adder, postgres, *(an_article_of(f"old-{at}", f"The old stone {at} was laid in year {1000 + at} by hand.") for at in range(60)))
    with ExitStack() as stack:
        bots = [stack.enter_context(a_bot(tmp_path / f"bot {first}", postgres, first)) for first in (1, 10_000)]
        asked = []
        for topic in TOPICS:
            for at, bot in product(range(20), bots):
                asked.append((bot, bot.says(f"In which year was the old stone {at} laid?", chat={**PRIVATE, "id": 1000 + at})))
            add(adder, postgres, an_article_of(topic, f"The {topic} of Oxley was painted in the colour of {topic}s by Ann."))
            waits = [seconds_until(bot, f"Who painted the {topic} of Oxley?", f"in the colour of {topic}s") for bot in bots]
            assert max(waits) < FOUND, (topic, waits)
        for bot, message in asked:
            assert "was laid in year" in bot.reply_to(message)["text"]
        add(adder, postgres, an_article_of("mill", "The mill of Oxley was torn down by Ben in a night of rain."))
        assert all(seconds_until(bot, "Who tore down the mill of Oxley?", "torn down by Ben") < FOUND for bot in bots)
        with elsewhere(adder, "remove", "barn", "--library", postgres) as process:
            process.communicate(timeout=60)
        time.sleep(FOUND)
        assert not any("in the colour of barns" in bot.reply_to(bot.says("Who painted the barn of Oxley?"))["text"] for bot in bots)
        assert not any(bot.refused() for bot in bots)


def test_what_one_who_was_killed_left_out_of_the_index_is_brought_in_while_another_answers(url: str) -> None:
    library = Library(url)
    engine = open_database(url)
    with watched(library, Event()):
        Shelf(engine).keep([an_article(name) for name in ("One", "Two", "Three")])
        until = time.monotonic() + 10
        while library.index.editions() != library.shelf.editions().keys():
            assert time.monotonic() < until
            time.sleep(0.1)
    assert len(library.index.editions()) == 3
    for each in (engine, library.engine):
        each.dispose()
