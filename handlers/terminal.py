"""The same bot in the terminal: a line is a message, a number presses a button."""

from __future__ import annotations

import asyncio
import itertools
import re
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from telegram import Update
from telegram.ext import Application

from handlers.app import build
from handlers.local import BOT, CHAT, READER, LocalRequest, buttons
from handlers.rich import units

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TextIO

    from handlers.desk import Desk
    from handlers.phrases import Phrases

TOKEN = "1:local"  # noqa: S105 - opens nothing; the library wants one
LONGEST = 4_096
"""Characters of one message, as on Telegram."""


def chat(desk: Desk, lines: Iterable[bytes], out: TextIO, *, prompt: bool = False) -> None:
    """Answer the lines, one after the other, on `out`; with a `prompt`, greet on stderr and ask for each.

    Whoever sits here could change the library by commands as well: the reader is an admin.
    """
    asyncio.run(_chat(replace(desk, admins=frozenset({READER["id"]}), pictures=False), lines, Mouth(out), prompt=prompt))


class Mouth:
    """Writes replies as plain text, a blank line between two, buttons as numbered lines."""

    def __init__(self, out: TextIO) -> None:
        self._out, self._said = out, False

    def say(self, text: str, labels: Iterable[str] = ()) -> None:
        """One reply."""
        numbered = [f"[{number}] {label}" for number, label in enumerate(labels, 1)]
        self._out.write(("\n" if self._said else "") + "\n".join([text, *numbered]) + "\n")
        self._out.flush()
        self._said = True


async def _chat(desk: Desk, lines: Iterable[bytes], mouth: Mouth, *, prompt: bool) -> None:
    request = LocalRequest(mouth.say)
    builder = Application.builder().token(TOKEN).request(request).get_updates_request(LocalRequest(mouth.say)).updater(None)
    application = build(builder, desk)
    numbers = itertools.count(1)
    if prompt:
        sys.stderr.write(desk.phrases.say("terminal_greeting") + "\n")
    async with application:
        for line in _prompted(lines) if prompt else lines:
            update = _update(line, request, mouth, desk.phrases)
            if update is not None:
                await application.process_update(Update.de_json({"update_id": next(numbers), **update}, application.bot))


def _prompted(lines: Iterable[bytes]) -> Iterable[bytes]:
    rest = iter(lines)
    while True:
        sys.stderr.write("> ")
        sys.stderr.flush()
        try:
            line = next(rest)
        except StopIteration:
            sys.stderr.write("\n")
            return
        if line.strip() == b"/quit":
            return
        yield line


def _update(line: bytes, request: LocalRequest, mouth: Mouth, phrases: Phrases) -> dict[str, Any] | None:
    try:
        text = line.decode("utf-8").strip().replace("\x00", " ").strip()
    except UnicodeDecodeError:
        mouth.say(phrases.say("not_utf8"))
        return None
    if len(text) > LONGEST:
        mouth.say(phrases.say("too_long"))
        return None
    if text.isascii() and text.isdigit() and len(text) < 4:
        pressed = _pressed(int(text), request)
        if pressed is not None:
            return pressed
    return {"message": request.message(text, READER, entities=_entities(text))} if text else None


def _entities(text: str) -> list[dict[str, Any]]:
    """A command that the line begins with, or an address that it is."""
    if re.fullmatch(r"https?://\S+", text):
        return [{"type": "url", "offset": 0, "length": units(text)}]
    command = re.match(r"/\S+", text)
    return [{"type": "bot_command", "offset": 0, "length": command.end()}] if command else []


def _pressed(number: int, request: LocalRequest) -> dict[str, Any] | None:
    """The press of that button of the latest message that has any; None where it has no such button."""
    latest = next((message for message in reversed(request.messages.values()) if message["from"] == BOT and buttons(message)), None)
    shown = buttons(latest) if latest else []
    if latest is None or not 1 <= number <= len(shown):
        return None
    return {
        "callback_query": {
            "id": "1",
            "from": READER,
            "chat_instance": "1",
            "message": {**latest, "chat": CHAT},
            "data": shown[number - 1]["callback_data"],
        }
    }
