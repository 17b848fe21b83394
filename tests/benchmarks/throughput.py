"""Answers a second through the real process, beside python-telegram-bot's echo bot: `python tests/benchmarks/throughput.py`.

Both poll a stand-in for Telegram on loopback, are let in, and then find the same questions of many chats waiting; counted is the time
from then to the last answer. Neither limits its rate. The rounds alternate, and a round's ratio is of its two runs; the medians are
printed. The bot knows its seeds, or with --library any articles.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from contextlib import contextmanager
from pathlib import Path
from statistics import median

sys.path.extend(map(str, Path(__file__).parents[1:3]))  # the script runs from any folder

from typing import TYPE_CHECKING, Any

from benchmarks.sets import write_table
from conftest import environment, telegram_settings
from stand_in import PRIVATE, TOKEN, StandIn, standing_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT = Path(__file__).parents[2]
ECHO = """
import sys
from telegram import Update
from telegram.ext import Application, CommandHandler, MessageHandler, filters

async def start(update, context):
    await update.message.reply_text("Hello", do_quote=True)

async def echo(update, context):
    await update.message.reply_text(update.message.text, do_quote=True)

application = Application.builder().token(sys.argv[2]).base_url(sys.argv[1]).build()
application.add_handler(CommandHandler("start", start))
application.add_handler(MessageHandler(filters.TEXT & ~filters.COMMAND, echo))
application.run_polling(allowed_updates=Update.ALL_TYPES)
"""
"""The example of python-telegram-bot's documentation, each answer a reply to its question as the bot's are."""
QUESTIONS = (
    "Who reached the South Pole first?", "What did China ban from North Korea?", "What did Fleming call the product of the mould?",
    "When did the railways of North America take up standard time?", "What exploded on Apollo 13?",
    "Who worked out the structure of penicillin?",
)  # fmt: skip


@contextmanager
def running(command: Sequence[str], **more: str) -> Iterator[None]:
    """The program while it runs; it is told to stop in the end."""
    paths = environment(PYTHONPATH=f"{ROOT}:{ROOT / 'tests'}", **more)
    with subprocess.Popen([sys.executable, *command], cwd=ROOT, env=paths, stderr=subprocess.DEVNULL) as process:
        try:
            yield
        finally:
            process.terminate()
            process.wait(30)


def answers_a_second(stand_in: StandIn, chats: int, each: int, seconds: float = 300) -> float:
    """How many of `chats` times `each` questions, all waiting at once, are answered in a second."""
    stand_in.reply_to(stand_in.says("/start"), 60)
    asked = [
        {"chat": {**PRIVATE, "id": 10_000 + chat}, "from": {"id": 10_000 + chat, "is_bot": False, "first_name": "R"}}
        for _ in range(each)
        for chat in range(chats)
    ]
    before, began = len(stand_in.calls), time.monotonic()
    for at, one in enumerate(asked):
        stand_in.says(QUESTIONS[at % len(QUESTIONS)], **one)

    def answered() -> bool:
        return [call["method"] for call in stand_in.calls[before:]].count("sendMessage") >= len(asked)

    stand_in.wait(answered, seconds)
    return len(asked) / (time.monotonic() - began)


def of_the_bot(chats: int, each: int, library: str | None) -> float:
    with tempfile.TemporaryDirectory() as folder, standing_in() as (stand_in, base_url):
        options = telegram_settings(Path(folder), base_url)
        if library:
            options[-1] = library
        with running(["-m", "bot", "run", *options], TELEGRAM_BOT_TOKEN=TOKEN):
            return answers_a_second(stand_in, chats, each)


def of_the_echo_bot(chats: int, each: int) -> float:
    with standing_in() as (stand_in, base_url), running(["-c", ECHO, base_url, TOKEN]):
        return answers_a_second(stand_in, chats, each)


def main() -> None:
    """Print the table, or put it into a file between its markers."""
    options = ArgumentParser(description=__doc__, formatter_class=RawDescriptionHelpFormatter)
    options.add_argument("--chats", type=int, default=100)
    options.add_argument("--questions", type=int, default=10, help="of each chat")
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--library", help="the library that is asked, instead of the seeds")
    options.add_argument("--table", type=Path, help="the Markdown file that holds the table")
    given: Any = options.parse_args()
    load = given.chats, given.questions
    rounds = [(of_the_bot(*load, given.library), of_the_echo_bot(*load)) for _ in range(given.rounds)]
    bot, echo, ratio = (median(column) for column in zip(*((ours, theirs, ours / theirs) for ours, theirs in rounds), strict=True))
    table = "\n".join([
        f"| {load[0]} chats, {load[1]} questions each; {os.cpu_count()} cores; medians of {given.rounds} rounds | answers a second |",
        "|---|---|",
        f"| this bot | {bot:.0f} |",
        f"| python-telegram-bot's echo bot | {echo:.0f} |",
        f"| this bot's share of it | {ratio:.2f} |",
    ])  # fmt: skip
    print(table)  # noqa: T201 - a script's table
    if given.table:
        write_table(table, given.table, "throughput")


if __name__ == "__main__":
    main()
