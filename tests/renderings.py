"""Each kind of reply as text: `python tests/renderings.py --table README.md` has the real process say them, and puts them into the README.

A star stands at both ends of what is bold, an underscore of what is italic; a bar before each line of a quote, a broken one where it
is folded; an arrow behind a link; a frame stands for a picture; buttons stand in brackets. Quotes are cut where they are long.
"""

from __future__ import annotations

import json
import sys
import tempfile
import textwrap
from argparse import ArgumentParser
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.extend(map(str, (Path(__file__).parent, Path(__file__).parents[1])))  # the script runs from any folder

from babel.dates import format_date
from benchmarks.sets import write_table
from conftest import UNLIMITED, answering, article_bot, telegram_settings
from stand_in import ANN, BEN, BENS, GROUP, ME, StandIn, standing_in

if TYPE_CHECKING:
    from collections.abc import Iterator

Table = dict[str, Any]
OTHERS = GROUP | {"id": -1003, "title": "Others"}
WIDTH, LONGEST = 100, 5
"""Characters of a line, and so many lines of one quote or paragraph are shown."""
AROUND = {"bold": "*", "italic": "_", "text_link": ""}
QUOTES = {"blockquote": "│ ", "expandable_blockquote": "┆ "}
UNFOLDING = ("More", "In context", "Summary", "People", "Why this?")
CHANCE = "A question to start with"
"""The one scene that is another each time."""


def rendered(message: Table) -> str:
    """The message as a reader sees it."""
    text = message.get("text") or message["caption"]
    units = text.encode("utf-16-le")
    marks: list[tuple[int, int, str]] = []
    quotes: list[tuple[int, int, str]] = []
    for entity in message.get("entities") or message.get("caption_entities", []):
        start = len(units[: 2 * entity["offset"]].decode("utf-16-le"))
        end = start + len(units[2 * entity["offset"] : 2 * (entity["offset"] + entity["length"])].decode("utf-16-le"))
        if entity["type"] in QUOTES:
            quotes.append((start, end, QUOTES[entity["type"]]))
        elif entity["type"] in AROUND:
            around = AROUND[entity["type"]]
            marks += [(start, 1, around), (end, 0, around or "↗")]
    lines, at = ["▦", ""] if "photo" in message else [], 0
    for line in text.split("\n"):
        bar = next((bar for start, end, bar in quotes if start <= at < end), "")
        lines += _wrapped(_marked(line, at, marks), bar)
        at += len(line) + 1
    buttons = [" ".join(f"[{button['text']}]" for button in row) for row in message.get("reply_markup", {}).get("inline_keyboard", [])]
    return "\n".join([*lines, *buttons])


def _marked(line: str, at: int, marks: list[tuple[int, int, str]]) -> str:
    """The line that begins at that character, with the marks in it."""
    for place, _, mark in sorted(marks, reverse=True):
        if at <= place <= at + len(line):
            line = line[: place - at] + mark + line[place - at :]
    return line


def _wrapped(line: str, bar: str) -> list[str]:
    lines = textwrap.wrap(line, WIDTH, initial_indent=bar, subsequent_indent=bar) or [bar.rstrip()]
    return lines if len(lines) <= LONGEST else [*lines[:LONGEST], f"{bar}…"]


class Scenes:
    """What was said, scene by scene."""

    def __init__(self, telegram: StandIn) -> None:
        self.telegram, self.told = telegram, list[tuple[str, str]]()

    def say(self, title: str, text: str, **more: Any) -> Table:
        """Somebody writes, and the bot replies."""
        reply = self.telegram.reply_to(self.telegram.says(text, **more), 20)
        self.show(title, f"> {text}\n\n{rendered(reply)}")
        return reply

    def press(self, title: str, message: Table, label: str, **more: Any) -> None:
        """Somebody presses a button, and the message changes."""
        before = json.dumps(message)
        self.telegram.presses(message, label, **more)
        self.telegram.wait(lambda: json.dumps(message) != before)
        self.show(title, f"> [{label}]\n\n{rendered(message)}")

    def show(self, title: str, text: str) -> None:
        """Keep the scene; the day on which it is made stays out."""
        self.told.append((title, text.replace(format_date(datetime.now(UTC), "long", locale="en"), "…")))

    @property
    def markdown(self) -> Iterator[str]:
        """The scenes as Markdown."""
        for title, text in self.told:
            yield f"**{title}**\n\n```text\n{text}\n```"


def in_private(scenes: Scenes) -> None:
    """A reader alone with the bot."""
    scenes.say("A greeting", "/start")
    answer = scenes.say("An answer to a misspelt question", "who reeched the sowth pole frist")
    for label in UNFOLDING:
        scenes.press(f"{label}, pressed", answer, label)
        before = answer["text"]
        scenes.telegram.presses(answer, f"‹ {label}")
        scenes.telegram.wait(partial(_changed, answer, before))
    scenes.press("A thumb down", answer, "👎")
    scenes.press("Its reason", answer, "Wrong passage")
    scenes.say("A question that leans on the last one", "and why?")
    offer = scenes.say("What was perhaps meant", "Oates")
    scenes.press("One of them chosen", offer, "The race")
    scenes.say("An honest no", "How do I bake a sourdough bread?")
    scenes.say("A command that is none", "/lookup")
    whole = scenes.say("A summary", "/summary South Pole")
    scenes.press("A longer one", whole, "Longer")
    scenes.say("What several articles say of one thing", "/summary 1928")
    scenes.say("Which article to sum up", "/summary")
    scenes.say("What is new", "/summary today")
    scenes.say("What was published since a day", "/summary since 2026-11-01")
    scenes.say("People", "/who")
    scenes.say("A person's card", "/who Dorothy Hodgkin")
    zhao = scenes.say("A card with what was said", "/who zao tong")
    scenes.press("What they said", zhao, "Quotes")
    scenes.say("A card with dates", "/who Amundsen")
    scenes.say("Who is named with somebody", "/who with Trump")
    scenes.say("Who is named in an article", "/who in standard time")
    scenes.say("Several people of one name", "/who Fleming")
    scenes.say("A stranger", "/who Marie Curie")
    scenes.say("Articles", "/articles")
    scenes.say("Articles by their headlines", "/articles raillways")
    card = scenes.say("An article's card, behind a link", "/start a3")
    scenes.press("Its people", card, "People")
    scenes.say(CHANCE, "/random")
    scenes.say("What was asked, for an admin", "/stats")
    scenes.say("What is kept", "/privacy")
    scenes.say("Forgotten", "/forget")
    scenes.telegram.presses(answer, "More")
    scenes.show("A button of an answer that is no longer kept", f"> [More]\n\n{rendered(scenes.telegram.reply_to(answer))}")


def _changed(message: Table, before: str) -> bool:
    return bool(message["text"] != before)


def in_a_group(scenes: Scenes) -> None:
    """Readers together."""
    scenes.telegram.becomes(GROUP, "member")
    scenes.show("Added to a group", rendered(scenes.telegram.wait(lambda: _unasked(scenes.telegram, GROUP))))
    scenes.telegram.privacy = True
    scenes.telegram.becomes(OTHERS, "member")
    greeting = rendered(scenes.telegram.wait(lambda: _unasked(scenes.telegram, OTHERS)))
    scenes.show("Added to a group where not every mention reaches it", greeting[greeting.index("What works") :])
    scenes.telegram.privacy = False
    answer = scenes.say("An answer in a group", "@acceptance_bot who missed a train in Ireland?", chat=GROUP)
    scenes.press("Its row, opened", answer, "…")


def _unasked(telegram: StandIn, group: Table) -> Table | None:
    """What the bot said in the group without being asked."""
    mine = [one for (chat, _), one in list(telegram.messages.items()) if chat == group["id"] and one["from"] == ME]
    return mine[0] if mine else None


def elsewhere(scenes: Scenes) -> None:
    """Where the bot is no member."""
    offered = scenes.telegram.types("penicillin mass production")["results"][:3]
    lines = [f"{result['title']}\n  {result.get('description', '')}" for result in offered]
    scenes.show("Inline, in any chat", "> @acceptance_bot penicillin mass production\n\n" + "\n".join(lines))
    asked = "@acceptance_bot when did Amundsen reach the pole?"
    scenes.show("Guest mode", f"> {asked}\n\n{rendered(scenes.telegram.calls_guest(asked))}")


def of_admins(scenes: Scenes) -> None:
    """An admin, and somebody who is none."""
    sent = scenes.telegram.sends("ferry.txt", b"The ferry\n\nIt crosses the lake every hour, and twice an hour on Sundays.")
    taken = scenes.telegram.reply_to(sent)
    scenes.telegram.wait(lambda: "reply_markup" in taken)
    scenes.show("A file sent by an admin", f"> ferry.txt\n\n{rendered(taken)}")
    scenes.press("Undone", taken, "Undo")
    removal = scenes.say("An article to be removed", "/remove standard time")
    scenes.press("Kept after all", removal, "Keep")
    scenes.say("Somebody who is no admin", "/add https://example.org/", chat=BENS, **{"from": BEN})


def scenes() -> Scenes:
    """Every scene, from the real process on a library of the seeds and one article of today."""
    with tempfile.TemporaryDirectory() as made, standing_in() as (telegram, base_url):
        folder = Path(made)
        today = {"id": "today", "title": "The ferry is late", "text": "The ferry was an hour late. Fog lay on the lake."}
        (folder / "today.jsonl").write_text(json.dumps(today | {"published": datetime.now(UTC).isoformat()}))
        options = telegram_settings(folder, base_url, admins=[ANN["id"]])
        article_bot("articles", *options)
        with answering(telegram, *options):
            article_bot("add", str(folder / "today.jsonl"), *options)
            told = Scenes(telegram)
            in_private(told)
            in_a_group(told)
            elsewhere(told)
            of_admins(told)
            told.say("A language of one's own", "/language")
            told.say("Another language", "/language español")
            told.say("An answer in it", "who reeched the sowth pole frist")
            told.say("And back", "/language en")
        with answering(telegram, *telegram_settings(folder, base_url, UNLIMITED | {"questions_per_minute": 1})):
            telegram.reply_to(telegram.says("/help", chat=BENS, **{"from": BEN}))
            told.say("Too much at once", "Who reached the South Pole first?", chat=BENS, **{"from": BEN})
        with answering(telegram, *telegram_settings(folder, base_url, allowed_chats=[ANN["id"]])):
            told.say("Somebody who is not let in", "Who reached the South Pole first?", chat=BENS, **{"from": BEN})
        if telegram.refused():
            raise SystemExit(f"Telegram refused {telegram.refused()[0]}")
    return told


def main() -> None:
    """Print the renderings, or put them into a file between its markers."""
    options = ArgumentParser(description=__doc__)
    options.add_argument("--table", type=Path, help="the Markdown file that holds them")
    given = options.parse_args()
    text = "\n\n".join(scenes().markdown)
    print(text)  # noqa: T201 - a script's output
    if given.table:
        write_table(text, given.table, "replies")


if __name__ == "__main__":
    main()
